import { z } from "zod";

const timeRule = 'must be a time of day from 00:00 to 23:59, such as "22:00"';

const timeOfDay = z.string({ error: timeRule }).regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, { error: timeRule });

/** A part of the day, from one time up to but not including the other; it may cross midnight. */
export const dailyHours = z
  .strictObject(
    { from: timeOfDay, to: timeOfDay },
    { error: 'must be hours such as { "from": "22:00", "to": "06:00" }' },
  )
  .refine(({ from, to }) => from !== to, { error: "must not begin and end at the same time" });

/** A list of parts of the day. */
export const dailyHoursList = z.array(dailyHours, {
  error: 'must be a list of hours such as [{ "from": "22:00", "to": "06:00" }]',
});

/** A part of the day. */
export type DailyHours = z.output<typeof dailyHours>;
