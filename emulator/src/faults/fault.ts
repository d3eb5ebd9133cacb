import { z } from "zod";
import { parseDuration } from "../duration";
import { type DmsErrorCode, dmsErrors } from "../errors/dmsErrors";
import { outcomeSchema } from "../model/outcome";
import { type Complaint, knownObject, readBy } from "../schema";

/** A fault that cannot be: the message says what is wrong, in one sentence. */
export class InvalidFault extends Error {
  override readonly name = "InvalidFault";
}

const text = z.string("must be a text");
const count = z.int("must be a whole number from 1").min(1);
const flag = z.boolean("must be true or false");
const regularExpression = z.string("must be a regular expression of JavaScript").refine(compiles);
const duration = z
  .string("must be a duration such as 500ms or 5s")
  .refine((written) => parseDuration(written) !== undefined);
const headers = z.record(
  text.regex(/^[A-Za-z0-9-]+$/),
  z.string("must be a text of printable characters").regex(/^[\t\x20-\x7e]*$/),
  "must be an object of header names and texts",
);

const requestMatch = knownObject({
  /** Any when left out; letter case does not matter. */
  method: text.optional(),
  /** A JavaScript regular expression on the path without query; any when left out. */
  path: regularExpression.optional(),
  /** A JavaScript regular expression on the text of the body as sent; any when left out. */
  body: regularExpression.optional(),
  /** The first matching request that is hit, from 1. Default 1. */
  nth: count.optional(),
  /** How many matching requests in a row are hit. Default 1. */
  times: count.optional(),
});

const faultEffect = knownObject({
  /** Answers with this status, and the request is not performed unless `perform` says so. */
  status: z.int("must be an HTTP status from 200 to 599").min(200).max(599).optional(),
  /** Answers with this error of DMS, in the form of the API that is asked, and the request is not performed. */
  code: z.enum(Object.keys(dmsErrors) as [DmsErrorCode], "must be an error code of DMS such as 111400026").optional(),
  /** Takes the place of the body: text as it is, anything else as JSON. */
  body: z.unknown().optional(),
  /** Added to those of the answer. */
  headers: headers.optional(),
  /** Holds the answer back for this duration; the request is performed at once. */
  delay: duration.optional(),
  /** Drops the connection instead of performing the request, or after performing it. */
  reset: z.enum(["before", "after"], 'must be "before" or "after"').optional(),
  /** Drops the connection after this many bytes of the body. */
  truncate: z.int("must be a number of bytes").min(0).optional(),
  /** Whether the request is performed although `status` or `code` answers it. Default false. */
  perform: flag.optional(),
}).refine((effect) => Object.keys(effect).length > 0, "must say what happens");

const requestFault = knownObject({ match: requestMatch, do: faultEffect });

const outcomeFault = knownObject({
  match: knownObject({ name: z.string("must be the name of an instance").min(1) }),
  outcome: outcomeSchema,
});

const anyFault = knownObject({ match: z.unknown(), do: z.unknown().optional(), outcome: z.unknown().optional() });

/** Which requests a fault is for. */
export type RequestMatch = z.infer<typeof requestMatch>;

/** What happens to a request that is hit. */
export type FaultEffect = z.infer<typeof faultEffect>;

/** What goes wrong with a request. */
export type RequestFault = z.infer<typeof requestFault>;

/** How operations on instances of a name end. */
export type OutcomeFault = z.infer<typeof outcomeFault>;

/** A fault as it is posted. */
export type Fault = RequestFault | OutcomeFault;

/**
 * Checks a fault that came as JSON.
 *
 * @throws InvalidFault with what is wrong in one sentence
 */
export function readFault(value: unknown): Fault {
  const fault = readBy(anyFault, value, invalidFault);
  if ("outcome" in fault === "do" in fault) throw new InvalidFault('A fault has either "do" or "outcome".');
  return readBy<Fault>("outcome" in fault ? outcomeFault : requestFault, fault, invalidFault);
}

function invalidFault({ path, message, unknownKey }: Complaint): InvalidFault {
  const place = path.join(".") || "the fault";
  if (unknownKey !== undefined) return new InvalidFault(`${unknownKey} is not known in ${place}; ${message}.`);
  return new InvalidFault(`${path.join(".") || "The fault"} ${message}.`);
}

function compiles(expression: string): boolean {
  try {
    new RegExp(expression);
    return true;
  } catch {
    return false;
  }
}
