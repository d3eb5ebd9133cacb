import { DmsError } from "../errors/dmsError";
import type { JsonObject } from "../model/instanceFields";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a body as a JSON object.
 *
 * @throws DmsError 111400004 if it is empty, 111400005 if it is none
 */
export function readBody(body: Buffer): JsonObject {
  if (body.length === 0) throw new DmsError("111400004");
  const value = parseJson(body);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new DmsError("111400005");
  return value as JsonObject;
}

/** @returns undefined if the bytes are no JSON in UTF-8 */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    return undefined;
  }
}
