import { ConfigurationError } from "../errors/errors";
import type { ClientConfiguration } from "./clientConfiguration";
import { type ConfigurationKeyName, configurationKeys } from "./configurationKeys";
import { type ConfigurationSources, ConfigurationValues, configurationLabel } from "./configurationValues";
import { durationMillis } from "./duration";
import { isLoopback } from "./isLoopback";
import { credentialsOrigin, resolveCredentials } from "./resolveCredentials";
import { resolveEndpoints } from "./resolveEndpoints";
import { resolveProxy } from "./resolveProxy";

const regionPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/i;
const cloudPattern = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const idPattern = /^[a-z0-9_-]+$/i;
const longestTimer = 2 ** 31 - 1;
const mostRetries = 50;
/** As many connections as the pool has. */
const mostConcurrent = 64;
const mostPerMinute = 100_000;

/** A value for a message: cut, since nobody needs all of it to recognize it. */
const quoted = (value: string): string => JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);

function matching(value: string, key: ConfigurationKeyName, pattern: RegExp, example: string): string {
  if (pattern.test(value)) return value;
  throw new ConfigurationError(`${configurationLabel(key)} is ${quoted(value)}. Write it like ${example}.`);
}

function durationOf(values: ConfigurationValues, key: ConfigurationKeyName, fallback: string): number {
  const text = values.get(key) ?? fallback;
  const advice = "Write a duration longer than 0, such as 500ms, 30s or 1h30m.";
  const millis = durationMillis(text) ?? 0;
  if (millis > 0 && millis <= longestTimer) return millis;
  throw new ConfigurationError(`${configurationLabel(key)} is ${quoted(text)}. ${advice}`);
}

function countOf(
  values: ConfigurationValues,
  key: ConfigurationKeyName,
  { least, most }: { least: number; most: number },
): number | undefined {
  const text = values.get(key);
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new ConfigurationError(
    `${configurationLabel(key)} is ${quoted(text)}. Write a whole number from ${least} to ${most}.`,
  );
}

function flagOf(values: ConfigurationValues, key: ConfigurationKeyName): boolean {
  const text = (values.get(key) ?? "false").toLowerCase();
  if (["true", "1", "yes"].includes(text)) return true;
  if (["false", "0", "no"].includes(text)) return false;
  throw new ConfigurationError(`${configurationLabel(key)} is ${quoted(text)}. Write true or false.`);
}

/**
 * The tags that every instance gets beside its own.
 *
 * @throws ConfigurationError when they are not texts by keys
 */
export function defaultTagsOf(values: ConfigurationValues): Readonly<Record<string, string>> {
  const text = values.get("defaultTags");
  if (text === undefined) return {};
  try {
    const tags: unknown = JSON.parse(text);
    const isObject = typeof tags === "object" && tags !== null && !Array.isArray(tags);
    if (isObject) {
      const entries = Object.entries(tags).map(([key, value]) => [key, typeof value === "object" ? undefined : value]);
      if (entries.every(([, value]) => value !== undefined)) {
        return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
      }
    }
  } catch {
    // The sentence below says what is wrong with it.
  }
  throw new ConfigurationError(
    `${configurationLabel("defaultTags")} is ${quoted(text)}. Write texts by their keys, such as {"team":"orders"}.`,
  );
}

/** A setting that is one of a few words. @throws ConfigurationError for any other */
export function wordOf<Key extends "validation" | "apiVersion">(values: ConfigurationValues, key: Key) {
  const words: readonly (typeof configurationKeys)[Key]["oneOf"][number][] = configurationKeys[key].oneOf;
  const [first] = words;
  const text = values.get(key)?.toLowerCase();
  const word = text === undefined ? first : words.find((known) => known === text);
  if (word !== undefined) return word;
  const list = words.join(", ").replace(/, ([^,]*)$/, " or $1");
  throw new ConfigurationError(`${configurationLabel(key)} is ${quoted(String(text))}. Write ${list}.`);
}

function regionOf(values: ConfigurationValues, override: string | undefined): string {
  const region = override ?? values.get("region");
  if (region === undefined) {
    throw new ConfigurationError(
      `No region is configured. Set it: pulumi config set huaweicloud:region eu-west-101, or HW_REGION_NAME.`,
    );
  }
  return matching(region, "region", regionPattern, "eu-west-101: letters, digits and hyphens");
}

/**
 * The project of a region by its ID or else its name. One that is set for a region says nothing about another that an
 * instance declares for itself.
 *
 * @param override the ID that comes before every setting
 */
export function projectOf(values: ConfigurationValues, region: string, override: string | undefined) {
  const ambientRegion = values.get("region");
  const isElsewhere = ambientRegion !== undefined && ambientRegion !== region;
  const projectId = override ?? (isElsewhere ? undefined : values.get("projectId"));
  if (projectId !== undefined) matching(projectId, "projectId", idPattern, "0123456789abcdef0123456789abcdef");
  return { projectId, projectName: (isElsewhere ? undefined : values.get("projectName")) ?? region };
}

const cloudOf = (region: string): string => (region.startsWith("eu-west-1") ? "myhuaweicloud.eu" : "myhuaweicloud.com");

/**
 * Everything the client needs to know, from the program's arguments, then the stack configuration, then the
 * environment; see `configurationKeys`. Nothing is read elsewhere, and nothing is sent.
 *
 * @throws ConfigurationError for whatever is missing, malformed or unsafe, with what to set
 */
export function resolveConfiguration(sources: ConfigurationSources): ClientConfiguration {
  const { environment, overrides = {} } = sources;
  const values = new ConfigurationValues(sources);
  const region = regionOf(values, overrides.region);
  const cloud = matching(values.get("cloud") ?? cloudOf(region), "cloud", cloudPattern, "myhuaweicloud.com");
  const endpoints = resolveEndpoints({ values, region, cloud });
  const areLocal = Object.values(endpoints).every((endpoint) => isLoopback(new URL(endpoint).hostname));
  const insecure = flagOf(values, "insecure");
  const credentials = resolveCredentials(values);
  const configuration: ClientConfiguration = {
    region,
    cloud,
    endpoints,
    credentials,
    ...projectOf(values, region, overrides.projectId),
    enterpriseProjectId: values.get("enterpriseProjectId"),
    insecure,
    maxRetries: countOf(values, "maxRetries", { least: 0, most: mostRetries }) ?? 5,
    requestTimeout: durationOf(values, "requestTimeout", "30s"),
    pollInterval: durationOf(values, "pollInterval", "10s"),
    maxConcurrentRequests: countOf(values, "maxConcurrentRequests", { least: 1, most: mostConcurrent }) ?? 32,
    requestsPerMinute: countOf(values, "requestsPerMinute", { least: 1, most: mostPerMinute }),
    validation: wordOf(values, "validation"),
    apiVersion: wordOf(values, "apiVersion"),
    defaultTags: defaultTagsOf(values),
    proxy: areLocal ? undefined : resolveProxy(environment),
    warnings: insecure
      ? [
          `TLS certificates are not verified, because ${configurationLabel("insecure")} is set: whoever sits between this machine and the cloud can read and change everything, secrets included. Unset it outside of tests.`,
        ]
      : [],
  };
  // Two configurations are the same wherever their credentials come from.
  return Object.defineProperty(configuration, "credentialsOrigin", {
    value: credentialsOrigin(values, credentials.kind),
  });
}
