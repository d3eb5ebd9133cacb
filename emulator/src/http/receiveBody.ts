import type { Readable } from "node:stream";

/** A body that was not taken. */
export class BodyError extends Error {
  override readonly name = "BodyError";

  /** @param statusCode 413 for too many bytes, 400 for fewer than announced */
  constructor(readonly statusCode: 400 | 413) {
    super(statusCode === 413 ? "The body is too large." : "The body was cut off.");
  }
}

/**
 * Receives a body. One that is too large is received to its end and dropped: clients that write all before they read
 * would be told of a broken connection otherwise, and never of the 413.
 *
 * @throws BodyError
 */
export async function receiveBody(stream: Readable, largest: number): Promise<Buffer> {
  let chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length <= largest) chunks.push(chunk);
      else chunks = [];
    }
  } catch {
    throw new BodyError(400);
  }
  if (length > largest) throw new BodyError(413);
  return Buffer.concat(chunks);
}
