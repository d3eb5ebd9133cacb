/** Where the emulator takes its time from: states, tokens and `created_at` follow it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
