import { homedir } from "node:os";
import path from "node:path";

/**
 * Where provisioned CLIs are kept: outside the work tree, so that clones and CI runs share them.
 * `$XDG_CACHE_HOME`, else `~/.cache`, each with `/pulumi-huaweicloud-dms-rabbitmq`.
 */
export function cacheDirectory(environment: NodeJS.ProcessEnv): string {
  const configured = environment.XDG_CACHE_HOME;
  // The XDG specification has relative paths ignored.
  const base = configured && path.isAbsolute(configured) ? configured : path.join(homedir(), ".cache");
  return path.join(base, "pulumi-huaweicloud-dms-rabbitmq");
}
