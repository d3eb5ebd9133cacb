/** A maintenance time window (table 6-13). */
export interface MaintenanceWindow {
  /** Sequential number. */
  seq?: number;
  /** Start, `HH:mm`. */
  begin: string;
  /** End, `HH:mm`. */
  end: string;
  /** Whether the service gives it to instances that ask for none. */
  default: boolean;
}

/** The start times of the six maintenance windows (table 5-2), in `HH:mm`. */
export const windowBegins = ["22:00", "02:00", "06:00", "10:00", "14:00", "18:00"] as const;

/**
 * The one form of a maintenance window's time, `HH:mm`: `22`, `2`, `22:00` and `22:00:00` are all read. Anything else is
 * returned as it is, for check to complain about.
 */
export function normalizeWindowTime(time: string): string {
  const match = /^\s*(\d{1,2})(?::(\d{2}))?(?::\d{2})?\s*$/.exec(time);
  if (!match?.[1]) return time;
  return `${match[1].padStart(2, "0")}:${match[2] ?? "00"}`;
}

function shiftHours(time: string, hours: number): string {
  const [hour, minute] = normalizeWindowTime(time).split(":");
  return `${String((Number(hour) + hours + 24) % 24).padStart(2, "0")}:${minute}`;
}

/** The end of the window that begins at a time: four hours later (table 5-2). */
export const windowEnd = (begin: string): string => shiftHours(begin, 4);

/** The begin of the window that ends at a time. */
export const windowBegin = (end: string): string => shiftHours(end, -4);
