import { z } from "zod";

/** An object that may have no keys but these. */
export function knownObject<S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  const known = `it may have ${Object.keys(shape).join(", ")}`;
  return z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? known : "must be an object"),
  });
}

/** What is wrong with a value. */
export interface Complaint {
  /** Keys and indices that lead to it. */
  path: readonly PropertyKey[];
  /** The end of a sentence about what stands there. */
  message: string;
  /** A key that is not known there; the message says which are. */
  unknownKey?: string;
}

/**
 * Reads a value by a schema whose messages are ends of sentences. A misspelled key comes before everything else, since
 * it explains what is missing.
 *
 * @param refuse makes the error to throw
 * @throws what `refuse` makes of the first thing that is wrong
 */
export function readBy<T>(schema: z.ZodType<T>, value: unknown, refuse: (complaint: Complaint) => Error): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { issues } = result.error;
  const misspelled = issues.find(({ code }) => code === "unrecognized_keys");
  if (misspelled?.code === "unrecognized_keys") throw refuse({ ...misspelled, unknownKey: misspelled.keys[0] ?? "" });
  throw refuse(issues[0] ?? { path: [], message: "cannot be" });
}
