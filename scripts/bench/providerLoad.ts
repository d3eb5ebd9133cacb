import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** How long two processes took from their start to their end, in milliseconds. */
export interface ProviderLoad {
  /** One that does nothing. */
  empty: number;
  /** One that loads the built provider, as Pulumi does for each deployment. */
  loaded: number;
}

/**
 * Runs an empty process, and one that loads the built provider, right after each other.
 *
 * @param root directory of the repository
 */
export async function measureProviderLoad(root: string): Promise<ProviderLoad> {
  const empty = await timeOf(root, "");
  const loaded = await timeOf(root, 'require("./dist/bundle/provider.js");');
  return { empty, loaded };
}

async function timeOf(root: string, script: string): Promise<number> {
  const begin = performance.now();
  await run(process.execPath, ["-e", script], { cwd: root });
  return performance.now() - begin;
}
