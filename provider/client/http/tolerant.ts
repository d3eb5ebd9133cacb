import * as z from "zod";
import { cleanLine, cleanProse } from "./cleanText";

// Every field of every row passes here, so each is read by one function instead of by schemas within schemas.

function written(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const cleaned = (clean: (found: string) => string) => (value: unknown) => {
  const found = written(value);
  return found === undefined ? undefined : clean(found);
};

const line = cleaned(cleanLine);

function finite(value: unknown): number | undefined {
  const isWritten = typeof value === "string" && value.trim() !== "";
  const found = isWritten ? Number(value) : value;
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
}

/** A text of one line, also written as a number; null, objects and lists count as missing. */
export const text = z.transform(line);

/** A text that people wrote, with its lines. */
export const prose = z.transform(cleaned(cleanProse));

/** A text that must be there. */
export const requiredText = z.string().transform(cleanLine).pipe(z.string().min(1));

/** An id, which stands in paths and programs: letters, digits, hyphens and underscores. */
export const id = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** A number, also written as a text; anything else counts as missing. */
export const number = z.transform(finite);

/** A time in milliseconds since 1970, also written as a text; anything else counts as missing. */
export const millis = z.transform((value) => finite(line(value)));

/** A boolean, also written as `"true"`, `"False"`, 1 or 0; anything else counts as missing. */
export const flag = z.transform((value) => {
  const word = String(value).trim().toLowerCase();
  if (word === "true" || word === "1") return true;
  return word === "false" || word === "0" ? false : undefined;
});

const parts = (list: string) => list.split(",").map((part) => part.trim());

/** A list of texts, also written as one text with commas; anything else counts as missing. */
export const textList = z.transform((value) => {
  const entries = typeof value === "string" ? parts(value).filter((part) => part !== "") : value;
  const isList = Array.isArray(entries) && entries.every((entry): entry is string => typeof entry === "string");
  return isList ? entries.map(cleanLine) : undefined;
});

/** For each property of a domain type, the field of the wire that carries it and how the field is read. */
export type WireFields<Domain> = {
  readonly [Name in keyof Domain]-?: readonly [field: string, schema: z.ZodType<Domain[Name] | undefined>];
};

// What a transform without a second parameter is given in its place.
const none = { value: undefined, issues: [] };

type Note = (issue: z.core.$ZodIssue) => void;

/** How a schema reads a value: it notes what is wrong with one, which then is `z.NEVER`. */
type ReadValue = (value: unknown, note: Note) => unknown;

/** How a schema reads: one made of functions by these alone, since a result for each field of each row costs much more. */
function readerOf(schema: z.core.$ZodType): ReadValue {
  // A function with a second parameter notes issues itself.
  if (schema instanceof z.ZodTransform && schema.def.transform.length < 2) {
    const { transform } = schema.def;
    return (value) => transform(value, none);
  }
  if (schema instanceof z.ZodPipe) {
    const [readFirst, readSecond] = [readerOf(schema.def.in), readerOf(schema.def.out)];
    return (value, note) => {
      const first = readFirst(value, note);
      return first === z.NEVER ? z.NEVER : readSecond(first, note);
    };
  }
  return (value, note) => {
    const { success, data, error } = z.safeParse(schema, value);
    error?.issues.forEach(note);
    return success ? data : z.NEVER;
  };
}

/** Reads an object of the wire into a domain type; what is missing or malformed is left out, unknown fields too. */
export function renamed<Domain extends object>(fields: WireFields<Domain>): z.ZodType<Domain> {
  const readers = Object.entries<readonly [string, z.ZodType]>(fields).map(
    ([name, [field, schema]]) => [name, field, readerOf(schema)] as const,
  );
  return z.custom<Record<string, unknown>>(isObject).transform((row, { issues }) => {
    const read: Record<string, unknown> = {};
    let present = "";
    const note: Note = (issue) => {
      issues.push({ ...issue, input: row[present], path: [present, ...issue.path] } as z.core.$ZodRawIssue);
    };
    for (const [name, field, readValue] of readers) {
      present = field;
      const value = readValue(row[field], note);
      if (value !== undefined) read[name] = value;
    }
    // The record forgets the names that WireFields has tied to Domain.
    return read as Domain;
  });
}
