import { UsageError } from "../commandLine/commandError";
import { parseOptions } from "../commandLine/parseOptions";

/** Which instances are read. */
export interface Selection {
  /** Exact names. */
  names: string[];
  ids: string[];
  /** Every instance of the project. */
  all: boolean;
}

/** What the command line of an import asks for. */
export interface ImportArguments {
  selection: Selection;
  /** Directory for the two files. */
  out: string;
  /** Whether existing files are replaced. */
  force: boolean;
}

const options = {
  name: { type: "string", multiple: true },
  id: { type: "string", multiple: true },
  all: { type: "boolean", default: false },
  out: { type: "string", short: "o", default: "." },
  force: { type: "boolean", default: false },
} as const;

const parse = (args: string[]) => parseOptions(args, options, "import");

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
 * Reads what follows `import`.
 *
 * @throws UsageError for what is not understood, missing or contradictory
 */
export function readArguments(args: string[]): ImportArguments {
  const { values, positionals } = parse(args);
  const [extra] = positionals;
  if (extra !== undefined) {
    throw new UsageError(`"${extra}" is no option; instances are named with --name ${extra} or --id ${extra}.`);
  }
  const selection = selectionOf(values);
  refuseEmpty({ "--name": selection.names, "--id": selection.ids, "--out": [values.out] });
  return { selection, out: values.out, force: values.force };
}
