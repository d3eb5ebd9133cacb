import type { Combination } from "./combinations";
import type { RunVersions } from "./runCombination";

/** How a combination went. */
export interface CombinationResult {
  combination: Combination;
  /** Undefined when it failed. */
  versions?: RunVersions | undefined;
}

/** What all combinations have in common. */
export interface CommonVersions {
  pulumiCli: string;
  /** Whether the language host is that of this repository, since the CLI came without one. */
  ownLanguageHost: boolean;
  system: string;
}

const begin = "<!-- matrix -->";
const end = "<!-- /matrix -->";

const cells = (values: string[]) => `| ${values.join(" | ")} |`;

function row({ combination, versions }: CombinationResult): string {
  const { packageManager, modules, typescript } = combination;
  if (versions === undefined) return cells([`${combination.node}`, packageManager, "", "", modules, "**fails**"]);
  const language = typescript ? `TypeScript ${versions.typescript}` : "JavaScript";
  const manager = `${packageManager} ${versions.packageManager}`;
  return cells([versions.node, manager, versions.sdk, language, modules, "passes"]);
}

/** The block of the page that `npm run matrix` writes. */
export function matrixTable(
  results: CombinationResult[],
  { pulumiCli, ownLanguageHost, system }: CommonVersions,
): string {
  const host = ownLanguageHost
    ? "the language host of this repository in place of Pulumi's own"
    : "the language host that comes with it";
  const head = ["Node.js", "Package manager", "`@pulumi/pulumi`", "Program", "Modules", "Result"];
  return [
    begin,
    "",
    `Pulumi CLI ${pulumiCli}, with ${host}, on ${system}.`,
    "",
    cells(head),
    cells(head.map(() => "---")),
    ...results.map(row),
    "",
    end,
  ].join("\n");
}

/**
 * The page with another table.
 *
 * @throws Error when the page has no place for it
 */
export function withMatrixTable(page: string, table: string): string {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`The page lacks ${begin} or ${end}.`);
  return `${before}${table}${after}`;
}
