import { parseDuration } from "../duration";
import type { Operation } from "../model/operation";
import type { Outcome } from "../model/outcome";

/** A fault that cannot be: the message says what is wrong, in one sentence. */
export class InvalidFault extends Error {
  override readonly name = "InvalidFault";
}

/** Which requests a fault is for. */
export interface RequestMatch {
  /** Any when left out; letter case does not matter. */
  method?: string;
  /** A JavaScript regular expression on the path without query; any when left out. */
  path?: string;
  /** A JavaScript regular expression on the text of the body as sent; any when left out. */
  body?: string;
  /** The first matching request that is hit, from 1. Default 1. */
  nth?: number;
  /** How many matching requests in a row are hit. Default 1. */
  times?: number;
}

/** What happens to a request that is hit. */
export interface FaultEffect {
  /** Answers with this status, and the request is not performed unless `perform` says so. */
  status?: number;
  /** Takes the place of the body: text as it is, anything else as JSON. */
  body?: unknown;
  /** Added to those of the answer. */
  headers?: Record<string, string>;
  /** Holds the answer back for this duration; the request is performed at once. */
  delay?: string;
  /** Drops the connection instead of performing the request, or after performing it. */
  reset?: "before" | "after";
  /** Drops the connection after this many bytes of the body. */
  truncate?: number;
  /** Whether the request is performed although `status` answers it. Default false. */
  perform?: boolean;
}

/** What goes wrong with a request. */
export interface RequestFault {
  match: RequestMatch;
  do: FaultEffect;
}

/** How operations on instances of a name end. */
export interface OutcomeFault {
  match: { name: string };
  outcome: Outcome;
}

/** A fault as it is posted. */
export type Fault = RequestFault | OutcomeFault;

type JsonObject = Record<string, unknown>;

/**
 * Checks a fault that came as JSON.
 *
 * @throws InvalidFault with what is wrong in one sentence
 */
export function readFault(value: unknown): Fault {
  const fault = object(value, "The fault");
  onlyKeys(fault, ["match", "do", "outcome"], "the fault");
  const match = object(fault.match, "match");
  if ("outcome" in fault === "do" in fault) throw new InvalidFault('A fault has either "do" or "outcome".');
  if ("outcome" in fault)
    return { match: readNameMatch(match), outcome: readOutcome(object(fault.outcome, "outcome")) };
  return { match: readRequestMatch(match), do: readEffect(object(fault.do, "do")) };
}

function readNameMatch(match: JsonObject): { name: string } {
  onlyKeys(match, ["name"], "match");
  const name = optional(match.name, "match.name", isText);
  if (!name) throw new InvalidFault("match.name must be the name of an instance.");
  return { name };
}

function readRequestMatch(match: JsonObject): RequestMatch {
  onlyKeys(match, ["method", "path", "body", "nth", "times"], "match");
  return {
    method: optional(match.method, "match.method", isText),
    path: optional(match.path, "match.path", isRegularExpression),
    body: optional(match.body, "match.body", isRegularExpression),
    nth: optional(match.nth, "match.nth", isCount),
    times: optional(match.times, "match.times", isCount),
  };
}

function readEffect(effect: JsonObject): FaultEffect {
  onlyKeys(effect, ["status", "body", "headers", "delay", "reset", "truncate", "perform"], "do");
  if (Object.keys(effect).length === 0) throw new InvalidFault("do must say what happens.");
  return {
    status: optional(effect.status, "do.status", isStatus),
    ...("body" in effect ? { body: effect.body } : {}),
    headers: optional(effect.headers, "do.headers", isHeaders),
    delay: optional(effect.delay, "do.delay", isDuration),
    reset: optional(effect.reset, "do.reset", isReset),
    truncate: optional(effect.truncate, "do.truncate", isByteCount),
    perform: optional(effect.perform, "do.perform", isFlag),
  };
}

function readOutcome(outcome: JsonObject): Outcome {
  onlyKeys(outcome, ["status", "errorCode", "hang", "operation"], "outcome");
  const { status, errorCode, hang } = outcome;
  if (status === undefined && errorCode === undefined && hang !== true) {
    throw new InvalidFault('outcome must have a "status", an "errorCode" or "hang": true.');
  }
  return {
    status: optional(status, "outcome.status", isText)?.toUpperCase(),
    errorCode: optional(errorCode, "outcome.errorCode", isText),
    hang: optional(hang, "outcome.hang", isFlag),
    operation: optional(outcome.operation, "outcome.operation", isOperation),
  };
}

interface Kind<T> {
  is: (value: unknown) => value is T;
  /** What the value must be. */
  name: string;
}

const isText: Kind<string> = { is: (value) => typeof value === "string", name: "a text" };
const isRegularExpression: Kind<string> = {
  is: (value): value is string => typeof value === "string" && compiles(value),
  name: "a regular expression of JavaScript",
};
const isFlag: Kind<boolean> = { is: (value) => typeof value === "boolean", name: "true or false" };
const isCount: Kind<number> = { is: (value): value is number => isWhole(value, 1), name: "a whole number from 1" };
const isByteCount: Kind<number> = { is: (value): value is number => isWhole(value, 0), name: "a number of bytes" };
const isStatus: Kind<number> = {
  is: (value): value is number => isWhole(value, 200) && (value as number) <= 599,
  name: "an HTTP status from 200 to 599",
};
const isDuration: Kind<string> = {
  is: (value): value is string => typeof value === "string" && parseDuration(value) !== undefined,
  name: "a duration such as 500ms or 5s",
};
const isReset: Kind<"before" | "after"> = {
  is: (value): value is "before" | "after" => value === "before" || value === "after",
  name: '"before" or "after"',
};
const isOperation: Kind<Operation> = {
  is: (value): value is Operation => ["create", "delete", "restart", "extend"].includes(value as string),
  name: "create, delete, restart or extend",
};
const isHeaders: Kind<Record<string, string>> = {
  is: (value): value is Record<string, string> =>
    isObject(value) && Object.entries(value).every(([name, text]) => isHeader(name, text)),
  name: "an object of header names and texts",
};

function optional<T>(value: unknown, name: string, kind: Kind<T>): T | undefined {
  if (value === undefined) return undefined;
  if (!kind.is(value)) throw new InvalidFault(`${name} must be ${kind.name}.`);
  return value;
}

function compiles(expression: string): boolean {
  try {
    new RegExp(expression);
    return true;
  } catch {
    return false;
  }
}

function object(value: unknown, name: string): JsonObject {
  if (!isObject(value)) throw new InvalidFault(`${name} must be an object.`);
  return value;
}

function onlyKeys(value: JsonObject, known: readonly string[], name: string): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new InvalidFault(`${unknown} is not known in ${name}; it may have ${known.join(", ")}.`);
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown, smallest: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= smallest;
}

function isHeader(name: string, text: unknown): boolean {
  return /^[A-Za-z0-9-]+$/.test(name) && typeof text === "string" && /^[\t\x20-\x7e]*$/.test(text);
}
