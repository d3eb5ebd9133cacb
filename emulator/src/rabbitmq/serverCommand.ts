import { accessSync, constants } from "node:fs";
import path from "node:path";
import { OptionError } from "../optionError";

/** The programs that a broker is started with. */
export interface ServerCommand {
  server: string;
  /** Switches plugins of a broker that runs. */
  plugins: string;
  /** Erlang's port mapper, which every broker asks. */
  portMapper: string;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function find(name: string, directories: string[]): string | undefined {
  return directories.map((directory) => path.join(directory, name)).find(isExecutable);
}

/**
 * Finds rabbitmq-server on PATH or where Debian puts it. Debian's own script in /usr/sbin changes the user, so the one
 * it calls comes first.
 *
 * @throws OptionError with the command that installs it
 */
export function findServerCommand(environment: NodeJS.ProcessEnv = process.env): ServerCommand {
  const onPath = (environment.PATH ?? "").split(path.delimiter).filter((directory) => directory !== "");
  const debian = onPath.includes("/usr/sbin") || onPath.includes("/usr/bin") ? ["/usr/lib/rabbitmq/bin"] : [];
  const server = find("rabbitmq-server", [...debian, ...onPath]);
  const portMapper = find("epmd", onPath);
  if (!server || !portMapper) {
    throw new OptionError(
      `--broker rabbitmq needs ${server ? "epmd" : "rabbitmq-server"}, which is not on this machine: install it with "apt-get install rabbitmq-server" (Debian, Ubuntu) or "brew install rabbitmq" (macOS).`,
    );
  }
  return { server, plugins: path.join(path.dirname(server), "rabbitmq-plugins"), portMapper };
}
