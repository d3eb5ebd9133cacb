import { parseArgs } from "node:util";
import { messageOf } from "../client";
import { CommandError } from "./commandError";

/** Which instances are read. */
export interface Selection {
  /** Exact names. */
  names: string[];
  ids: string[];
  /** Every instance of the project. */
  all: boolean;
}

/** What a command line asks for. */
export type CommandArguments =
  | { kind: "help" }
  | { kind: "version" }
  | {
      kind: "import";
      selection: Selection;
      /** Directory for the two files. */
      out: string;
      /** Whether existing files are replaced. */
      force: boolean;
    };

const options = {
  name: { type: "string", multiple: true },
  id: { type: "string", multiple: true },
  all: { type: "boolean", default: false },
  out: { type: "string", short: "o", default: "." },
  force: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", default: false },
} as const;

const advice = "`pulumi-huaweicloud-dms-rabbitmq import --help` lists what there is.";

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const [reason = ""] = messageOf(error).split(/\. |\n/);
    throw new CommandError(`${reason.replace(/\.$/, "")}; ${advice}`);
  }
}

/**
 * Reads a command line, without the program's own name.
 *
 * @throws CommandError for what is not understood, missing or contradictory
 */
export function readArguments(args: string[]): CommandArguments {
  const { values, positionals } = parse(args);
  if (values.help || (positionals.length === 0 && args.length === 0)) return { kind: "help" };
  if (values.version) return { kind: "version" };
  const [command, ...rest] = positionals;
  if (command !== "import") {
    throw new CommandError(
      command === undefined ? `No command is given; ${advice}` : `There is no command "${command}"; ${advice}`,
    );
  }
  if (rest.length > 0) {
    throw new CommandError(`"${rest[0]}" is no option; instances are named with --name ${rest[0]} or --id ${rest[0]}.`);
  }
  const selection = { names: values.name ?? [], ids: values.id ?? [], all: values.all };
  const isNarrowed = selection.names.length > 0 || selection.ids.length > 0;
  if (selection.all && isNarrowed) {
    throw new CommandError("--all reads every instance; leave out --name and --id, or leave out --all.");
  }
  if (!selection.all && !isNarrowed) {
    throw new CommandError("No instance is named; say which with --name <name>, --id <id> or --all.");
  }
  for (const [option, given] of [
    ["--name", selection.names],
    ["--id", selection.ids],
    ["--out", [values.out]],
  ] as const) {
    if (given.some((value) => value.trim() === "")) throw new CommandError(`${option} is empty; give it a value.`);
  }
  return { kind: "import", selection, out: values.out, force: values.force };
}
