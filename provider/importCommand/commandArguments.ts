import { parseArgs } from "node:util";
import { messageOf } from "../client";
import { UsageError } from "./commandError";

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
  | { kind: "help"; of?: "import" }
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
    throw new UsageError(`${reason.replace(/\.$/, "")}; ${advice}`);
  }
}

type Values = ReturnType<typeof parse>["values"];

/** Which instances the options name: some, or all. */
function selectionOf({ name: names = [], id: ids = [], all }: Values): Selection {
  const isNarrowed = names.length > 0 || ids.length > 0;
  if (all && isNarrowed) {
    throw new UsageError("--all reads every instance; leave out --name and --id, or leave out --all.");
  }
  if (!all && !isNarrowed) {
    throw new UsageError("No instance is named; say which with --name <name>, --id <id> or --all.");
  }
  return { names, ids, all };
}

function refuseEmpty(options: Record<string, readonly string[]>): void {
  const empty = Object.keys(options).find((option) => options[option]?.some((value) => value.trim() === ""));
  if (empty !== undefined) throw new UsageError(`${empty} is empty; give it a value.`);
}

/**
 * Reads a command line, without the program's own name.
 *
 * @throws UsageError for what is not understood, missing or contradictory
 */
export function readArguments(args: string[]): CommandArguments {
  const { values, positionals } = parse(args);
  const [command, extra] = positionals;
  if (values.help || args.length === 0) return command === "import" ? { kind: "help", of: command } : { kind: "help" };
  if (values.version) return { kind: "version" };
  if (command !== "import") {
    throw new UsageError(
      command === undefined ? `No command is given; ${advice}` : `There is no command "${command}"; ${advice}`,
    );
  }
  if (extra !== undefined) {
    throw new UsageError(`"${extra}" is no option; instances are named with --name ${extra} or --id ${extra}.`);
  }
  const selection = selectionOf(values);
  refuseEmpty({ "--name": selection.names, "--id": selection.ids, "--out": [values.out] });
  return { kind: "import", selection, out: values.out, force: values.force };
}
