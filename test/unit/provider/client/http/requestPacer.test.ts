import { setImmediate as turn } from "node:timers/promises";
import { RequestPacer, type RequestPacerOptions } from "../../../../../provider/client/http/requestPacer";
import { createTestClock } from "../testClock";

const read = { method: "GET", path: "/read", needsPlace: true } as const;
const change = { method: "POST", path: "/change", needsPlace: true } as const;

function pacing(options: Partial<RequestPacerOptions> = {}) {
  const clock = createTestClock();
  return { clock, pacer: new RequestPacer({ clock, maxConcurrent: 2, ...options }) };
}

/** Requests that stay on their way until they are answered. */
function slowServer() {
  const onTheWay: { path: string; answer: () => void }[] = [];
  const exchange = (path: string) => () =>
    new Promise<void>((resolve) => onTheWay.push({ path, answer: () => resolve() }));
  return { onTheWay, exchange, paths: () => onTheWay.map(({ path }) => path) };
}

it("has no more requests on their way than it may, and sends changes first", async () => {
  const { pacer } = pacing();
  const { exchange, onTheWay, paths } = slowServer();
  const names = ["first", "second", "third"];
  const all = names.map((name) => pacer.send(read, exchange(name)));
  all.push(pacer.send(change, exchange("change")));
  await turn();
  expect(paths()).toEqual(["first", "second"]);
  onTheWay[0]?.answer();
  await turn();
  expect(paths()).toEqual(["first", "second", "change"]);
  for (let index = 1; index < 4; index += 1) {
    onTheWay[index]?.answer();
    await turn();
  }
  await Promise.all(all);
});

it("keeps a place for what requests on their way wait for themselves", async () => {
  const { pacer } = pacing({ maxConcurrent: 1 });
  const signIn = () => pacer.send({ ...change, needsPlace: false }, () => Promise.resolve("token"));
  expect(await pacer.send(read, signIn)).toBe("token");
});

it("sends no more in any minute than it may", async () => {
  const { pacer, clock } = pacing({ perMinute: 3 });
  const sentAt: number[] = [];
  const send = () => pacer.send(read, () => Promise.resolve(sentAt.push(clock.now())));
  await Promise.all(Array.from({ length: 10 }, send));
  for (const [index, time] of sentAt.entries()) {
    const third = sentAt[index + 3];
    if (third !== undefined) expect(third - time).toBeGreaterThan(60_000);
  }
});

it("holds all back while the service asks for a pause", async () => {
  const { pacer, clock } = pacing();
  const until = clock.now() + 7_000;
  pacer.hold(7_000);
  await Promise.all([read, change].map((request) => pacer.send(request, () => Promise.resolve())));
  expect(clock.now()).toBe(until);
});

it("refuses at once whoever has less patience than the service asks for", async () => {
  const { pacer, clock } = pacing();
  pacer.hold(7_000);
  const sending = pacer.send({ ...read, patience: 4_000 }, () => Promise.resolve());
  await expect(sending).rejects.toMatchObject({ code: "THROTTLED", outcome: "notSent", retryAfterMs: 7_000 });
  expect(clock.pauses).toEqual([]);
});

it("forgets a request that is given up before its turn", async () => {
  const { pacer } = pacing({ maxConcurrent: 1 });
  const { exchange, onTheWay, paths } = slowServer();
  const controller = new AbortController();
  const first = pacer.send(read, exchange("first"));
  const second = pacer.send({ ...read, signal: controller.signal }, exchange("second"));
  const third = pacer.send(read, exchange("third"));
  controller.abort();
  await expect(second).rejects.toMatchObject({ code: "ABORTED", outcome: "notSent" });
  onTheWay[0]?.answer();
  await turn();
  expect(paths()).toEqual(["first", "third"]);
  onTheWay[1]?.answer();
  await Promise.all([first, third]);
});
