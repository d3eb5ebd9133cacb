import { setTimeout as wait } from "node:timers/promises";
import type { Answer } from "../answer";
import { apiVersionOf } from "../apiVersion";
import { StoreError } from "../data/instanceStore";
import { parseDuration } from "../duration";
import { ControlError } from "../errors/controlError";
import { DmsError } from "../errors/dmsError";
import type { DmsErrorCode } from "../errors/dmsErrors";
import { IamError } from "../errors/iamError";
import { ServiceError } from "../errors/serviceError";
import type { FaultEffect } from "../faults/fault";
import type { Call } from "./call";

/** What goes back over the wire. */
export interface Reply {
  answer: Answer;
  /** Error code, for the log. */
  code: string | null;
  /** Whether the connection is dropped, at once or after so many bytes of the body. */
  drop?: { afterBytes?: number } | undefined;
  /** Whether a fault that is set had a hand in it. */
  isFaulty?: boolean;
}

/** No answer at all. */
const dropped: Reply = { answer: { status: 0 }, code: null, drop: {} };

/** Whether a path is one of IAM's, whose errors have a form of their own. */
export const isIamPath = (path: string): boolean => /^\/v3(\/|$)/.test(decoded(path));

/** Whether a path is one of the control routes, which no fault hits and no log shows. */
export const isControlPath = (path: string): boolean => decoded(path).startsWith("/_emulator/");

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Performs a call, with what the set faults make of it.
 *
 * @param options.signal ends a delay, and with it the connection
 */
export async function exchange(
  call: Call,
  perform: () => Answer | Promise<Answer>,
  options: { requestId: string; signal: AbortSignal },
): Promise<Reply> {
  if (isControlPath(call.path)) return performed(call, perform, options.requestId);
  try {
    call.services.requestLimit?.demandRoom();
  } catch (error) {
    return errorReply(error, call, options.requestId);
  }
  const effect = call.services.faults.hit(call);
  if (!effect) return performed(call, perform, options.requestId);
  const reply = await faultyReply(effect, {
    perform: () => performed(call, perform, options.requestId),
    refuse: (code) => errorReply(new DmsError(code), call, options.requestId),
  });
  const delay = parseDuration(effect.delay ?? "0s") ?? 0;
  if (delay > 0) await wait(delay, undefined, { signal: options.signal }).catch(() => undefined);
  return { ...(options.signal.aborted ? dropped : reply), isFaulty: true };
}

/** The answer to an error, whatever it is: one that nobody foresaw is the service's own 500. */
export function errorReply(error: unknown, call: { path: string }, requestId: string): Reply {
  const refusal = error instanceof ServiceError ? error : unforeseen(call.path, error);
  const known = refusal instanceof DmsError ? refusal.inApi(apiVersionOf(call.path)) : refusal;
  const { status, headers, code } = known;
  return { answer: { status, headers, body: known.body(requestId) }, code };
}

function unforeseen(path: string, error: unknown): ServiceError {
  const sentence = error instanceof StoreError ? error.message : "An internal error occurred.";
  if (isControlPath(path)) return new ControlError(500, sentence);
  return isIamPath(path) ? new IamError(500, "An internal error occurred.") : new DmsError("111500000");
}

async function performed(call: Call, perform: () => Answer | Promise<Answer>, requestId: string): Promise<Reply> {
  try {
    return { answer: await perform(), code: null };
  } catch (error) {
    return errorReply(error, call, requestId);
  }
}

async function faultyReply(
  effect: FaultEffect,
  answers: { perform: () => Promise<Reply>; refuse: (code: DmsErrorCode) => Reply },
): Promise<Reply> {
  if (effect.reset === "before") return dropped;
  const isPerformed = (effect.status === undefined && effect.code === undefined) || effect.perform === true;
  const performed = isPerformed ? await answers.perform() : undefined;
  if (effect.reset === "after") return dropped;
  const real = effect.code === undefined ? performed : answers.refuse(effect.code);
  const answer: Answer = {
    status: effect.status ?? real?.answer.status ?? 200,
    headers: { ...real?.answer.headers, ...effect.headers },
    body: bodyOf(effect, real),
  };
  const code = effect.status === undefined && !("body" in effect) ? (real?.code ?? null) : errorCodeOf(answer.body);
  const drop = effect.truncate === undefined ? undefined : { afterBytes: effect.truncate };
  return { answer, code, drop };
}

/** The real body shows only where nothing takes its place. */
function bodyOf(effect: FaultEffect, real: Reply | undefined): unknown {
  if ("body" in effect) return effect.body;
  return effect.status === undefined ? real?.answer.body : undefined;
}

function errorCodeOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null) return null;
  const code = (body as { error_code?: unknown }).error_code;
  return typeof code === "string" ? code : null;
}
