const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  formats.set(timeZone, format);
  return format;
}

/**
 * What the clocks of a time zone show at an instant, written as if it were UTC.
 *
 * @param instant milliseconds since 1970, a whole minute
 */
export function wallTime(instant: number, timeZone: string): number {
  const parts = formatFor(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
}

/**
 * The instant at which the clocks of a time zone show a time. Of a time that occurs twice, when clocks are set back,
 * it is one of the two; a time that is skipped, when they are set forward, is moved by the skipped span.
 *
 * @param wall the time shown, written as if it were UTC
 */
export function instantAt(wall: number, timeZone: string): number {
  const guess = wall - (wallTime(wall, timeZone) - wall);
  return wall - (wallTime(guess, timeZone) - guess);
}
