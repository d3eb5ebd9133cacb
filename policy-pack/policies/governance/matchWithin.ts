import { createContext, Script } from "node:vm";

const match = new Script('new RegExp(pattern, "u").test(text)');
// One for all calls, since making one takes longer than most expressions.
const context = createContext({ pattern: "", text: "" });

/**
 * Whether a regular expression matches a text.
 *
 * @param milliseconds how long to search
 * @returns undefined when the time does not suffice, or when the expression is too large for the engine
 */
export function matchWithin(pattern: string, text: string, milliseconds: number): boolean | undefined {
  try {
    return match.runInContext(Object.assign(context, { pattern, text }), { timeout: milliseconds }) === true;
  } catch {
    return undefined;
  }
}
