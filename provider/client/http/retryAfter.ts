/**
 * Reads the header `Retry-After`, in seconds or as a date.
 *
 * @param now milliseconds since 1970, by the clock of the server where it is known
 * @returns milliseconds to wait; undefined when the header is missing or malformed
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Math.round(Number(value) * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
