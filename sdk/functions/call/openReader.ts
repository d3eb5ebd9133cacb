import * as pulumi from "@pulumi/pulumi";
import { resolveConfiguration } from "../../../provider/client";
import { CloudReader } from "./cloudReader";

const readers = new Map<string, CloudReader>();
const shownWarnings = new Set<string>();

/**
 * The reader for a configuration; the same configuration has one for as long as the process runs.
 *
 * @param config reads a config key without namespace
 * @throws ConfigurationError for whatever is missing, malformed or unsafe
 */
export function openReader(config: (key: string) => string | undefined): CloudReader {
  const configuration = resolveConfiguration({ config, environment: process.env });
  for (const warning of configuration.warnings) {
    if (shownWarnings.has(warning)) continue;
    shownWarnings.add(warning);
    void pulumi.log.warn(warning);
  }
  const key = JSON.stringify(configuration);
  const reader = readers.get(key) ?? new CloudReader(configuration);
  readers.set(key, reader);
  return reader;
}
