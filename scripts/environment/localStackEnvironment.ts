import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Variables that keep a Pulumi CLI quiet, offline and to itself: state, plugins and credentials below one directory.
 *
 * @param directory holds `backend/` (the state) and `home/`; both must exist
 * @param passphrase encrypts the secrets of its stacks
 */
export function localStackEnvironment(directory: string, passphrase: string): Record<string, string> {
  return {
    PULUMI_BACKEND_URL: pathToFileURL(path.join(directory, "backend")).href,
    PULUMI_HOME: path.join(directory, "home"),
    PULUMI_CONFIG_PASSPHRASE: passphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}
