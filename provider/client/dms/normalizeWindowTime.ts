/**
 * The one form of a maintenance window's time, `HH:mm`: `22`, `2`, `22:00` and `22:00:00` are all read. Anything else is
 * returned as it is, for check to complain about.
 */
export function normalizeWindowTime(time: string): string {
  const match = /^\s*(\d{1,2})(?::(\d{2}))?(?::\d{2})?\s*$/.exec(time);
  if (!match?.[1]) return time;
  return `${match[1].padStart(2, "0")}:${match[2] ?? "00"}`;
}
