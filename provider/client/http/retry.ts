import {
  AbortedError,
  ApiError,
  ConnectionError,
  RequestError,
  ThrottledError,
  UnreadableAnswerError,
} from "../errors/errors";
import type { Clock } from "./clock";
import { isTlsFault } from "./connectionError";

const firstDelay = 500;
const longestDelay = 20_000;
const longestAskedPause = 5 * 60_000;
const repeatableStatuses = [408, 500, 502, 503, 504];

/** How a call is repeated. */
export interface RetryOptions {
  /** How often it may be repeated after the first attempt. */
  maxRetries: number;
  /** Whether carrying it out twice does no harm. */
  isIdempotent: boolean;
  clock: Clock;
  /** A number from 0 to 1. */
  random: () => number;
  /** The longest pause, in milliseconds, that the service may ask for. Default: five minutes. */
  longestRetryAfter?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Called before each pause. */
  onRetry?: (retry: { error: RequestError; attempt: number; delay: number }) => void;
}

/**
 * Whether an error may pass by itself and the call may be repeated: what was throttled or never sent always, everything
 * else only when the call is idempotent.
 */
export function isRepeatable(error: unknown, isIdempotent: boolean): error is RequestError {
  if (!(error instanceof RequestError) || error instanceof AbortedError) return false;
  if (error instanceof ThrottledError) return true;
  if (error instanceof ConnectionError) {
    const isPermanent = error.systemCode === "ENOTFOUND" || isTlsFault(error.systemCode);
    return !isPermanent && (isIdempotent || error.outcome === "notSent");
  }
  if (error instanceof UnreadableAnswerError) return isIdempotent;
  return error instanceof ApiError && isIdempotent && repeatableStatuses.includes(error.status);
}

/**
 * The pause before a repetition, in milliseconds: doubled each time up to 20 s, of which half is left to chance;
 * `Retry-After` may lengthen it.
 *
 * @param attempt counts from 0
 * @param longestRetryAfter in milliseconds; at most five minutes, which is also the default
 * @returns undefined when the service asks to wait for longer than `longestRetryAfter`
 */
export function retryDelay(
  error: RequestError,
  attempt: number,
  random: () => number,
  longestRetryAfter = longestAskedPause,
): number | undefined {
  const base = Math.min(longestDelay, firstDelay * 2 ** attempt);
  const delay = Math.round(base / 2 + (base / 2) * random());
  const asked = error instanceof ApiError ? (error.retryAfterMs ?? 0) : 0;
  return asked > Math.min(longestRetryAfter, longestAskedPause) ? undefined : Math.max(delay, asked);
}

/**
 * Makes an attempt, and repeats it as long as its error allows.
 *
 * @throws the last attempt's error; its `outcome` is `unknown` when any attempt's was
 */
export async function withRetries<Result>(options: RetryOptions, attempt: () => Promise<Result>): Promise<Result> {
  const { maxRetries, isIdempotent, clock, random, longestRetryAfter, signal, onRetry } = options;
  let wasOutcomeUnknown = false;
  for (let count = 0; ; count += 1) {
    try {
      return await attempt();
    } catch (thrown) {
      const isRequest = thrown instanceof RequestError;
      wasOutcomeUnknown ||= isRequest && thrown.outcome === "unknown";
      const error = isRequest && wasOutcomeUnknown ? thrown.withOutcome("unknown") : thrown;
      if (count >= maxRetries || !isRepeatable(error, isIdempotent)) throw error;
      const delay = retryDelay(error, count, random, longestRetryAfter);
      if (delay === undefined) throw error;
      onRetry?.({ error, attempt: count + 1, delay });
      await pause({ delay, error, clock, signal });
    }
  }
}

async function pause(options: {
  delay: number;
  error: RequestError;
  clock: Clock;
  signal: AbortSignal | undefined;
}): Promise<void> {
  const { method, path, outcome } = options.error;
  try {
    await options.clock.sleep(options.delay, options.signal);
  } catch (reason) {
    throw options.signal?.aborted ? new AbortedError({ method, path, outcome }) : reason;
  }
}
