import { failure, formatWaited, retry, success, type WaitOptions, waitFor } from "../../../../provider/wait/waitFor";

const pause = 7_000;

/** A wait whose looks come after a pause each, the last one when time is up. */
function wait(statuses: string[], changes: Partial<WaitOptions<string>> = {}) {
  const timeout = 60_000;
  const clock = { time: 0, now: () => clock.time, sleep: () => Promise.resolve() };
  const shown: string[] = [];
  const result = waitFor<string>({
    observe: () => {
      clock.time = Math.min(timeout, clock.time + pause);
      return Promise.resolve((statuses.length > 1 ? statuses.shift() : statuses[0]) as string);
    },
    accept: (status) => (status === "RUNNING" ? success : status === "ERROR" ? failure("is faulty") : retry),
    describe: (status) => status,
    timeout,
    clock,
    onProgress: (what) => shown.push(what),
    ...changes,
  });
  return { result, clock, shown };
}

it("returns the observation that was accepted", async () => {
  const { result, shown } = wait(["CREATING", "CREATING", "RUNNING"]);
  expect(await result).toEqual({ outcome: "success", observation: "RUNNING" });
  expect(shown).toEqual(["CREATING", "CREATING"]);
});

it("ends with the reason of a failure and what was seen", async () => {
  const { result } = wait(["CREATING", "CREATING", "ERROR"]);
  expect(await result).toMatchObject({
    outcome: "failure",
    reason: "is faulty",
    seen: [
      { what: "CREATING", times: 2 },
      { what: "ERROR", times: 1 },
    ],
  });
});

it("ends with the look on the deadline itself and lists what was seen", async () => {
  const { result, clock } = wait(["CREATING"]);
  const ended = await result;
  expect(ended.outcome).toBe("timeout");
  expect(clock.time).toBe(60_000);
  if (ended.outcome === "timeout") {
    expect(formatWaited(ended.waited, ended.seen)).toMatch(/^after 1m(0s)?; seen: CREATING \(\d+ times\)$/);
  }
});

it("tells the time it waited in whole seconds, and less than one in milliseconds", () => {
  const seen = [{ what: "DELETING", times: 1 }];
  expect(formatWaited(1_973, seen)).toBe("after 2s; seen: DELETING (once)");
  expect(formatWaited(420, seen)).toBe("after 420ms; seen: DELETING (once)");
});

it("stops when it is cancelled", async () => {
  const controller = new AbortController();
  controller.abort(new Error("cancelled"));
  await expect(wait(["CREATING"], { signal: controller.signal }).result).rejects.toThrow("cancelled");
});

it("stops when it is cancelled while no look is due", async () => {
  const controller = new AbortController();
  const observe = () => new Promise<string>(() => undefined);
  const { result } = wait(["CREATING"], { signal: controller.signal, observe });
  controller.abort(new Error("cancelled"));
  await expect(result).rejects.toThrow("cancelled");
});

it("passes an error of the observation on", async () => {
  const observe = () => Promise.reject(new Error("no permission"));
  await expect(wait(["CREATING"], { observe }).result).rejects.toThrow("no permission");
});
