import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { CommandError } from "./commandError";
import { oldestCliVersion } from "./outputNames";

const secondsToAnswer = 60;

interface Version {
  numbers: number[];
  isPreRelease: boolean;
}

function parseVersion(text: string): Version | undefined {
  const match = /(\d+)\.(\d+)\.(\d+)(-)?/.exec(text);
  if (!match) return undefined;
  const [, major, minor, patch, dash] = match;
  return { numbers: [major, minor, patch].map(Number), isPreRelease: dash !== undefined };
}

/**
 * Whether a version such as `v3.259.0` is at least `minimum`, which is a release. One that cannot be read, such as
 * `dev`, counts as new; a pre-release of the minimum itself is older.
 */
export function isAtLeast(version: string, minimum: string): boolean {
  const found = parseVersion(version);
  const wanted = parseVersion(minimum);
  if (!found || !wanted) return true;
  const differences = found.numbers.map((number, index) => number - (wanted.numbers[index] ?? 0));
  const first = differences.find((difference) => difference !== 0);
  return first === undefined ? !found.isPreRelease : first > 0;
}

/**
 * The version of the Pulumi CLI on PATH.
 *
 * @returns undefined when there is none, or when it cannot say its version
 */
export async function installedCliVersion(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)("pulumi", ["version"], {
      env: { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" },
      timeout: secondsToAnswer * 1000,
    });
    return /\d+\.\d+\.\d+\S*/.exec(stdout)?.[0];
  } catch {
    return undefined;
  }
}

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
