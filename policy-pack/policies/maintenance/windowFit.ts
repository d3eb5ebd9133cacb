import { windowBegins } from "../../../provider/client/dms/maintenanceWindow";
import { choiceText } from "../definition/violation";
import { type DailyHours, hoursText } from "../hours/dailyHours";
import { type WindowOccurrence, windowOccurrences } from "../hours/windowOccurrences";

/** Time zones that a rule about the time of day needs. */
export interface ZoneSettings {
  /** Zone of the rule's hours. */
  timeZone: string;
  /** Zone of the service's windows. */
  windowTimeZone: string;
}

/** Whether a place of the window on the clocks obeys the rule. */
export type Fits = (occurrence: DailyHours) => boolean;

/** Where a window breaks a rule during the coming year; undefined when it never does. */
export function firstMisfit(window: DailyHours, zones: ZoneSettings, fits: Fits): WindowOccurrence | undefined {
  return windowOccurrences({ ...zones, begin: window.from, from: Date.now() }).find((occurrence) => !fits(occurrence));
}

/** How a window that breaks a rule looks from the rule's time zone. */
export function misfitText(
  window: DailyHours,
  misfit: WindowOccurrence,
  { timeZone, windowTimeZone }: ZoneSettings,
): string {
  if (windowTimeZone === timeZone) return `its window is ${hoursText(window)} ${windowTimeZone}`;
  const isAlways = misfit.since <= new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  return `its window ${hoursText(window)} ${windowTimeZone} is ${hoursText(misfit)} ${timeZone}${isAlways ? "" : ` from ${misfit.since} on`}`;
}

/** The advice which windows to take instead. */
export function fittingWindows(zones: ZoneSettings, fits: Fits): string {
  const begins = windowBegins.filter((begin) => !firstMisfit({ from: begin, to: "" }, zones, fits));
  if (begins.length === 0) return "No supported window fits: change the hours of this policy";
  return `Set maintainBegin to ${choiceText(begins)}, and maintainEnd to 4 hours later`;
}
