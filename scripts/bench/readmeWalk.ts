import { readFileSync } from "node:fs";
import path from "node:path";

/** A block of the README that is part of its walk: what is done with it, and its text. */
export interface WalkBlock {
  /** The name of a file that gets the text, or how lines of a terminal are run: `run` unless it is said. */
  mark: string;
  text: string;
}

const marked = /^<!-- walk(?:: ([^\n]+))? -->\n\n```\w+\n(.*?)^```$/gms;

/**
 * The blocks of the README's walk, in their order.
 *
 * @param root directory of the repository
 */
export function readmeWalk(root: string): WalkBlock[] {
  const readme = readFileSync(path.join(root, "README.md"), "utf8");
  return [...readme.matchAll(marked)].map(([, mark = "run", text = ""]) => ({ mark, text }));
}
