import type { Socket } from "node:net";

const interim = /^HTTP\/1\.[01] 100[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n/;

/** The bytes after a `100 Continue`, with which some gateways begin an answer although nobody waits for it. */
export function withoutContinue(chunk: Buffer): Buffer {
  // No body is searched: only what begins as such an answer does is read as text.
  if (chunk.subarray(0, 5).toString("latin1") !== "HTTP/") return chunk;
  const head = interim.exec(chunk.subarray(0, 4096).toString("latin1"));
  return head ? withoutContinue(chunk.subarray(head[0].length)) : chunk;
}

/** Makes a socket pass over every `100 Continue`, for which undici gives the connection up. */
export function passOverContinue(socket: Socket): void {
  const read = socket.read.bind(socket);
  socket.read = (size?: number) => {
    const chunk: unknown = read(size);
    if (!Buffer.isBuffer(chunk)) return chunk;
    const rest = withoutContinue(chunk);
    return rest.length > 0 ? rest : socket.read(size);
  };
}
