import { parseArgs } from "node:util";
import { type Combination, combinations, nameOf } from "./combinations";

/** What `npm run matrix -- …` was asked for. */
export interface MatrixArguments {
  help: boolean;
  combinations: readonly Combination[];
  /** Whether these are all, so that the table can be written. */
  isWhole: boolean;
}

export const usage = `Usage: npm run matrix [-- OPTIONS]

Installs the packed package with several versions of Node.js, package managers, SDKs and compilers, deploys an instance
under the policy pack with each, and destroys it. A run of all writes the table in docs/matrix.md.

  --only 1,3   only these, by their numbers; no table is written
  --help       show this text

${combinations.map((combination, index) => `  ${String(index + 1).padStart(2)}  ${nameOf(combination)}`).join("\n")}
`;

/** @throws Error that names an unknown option or number */
export function parseMatrixArguments(args: string[]): MatrixArguments {
  const options = { only: { type: "string" }, help: { type: "boolean", short: "h" } } as const;
  const { values } = parseArgs({ args, options });
  const numbers = values.only?.split(",") ?? [];
  const chosen = numbers.map((text) => {
    const combination = /^\d+$/.test(text) ? combinations[Number(text) - 1] : undefined;
    if (!combination) throw new Error(`--only takes numbers from 1 to ${combinations.length}, not ${text}.`);
    return combination;
  });
  const isWhole = chosen.length === 0;
  return { help: values.help === true, combinations: isWhole ? combinations : chosen, isWhole };
}
