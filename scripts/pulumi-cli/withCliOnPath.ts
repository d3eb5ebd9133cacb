import path from "node:path";
import type { PulumiCli } from "./pulumiCli";

/** The environment with the CLI's directories in front of PATH. */
export function withCliOnPath(environment: NodeJS.ProcessEnv, cli: Pick<PulumiCli, "directories">): NodeJS.ProcessEnv {
  return { ...environment, PATH: [...cli.directories, environment.PATH ?? ""].join(path.delimiter) };
}
