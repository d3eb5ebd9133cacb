/** The start times of the six maintenance windows (table 5-2), in `HH:mm`. */
export const windowBegins = ["22:00", "02:00", "06:00", "10:00", "14:00", "18:00"] as const;

/** The one form in which windows are compared and stored: `22`, `22:00` and `22:00:00` become `22:00`. */
export function windowTime(value: string): string {
  const match = /^\s*(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?\s*$/.exec(value);
  if (!match) return value;
  return `${(match[1] as string).padStart(2, "0")}:${match[2] ?? "00"}`;
}

function shiftHours(time: string, hours: number): string {
  const [hour, minute] = windowTime(time).split(":");
  return `${String((Number(hour) + hours + 24) % 24).padStart(2, "0")}:${minute}`;
}

/** The end of the window that begins at a time: four hours later (table 5-2). */
export const windowEnd = (begin: string): string => shiftHours(begin, 4);

/** The begin of the window that ends at a time. */
export const windowBegin = (end: string): string => shiftHours(end, -4);
