/** The longest duration that is taken: a timer of Node.js cannot wait longer. */
const longestMilliseconds = 2 ** 31 - 1;

const amount = (unit: string) => `(?:(?<${unit}>\\d+(?:\\.\\d+)?)${unit})?`;

const form = new RegExp(`^${amount("h")}${amount("m")}${amount("s")}${amount("ms")}$`);

/**
 * Reads a duration such as `500ms`, `5s` or `1h30m`: each of h, m, s and ms at most once, the largest first, decimals
 * allowed, spaces around it ignored. A bare `0` needs no unit.
 *
 * @returns whole milliseconds, or undefined if the text is no duration or longer than 24 days
 */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === "0") return 0;
  const parts = trimmed === "" ? undefined : form.exec(trimmed)?.groups;
  if (!parts) return undefined;
  const { h = 0, m = 0, s = 0, ms = 0 } = parts;
  const total = Math.round(Number(h) * 3_600_000 + Number(m) * 60_000 + Number(s) * 1_000 + Number(ms));
  return total <= longestMilliseconds ? total : undefined;
}
