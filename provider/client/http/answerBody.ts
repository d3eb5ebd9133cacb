import type { IncomingHttpHeaders } from "node:http";
import { brotliDecompressSync, inflateSync, unzipSync } from "node:zlib";
import { headerOf } from "./answerHeaders";

type Decompress = (body: Buffer, options: { maxOutputLength: number }) => Buffer;

const decompressors: Readonly<Record<string, Decompress>> = {
  gzip: unzipSync,
  "x-gzip": unzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

const isGzip = (body: Buffer): boolean => body[0] === 0x1f && body[1] === 0x8b;

/**
 * The text of a body, also where the server compressed it, which nobody asks for, or begins it with a byte-order mark.
 * What cannot be decompressed is left for whoever reads it as JSON.
 *
 * @param largest bytes of the decompressed body
 */
export function bodyText(body: Buffer, headers: IncomingHttpHeaders, largest: number): string {
  const encoding = (headerOf(headers, "content-encoding") ?? "").trim().toLowerCase();
  const decompress = decompressors[encoding] ?? (isGzip(body) ? unzipSync : undefined);
  return new TextDecoder().decode(decompress ? decompressed(body, decompress, largest) : body);
}

function decompressed(body: Buffer, decompress: Decompress, maxOutputLength: number): Buffer {
  try {
    return body.length === 0 ? body : decompress(body, { maxOutputLength });
  } catch {
    return body;
  }
}
