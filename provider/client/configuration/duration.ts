const unitMillis: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/**
 * Reads a duration such as `500ms`, `5s`, `1.5m` or `1h30m`: each unit at most once, the largest first. A bare `0` needs
 * no unit.
 *
 * @returns milliseconds, rounded to a whole number
 * @throws RangeError when the text is not a duration
 */
export function parseDuration(text: string): number {
  const trimmed = text.trim();
  if (trimmed === "0") return 0;
  const match = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$/.exec(trimmed);
  if (!match || trimmed === "") {
    throw new RangeError(`"${text}" is not a duration; write it as 500ms, 5s or 1h30m`);
  }
  const units = ["h", "m", "s", "ms"];
  const millis = units.reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * (unitMillis[unit] ?? 0), 0);
  if (!Number.isSafeInteger(Math.round(millis))) throw new RangeError(`"${text}" is too long a duration`);
  return Math.round(millis);
}

/**
 * Writes milliseconds as a duration that `parseDuration` reads back; parts that are zero are left out.
 *
 * @example formatDuration(5_400_000) // "1h30m"
 */
export function formatDuration(millis: number): string {
  let rest = Math.max(0, Math.round(millis));
  if (rest === 0) return "0s";
  let text = "";
  for (const [unit, size] of Object.entries(unitMillis)) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text;
}

/** The milliseconds of a duration; undefined for a text that is none. */
export function durationMillis(text: string): number | undefined {
  try {
    return parseDuration(text);
  } catch {
    return undefined;
  }
}
