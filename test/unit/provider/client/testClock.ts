import type { Clock } from "../../../../provider/client/http/clock";

/** A clock that only moves when somebody sleeps on it or sets it; sleeping takes no time. */
export interface TestClock extends Clock {
  time: number;
  /** Every pause so far, in milliseconds. */
  readonly pauses: number[];
}

export function createTestClock(time = Date.parse("2026-11-24T12:00:00Z")): TestClock {
  const clock: TestClock = {
    time,
    pauses: [],
    now: () => clock.time,
    sleep(millis, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason);
      clock.pauses.push(millis);
      clock.time += millis;
      return Promise.resolve();
    },
  };
  return clock;
}
