const unitsInMilliseconds = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** The longest duration that is taken: a timer of Node.js cannot wait longer. */
const longestMilliseconds = 2 ** 31 - 1;

/**
 * Reads a duration such as `500ms`, `5s` or `1h30m`.
 *
 * @returns milliseconds, or undefined if the text is no duration or longer than 24 days
 */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(amount) * unitsInMilliseconds[unit as keyof typeof unitsInMilliseconds];
  }
  return total <= longestMilliseconds ? total : undefined;
}
