import type { FastifyReply } from "fastify";
import type { Answer } from "../answer";
import type { Reply } from "./exchange";

/** Sends a reply, or as much of it as is meant to arrive. */
export function sendReply(reply: FastifyReply, { answer, drop }: Reply): FastifyReply {
  if (drop) return sendPart(reply, answer, drop.afterBytes);
  const { bytes, type } = encode(answer);
  reply.code(answer.status);
  if (type) reply.header("Content-Type", type);
  reply.headers(answer.headers ?? {});
  return reply.send(bytes);
}

function sendPart(reply: FastifyReply, answer: Answer, afterBytes: number | undefined): FastifyReply {
  reply.hijack();
  const { raw } = reply;
  const { socket } = raw;
  if (afterBytes === undefined) {
    socket?.resetAndDestroy();
    return reply;
  }
  const { bytes = "", type } = encode(answer);
  const whole = Buffer.from(bytes);
  const headers = { ...reply.getHeaders(), ...(type ? { "Content-Type": type } : {}), ...answer.headers };
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) raw.setHeader(name, value);
  raw.setHeader("Content-Length", whole.length);
  raw.statusCode = answer.status;
  raw.flushHeaders();
  raw.write(whole.subarray(0, afterBytes));
  socket?.destroySoon();
  return reply;
}

function encode({ body }: Answer): { bytes?: string | Buffer; type?: string } {
  if (body === undefined || body === null) return {};
  if (typeof body === "string") return { bytes: body, type: "text/plain; charset=utf-8" };
  if (Buffer.isBuffer(body)) return { bytes: body, type: "application/octet-stream" };
  return { bytes: JSON.stringify(body), type: "application/json; charset=utf-8" };
}
