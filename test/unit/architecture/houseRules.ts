/** What docs/architecture.md says about imports, in its block of the language `imports`. */
export interface HouseRules {
  /** The rooms that each room may import; a room is a folder or one file. */
  arrows: Map<string, readonly string[]>;
  /** The packages that must not be loaded together with a file, by the file. */
  lazyPackages: Map<string, readonly string[]>;
  /** How many sources may lie flat in a folder, by the folder from which on this holds. */
  mostFiles: Map<string, number>;
}

const blockPattern = /^```imports\n(.*?)^```$/ms;
const arrowPattern = /^(\S+) ->(.*)$/;
const lazyPattern = /^(\S+) without (.+)$/;
const mostFilesPattern = /^at most (\d+) files: (.+)$/;

/**
 * Reads the rules from the text of docs/architecture.md.
 *
 * @throws Error for a page without the block, for a line that is none of the rules, and for a second line of one room
 */
export function readHouseRules(page: string): HouseRules {
  const block = blockPattern.exec(page)?.[1];
  if (block === undefined) throw new Error("There is no block of the language `imports`.");
  const rules: HouseRules = { arrows: new Map(), lazyPackages: new Map(), mostFiles: new Map() };
  for (const line of block.split("\n").filter((each) => each.trim() !== "")) readRule(line, rules);
  return rules;
}

function readRule(line: string, { arrows, lazyPackages, mostFiles }: HouseRules): void {
  const [, room, rooms = ""] = arrowPattern.exec(line) ?? [];
  const [, file, packages = ""] = lazyPattern.exec(line) ?? [];
  const [, count, folders = ""] = mostFilesPattern.exec(line) ?? [];
  if (room) {
    if (arrows.has(room)) throw new Error(`${room} has two lines.`);
    arrows.set(room, namesIn(rooms));
  } else if (file) lazyPackages.set(file, namesIn(packages));
  else if (count) for (const folder of namesIn(folders)) mostFiles.set(folder, Number(count));
  else throw new Error(`This is no rule: ${line}`);
}

function namesIn(list: string): string[] {
  return list
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
}
