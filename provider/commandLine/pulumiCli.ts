import { execFile } from "node:child_process";
import { promisify } from "node:util";

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
 * Runs the Pulumi CLI on PATH.
 *
 * @returns what it printed
 * @throws Error when there is none, or when it fails, with what it printed in `stderr`
 */
export async function runPulumi(args: string[], environment: NodeJS.ProcessEnv, directory?: string): Promise<string> {
  const { stdout } = await promisify(execFile)("pulumi", args, {
    cwd: directory,
    env: { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" },
    timeout: secondsToAnswer * 1000,
  });
  return stdout;
}

/**
 * The version of the Pulumi CLI on PATH.
 *
 * @returns undefined when there is none, or when it cannot say its version
 */
export async function installedCliVersion(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  try {
    return /\d+\.\d+\.\d+\S*/.exec(await runPulumi(["version"], environment))?.[0];
  } catch {
    return undefined;
  }
}
