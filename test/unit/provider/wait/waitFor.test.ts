import {
  failure,
  formatWaited,
  pollDelay,
  retry,
  success,
  type WaitOptions,
  waitFor,
} from "../../../../provider/wait/waitFor";

/** A clock whose sleeps pass at once. */
function jumpingClock() {
  const clock = {
    time: 0,
    sleeps: [] as number[],
    now: () => clock.time,
    sleep: (millis: number) => {
      clock.sleeps.push(millis);
      clock.time += millis;
      return Promise.resolve();
    },
  };
  return clock;
}

function wait(statuses: string[], changes: Partial<WaitOptions<string>> = {}) {
  const clock = jumpingClock();
  const shown: string[] = [];
  const result = waitFor<string>({
    observe: async () => (statuses.length > 1 ? (statuses.shift() as string) : (statuses[0] as string)),
    accept: (status) => (status === "RUNNING" ? success : status === "ERROR" ? failure("is faulty") : retry),
    describe: (status) => status,
    timeout: 60_000,
    pollInterval: 10_000,
    clock,
    random: () => 0,
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

it("looks once more on the deadline itself and lists what was seen", async () => {
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

it("asks often at first and never less often than the poll interval", async () => {
  const { result, clock } = wait(["CREATING"]);
  await result;
  expect(clock.sleeps.slice(0, 3)).toEqual([1_250, 1_875, 2_813]);
  expect(Math.max(...clock.sleeps)).toBe(10_000);
});

it("spreads the pauses by at most a fifth", () => {
  expect(pollDelay(20, 10_000, () => 1)).toBe(8_000);
  expect(pollDelay(20, 10_000, () => 0)).toBe(10_000);
});

it("stops when it is cancelled", async () => {
  const controller = new AbortController();
  controller.abort(new Error("cancelled"));
  await expect(wait(["CREATING"], { signal: controller.signal }).result).rejects.toThrow("cancelled");
});

it("passes an error of the observation on", async () => {
  const observe = () => Promise.reject(new Error("no permission"));
  await expect(wait(["CREATING"], { observe }).result).rejects.toThrow("no permission");
});
