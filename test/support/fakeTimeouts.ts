/**
 * Makes time-outs wait for `jest.advanceTimersByTime`, while all else goes on at the machine's pace, so that a slow
 * machine never meets one too early. `jest.useRealTimers` ends it.
 */
export function fakeTimeouts(): void {
  jest.useFakeTimers({
    doNotFake: [
      "Date",
      "hrtime",
      "nextTick",
      "performance",
      "queueMicrotask",
      "setImmediate",
      "clearImmediate",
      "setInterval",
      "clearInterval",
    ],
  });
}
