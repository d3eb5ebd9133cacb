import { z } from "zod";
import { cleanLine, cleanProse } from "./cleanText";

const written = z.preprocess(
  (value) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value),
  z.string().optional().catch(undefined),
);

/** A text of one line, also written as a number; null, objects and lists count as missing. */
export const text = written.transform((value) => (value === undefined ? undefined : cleanLine(value)));

/** A text that people wrote, with its lines. */
export const prose = written.transform((value) => (value === undefined ? undefined : cleanProse(value)));

/** A text that must be there. */
export const requiredText = z.string().transform(cleanLine).pipe(z.string().min(1));

/** An id, which stands in paths and programs: letters, digits, hyphens and underscores. */
export const id = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** A number, also written as a text; anything else counts as missing. */
export const number = z.preprocess(
  (value) => (typeof value === "string" && value.trim() !== "" ? Number(value) : value),
  z.number().optional().catch(undefined),
);

/** A time in milliseconds since 1970, also written as a text; anything else counts as missing. */
export const millis = text.transform((value) => {
  const time = Number(value);
  return value !== undefined && value !== "" && Number.isFinite(time) ? time : undefined;
});

/** A boolean, also written as `"true"`, `"False"`, 1 or 0; anything else counts as missing. */
export const flag = z.preprocess((value) => {
  const word = String(value).trim().toLowerCase();
  if (word === "true" || word === "1") return true;
  return word === "false" || word === "0" ? false : undefined;
}, z.boolean().optional());

/** A list of texts, also written as one text with commas; anything else counts as missing. */
export const textList = z.preprocess(
  (value) =>
    typeof value === "string"
      ? value
          .split(",")
          .map((entry) => entry.trim())
          .filter((entry) => entry !== "")
      : value,
  z.array(z.string().transform(cleanLine)).optional().catch(undefined),
);

/** For each property of a domain type, the field of the wire that carries it and how the field is read. */
export type WireFields<Domain> = {
  readonly [Name in keyof Domain]-?: readonly [field: string, schema: z.ZodType<Domain[Name] | undefined>];
};

/** Reads an object of the wire into a domain type; what is missing or malformed is left out, unknown fields too. */
export function renamed<Domain extends object>(fields: WireFields<Domain>): z.ZodType<Domain> {
  const entries = Object.entries<readonly [string, z.ZodType]>(fields);
  const shape = Object.fromEntries(entries.map(([, [field, schema]]) => [field, schema]));
  return z.object(shape).transform((row) => {
    const read = entries.map(([name, [field]]) => [name, row[field]] as const);
    // Object.fromEntries forgets the names that WireFields has tied to Domain.
    return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Domain;
  });
}
