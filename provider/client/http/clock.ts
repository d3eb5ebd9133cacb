import { setTimeout as delay } from "node:timers/promises";

/** Where time comes from, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Resolves after the given milliseconds; rejects with the reason of `signal` when that aborts first. */
  sleep(millis: number, signal?: AbortSignal): Promise<void>;
}

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(millis, signal) {
    try {
      await delay(millis, undefined, { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};
