import { windowEnd } from "../../../provider/client/dms/maintenanceWindow";
import { type DailyHours, minutesOf, timeOf } from "./dailyHours";
import { instantAt, wallTime } from "./zoneClock";

const millisPerMinute = 60_000;
const millisPerDay = 86_400_000;

/** A maintenance window as the clocks of another time zone show it. */
export interface WindowOccurrence extends DailyHours {
  /** First day, `YYYY-MM-DD` in that zone, on which it lies there. */
  since: string;
}

export interface WindowOccurrencesOptions {
  /** Start of the window, `HH:mm`. */
  begin: string;
  /** Time zone of `begin`. */
  windowTimeZone: string;
  /** Time zone of the result. */
  timeZone: string;
  /** From when on, in milliseconds since 1970. */
  from: number;
}

function timeOfDay(wall: number): string {
  return timeOf(Math.round((wall % millisPerDay) / millisPerMinute));
}

function occurrencesOf({ begin, windowTimeZone, timeZone, from }: WindowOccurrencesOptions): WindowOccurrence[] {
  const found = new Map<string, WindowOccurrence>();
  const firstDay = Math.floor(wallTime(from, windowTimeZone) / millisPerDay) * millisPerDay;
  const beginMinutes = minutesOf(begin);
  const endMinutes = minutesOf(windowEnd(begin));
  const crossesMidnight = endMinutes < beginMinutes;
  for (let day = 0; day <= 366; day += 1) {
    const midnight = firstDay + day * millisPerDay;
    const start = instantAt(midnight + beginMinutes * millisPerMinute, windowTimeZone);
    const endDay = crossesMidnight ? midnight + millisPerDay : midnight;
    const end = instantAt(endDay + endMinutes * millisPerMinute, windowTimeZone);
    const wall = wallTime(start, timeZone);
    const occurrence = { from: timeOfDay(wall), to: timeOfDay(wallTime(end, timeZone)) };
    const key = `${occurrence.from} ${occurrence.to}`;
    if (!found.has(key)) found.set(key, { ...occurrence, since: new Date(wall).toISOString().slice(0, 10) });
  }
  return [...found.values()];
}

const cache = new Map<string, WindowOccurrence[]>();

/**
 * Where a daily maintenance window lies on the clocks of another time zone during the coming year: more than one place
 * when either zone changes its clocks in that time.
 */
export function windowOccurrences(options: WindowOccurrencesOptions): WindowOccurrence[] {
  const { begin, windowTimeZone, timeZone, from } = options;
  const key = [begin, windowTimeZone, timeZone, Math.floor(from / millisPerDay)].join(" ");
  const known = cache.get(key);
  if (known) return known;
  const occurrences = occurrencesOf({ ...options, from: Math.floor(from / millisPerDay) * millisPerDay });
  cache.set(key, occurrences);
  return occurrences;
}
