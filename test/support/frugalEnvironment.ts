import path from "node:path";
import { repositoryRoot } from "./repositoryRoot";

/**
 * Variables with which a run of the CLI takes less of the processor: Pulumi's SDK loads late what it hardly ever uses,
 * and the CLI, which soon ends, collects less of its garbage.
 */
export const frugalEnvironment = {
  NODE_OPTIONS: `--require ${JSON.stringify(path.join(repositoryRoot, "test", "support", "lazyPackages.js"))}`,
  GOGC: "400",
};
