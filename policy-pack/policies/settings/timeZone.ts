import { z } from "zod";

const rule = 'must be an IANA time zone that this Node.js knows, such as "Asia/Dubai" or "UTC"';

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A time zone by its IANA name. */
export const timeZone = z.string({ error: rule }).refine(isTimeZone, { error: rule });

/**
 * The zone in which the service reads the times of its maintenance windows. The API reference does not name it, so it
 * is a setting, UTC unless changed.
 */
export const windowTimeZone = timeZone
  .describe("IANA time zone in which the service reads maintainBegin and maintainEnd; the API reference does not say")
  .default("UTC");
