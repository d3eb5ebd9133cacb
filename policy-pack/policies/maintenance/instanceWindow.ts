import {
  normalizeWindowTime,
  windowBegin,
  windowBegins,
  windowEnd,
} from "../../../provider/client/dms/maintenanceWindow";
import { type InstanceProperties, textOf } from "../definition/instance";
import type { DailyHours } from "../hours/dailyHours";

/** Start of the window that the service takes when none is given (table 5-2). */
export const defaultWindowBegin = "02:00";

/** A supported window by its start. */
export function windowFrom(begin: string): DailyHours {
  return { from: begin, to: windowEnd(begin) };
}

/**
 * The window that an instance has: its own, or the one that the service takes when none is given.
 *
 * @returns undefined when the instance declares what is no time of day
 */
export function instanceWindow({ maintainBegin, maintainEnd }: InstanceProperties): DailyHours | undefined {
  if (!maintainBegin && !maintainEnd) return windowFrom(defaultWindowBegin);
  const begin = maintainBegin ? normalizeWindowTime(textOf(maintainBegin)) : windowBegin(textOf(maintainEnd));
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(begin) ? windowFrom(begin) : undefined;
}

/** Whether the service offers a window. */
export function isSupported({ from, to }: DailyHours): boolean {
  return windowBegins.some((begin) => begin === from) && to === windowEnd(from);
}
