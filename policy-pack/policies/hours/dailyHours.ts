/** A part of the day, from one time up to but not including the other; it may cross midnight. */
export interface DailyHours {
  /** First minute, `HH:mm`. */
  from: string;
  /** Minute after the last one, `HH:mm`. */
  to: string;
}

const minutesPerDay = 24 * 60;

/** Minutes since midnight of a time `HH:mm`. */
export function minutesOf(time: string): number {
  const [hour, minute] = time.split(":");
  return Number(hour) * 60 + Number(minute);
}

/** The time `HH:mm` of minutes since midnight. */
export function timeOf(minutes: number): string {
  const hour = String(Math.floor(minutes / 60)).padStart(2, "0");
  return `${hour}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Whether a minute of the day lies in the hours; their end is not part of them. */
export function isWithin(minute: number, { from, to }: DailyHours): boolean {
  const begin = minutesOf(from);
  const end = minutesOf(to);
  return begin < end ? begin <= minute && minute < end : begin <= minute || minute < end;
}

/** Every minute of the day that the hours hold. */
export function minutesIn({ from, to }: DailyHours): number[] {
  const begin = minutesOf(from);
  const length = (minutesOf(to) - begin + minutesPerDay) % minutesPerDay;
  return Array.from({ length }, (_, index) => (begin + index) % minutesPerDay);
}

/** Hours as text, such as `22:00–02:00`. */
export function hoursText({ from, to }: DailyHours): string {
  return `${from}–${to}`;
}
