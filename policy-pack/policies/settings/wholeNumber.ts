import { z } from "zod";

/** A whole number within bounds. */
export function wholeNumber({ minimum, maximum }: { minimum: number; maximum: number }) {
  const rule = { error: `must be a whole number from ${minimum} to ${maximum}` };
  return z.int(rule).min(minimum, rule).max(maximum, rule);
}
