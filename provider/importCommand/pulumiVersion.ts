import { CommandError } from "../commandLine/commandError";
import { installedCliVersion, isAtLeast } from "../commandLine/pulumiCli";
import { oldestCliVersion } from "./outputNames";

/**
 * Refuses a Pulumi CLI that ignores the outputs in an import file.
 *
 * @returns its version; undefined when there is none on PATH
 * @throws CommandError for a CLI older than 3.254.0
 */
export async function requireImportingCli(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const version = await installedCliVersion(environment);
  if (version !== undefined && !isAtLeast(version, oldestCliVersion)) {
    throw new CommandError(
      `The Pulumi CLI on PATH is ${version}, which cannot import instances from a file; install ${oldestCliVersion} or newer, then run this command again.`,
    );
  }
  return version;
}
