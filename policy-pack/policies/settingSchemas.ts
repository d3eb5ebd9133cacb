import { z } from "zod";
import type { DailyHours } from "./hours/dailyHours";
import type { Product } from "./productCatalogue";

/** A whole number within bounds. */
export function wholeNumber({ minimum, maximum }: { minimum: number; maximum: number }) {
  const rule = { error: `must be a whole number from ${minimum} to ${maximum}` };
  return z.int(rule).min(minimum, rule).max(maximum, rule);
}

/** A list of texts, none of them empty. */
export function textList(what: string) {
  const element = { error: "must be a text that is not empty" };
  return z.array(z.string(element).min(1, element), { error: `must be a list of ${what}` });
}

const patternRule = { error: 'must be a name, in which * stands for any characters, such as "prod-*"' };

/** A list of names with wildcards. */
export const namePatterns = z.array(z.string(patternRule).min(1, patternRule), {
  error: 'must be a list of names such as ["prod", "prod-*"]',
});

/** Stacks that a policy for chosen stacks applies to. */
export const stackNames = namePatterns
  .min(1, { error: "must name at least one stack" })
  .describe("names of the stacks it applies to; * stands for any characters")
  .default(["prod", "prod-*", "*-prod", "production", "production-*", "*-production"]);

const idRule = { error: 'must be the ID of a product, such as "c6.4u8g.cluster" or "00300-30109-0--0"' };

const product: z.ZodType<Product> = z.strictObject(
  {
    productId: z.string(idRule).min(1, idRule),
    type: z.enum(["single", "cluster"], { error: 'must be "single" or "cluster"' }),
    vcpus: wholeNumber({ minimum: 1, maximum: 1024 }),
    memoryGb: wholeNumber({ minimum: 1, maximum: 16384 }),
    nodes: wholeNumber({ minimum: 1, maximum: 100 }).optional(),
  },
  {
    error: 'must be a product such as { "productId": "…", "type": "cluster", "vcpus": 4, "memoryGb": 8, "nodes": 3 }',
  },
);

/** Products that the policies know besides those of the reference of API v1.0 and those whose IDs say it all. */
export const products = z
  .array(product, { error: "must be a list of products" })
  .describe(
    "products besides those of API v1.0 and IDs such as c6.4u8g.cluster: productId, type, vcpus and memoryGb of each node, and nodes where brokerNum does not tell",
  )
  .default([]);

const timeRule = { error: 'must be a time of day from 00:00 to 23:59, such as "22:00"' };

const timeOfDay = z.string(timeRule).regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, timeRule);

const dailyHours: z.ZodType<DailyHours> = z
  .strictObject(
    { from: timeOfDay, to: timeOfDay },
    { error: 'must be hours such as { "from": "22:00", "to": "06:00" }' },
  )
  .refine(({ from, to }) => from !== to, { error: "must not begin and end at the same time" });

/** A list of parts of the day, at most 100, since a window is compared with each of them minute by minute. */
export const dailyHoursList = z
  .array(dailyHours, { error: 'must be a list of hours such as [{ "from": "22:00", "to": "06:00" }]' })
  .max(100, { error: "must hold at most 100 pairs of hours" });

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const zoneRule = { error: 'must be an IANA time zone that this Node.js knows, such as "Asia/Dubai" or "UTC"' };

/** A time zone by its IANA name. */
export const timeZone = z.string(zoneRule).refine(isTimeZone, zoneRule);

/**
 * The zone in which the service reads the times of its maintenance windows. The API reference does not name it, so it
 * is a setting, UTC unless changed.
 */
export const windowTimeZone = timeZone
  .describe("IANA time zone in which the service reads maintainBegin and maintainEnd; the API reference does not say")
  .default("UTC");
