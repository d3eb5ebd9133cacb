import { normalizeWindowTime } from "../../client/dms/normalizeWindowTime";

/** The start times of the six maintenance windows (table 5-2), in `HH:mm`. */
export const windowBegins = ["22:00", "02:00", "06:00", "10:00", "14:00", "18:00"] as const;

function shiftHours(time: string, hours: number): string {
  const [hour, minute] = normalizeWindowTime(time).split(":");
  return `${String((Number(hour) + hours + 24) % 24).padStart(2, "0")}:${minute}`;
}

/** The end of the window that begins at a time: four hours later (table 5-2). */
export const windowEnd = (begin: string): string => shiftHours(begin, 4);

/** The begin of the window that ends at a time. */
export const windowBegin = (end: string): string => shiftHours(end, -4);
