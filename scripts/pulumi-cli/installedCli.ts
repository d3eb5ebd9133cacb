import { accessSync, constants, realpathSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../bootstrap/runCommand";

const executableSuffix = process.platform === "win32" ? ".exe" : "";
const secondsToAnswer = 60;

/** A CLI found in a directory. */
export interface InstalledCli {
  /** Directory of the `pulumi` executable. */
  directory: string;
  /** Version without a leading `v`, or what it says in place of one, such as `dev`. */
  version: string;
  /** Whether a `pulumi-language-nodejs` is installed beside it or on PATH. */
  hasLanguageHost: boolean;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function searchPath(environment: NodeJS.ProcessEnv): string[] {
  return (environment.PATH ?? "").split(path.delimiter).filter((directory) => path.isAbsolute(directory));
}

/**
 * Looks at the CLI in one directory.
 *
 * @returns undefined if there is none, or if it does not run or says nothing
 */
export async function inspectCli(directory: string, environment: NodeJS.ProcessEnv): Promise<InstalledCli | undefined> {
  const executable = path.join(directory, `pulumi${executableSuffix}`);
  if (!isExecutable(executable)) return undefined;
  const env = { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const answer = await runCommand(executable, ["version"], { env, timeoutSeconds: secondsToAnswer }).catch(() => "");
  const version = /\d+\.\d+\.\d+\S*/.exec(answer)?.[0] ?? answer.trim();
  if (!version) return undefined;
  const languageHost = `pulumi-language-nodejs${executableSuffix}`;
  const places = [directory, path.dirname(realpathSync(executable)), ...searchPath(environment)];
  return { directory, version, hasLanguageHost: places.some((place) => isExecutable(path.join(place, languageHost))) };
}

/** Looks at the first CLI on PATH. */
export async function inspectCliOnPath(environment: NodeJS.ProcessEnv): Promise<InstalledCli | undefined> {
  const directory = searchPath(environment).find((place) =>
    isExecutable(path.join(place, `pulumi${executableSuffix}`)),
  );
  return directory === undefined ? undefined : await inspectCli(directory, environment);
}
