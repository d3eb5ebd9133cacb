import { setImmediate as turn } from "node:timers/promises";
import { type FindOptions, type Instance, InstanceNotFoundError } from "../../../../provider/client";
import { InstanceListing } from "../../../../provider/wait/instanceListing";
import { InstancePoller, type Watch } from "../../../../provider/wait/instancePoller";
import { createTestClock } from "../client/testClock";

/** What a test that fails leaves going on. */
const watches: Watch[] = [];

afterEach(() => {
  for (const watch of watches.splice(0)) watch.end(false);
});

const notFound = () =>
  new InstanceNotFoundError({ method: "GET", path: "/", outcome: "refused", status: 404, message: "does not exist" });

function polling({ listed = (ids: string[]) => ids, isWhole = (): boolean => true, existing = [] as string[] } = {}) {
  const clock = createTestClock();
  const calls: string[] = [];
  let onTheWay = 0;
  const source = {
    async getInstance(id: string): Promise<Instance> {
      calls.push(id);
      await turn();
      if (!existing.includes(id)) throw notFound();
      return { instanceId: id, status: "CREATING" };
    },
    async findInstances(_filters: object, { isEnough }: FindOptions = {}) {
      calls.push("list");
      onTheWay += 1;
      expect(onTheWay).toBe(1);
      await turn();
      onTheWay -= 1;
      const instances: Instance[] = listed(existing).map((instanceId) => ({ instanceId, status: "CREATING" }));
      isEnough?.({ found: new Map(instances.map((row) => [row.instanceId, row])), missing: 0 });
      return { instances, isWhole: isWhole(), pages: 1 };
    },
  };
  const listing = new InstanceListing(source, clock);
  const poller = new InstancePoller({ source, listing, clock, random: () => 0, pollInterval: 10_000 });
  const watch = (id: string, timeout = 3_600_000) => {
    const begun = poller.watch({
      id,
      operation: "create",
      since: clock.now(),
      deadline: clock.now() + timeout,
      isEnough: () => true,
    });
    watches.push(begun);
    return begun;
  };
  return { clock, calls, watch };
}

describe("the poller", () => {
  it("reads one waiting instance by itself, after a pause", async () => {
    const { watch, calls, clock } = polling({ existing: ["a"] });
    const begin = clock.now();
    const a = watch("a");
    expect(await a.next()).toMatchObject({ instanceId: "a" });
    a.end(true);
    expect(calls).toEqual(["a"]);
    expect(clock.now()).toBeGreaterThan(begin + 500);
  });

  it("looks at several in one list", async () => {
    const { watch, calls } = polling({ existing: ["a", "b", "c"] });
    const all = ["a", "b", "c"].map((id) => watch(id));
    const seen = await Promise.all(all.map((each) => each.next()));
    expect(seen.map((instance) => instance?.instanceId)).toEqual(["a", "b", "c"]);
    expect(calls).toEqual(["list"]);
    for (const each of all) each.end(true);
  });

  it("stops looking when nobody waits any more", async () => {
    const { watch, calls, clock } = polling({ existing: ["a", "b"] });
    const all = [watch("a"), watch("b")];
    await Promise.all(all.map((each) => each.next()));
    for (const each of all) each.end(true);
    const { time } = clock;
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect([calls.length, clock.time]).toEqual([1, time]);
  });

  it("says that an instance does not exist when a whole list and a read of its own agree", async () => {
    const { watch, calls } = polling({ existing: ["a"] });
    const [a, b] = [watch("a"), watch("b")];
    const [, gone] = await Promise.all([a.next(), b.next()]);
    expect(gone).toBeUndefined();
    expect(calls).toEqual(["list", "b"]);
    for (const each of [a, b]) each.end(true);
  });

  it("leaves it to the wait to confirm where the list was not whole", async () => {
    const { watch } = polling({ existing: ["a"], isWhole: () => false });
    const [a, b] = [watch("a"), watch("b")];
    const [, gone] = await Promise.allSettled([a.next(), b.next()]);
    expect(gone).toMatchObject({ status: "rejected", reason: expect.any(InstanceNotFoundError) });
    for (const each of [a, b]) each.end(false);
  });

  it("takes the next whole list for the second look where the first was not whole", async () => {
    let lists = 0;
    const { watch, calls } = polling({ existing: ["a", "c"], isWhole: () => ++lists > 1 });
    const [a, b, c] = [watch("a"), watch("b"), watch("c")];
    const others = Promise.all([a, c].map((each) => each.next().then(() => each.next())));
    expect(await b.next()).toBeUndefined();
    expect(calls).toEqual(["list", "b", "list"]);
    await others;
    for (const each of [a, b, c]) each.end(true);
  });

  it("reads one again at once that a list has shown before and lacks now", async () => {
    const existing = ["a", "b"];
    let lists = 0;
    const { watch, clock } = polling({ existing, listed: (ids) => ids.filter((id) => id === "a" || lists++ === 0) });
    const [a, b] = [watch("a"), watch("b")];
    const next = () => Promise.all([a.next(), b.next()]);
    await next();
    // The row has moved to a page that was read already.
    expect((await next())[1]).toMatchObject({ instanceId: "b" });
    existing.pop();
    const before = clock.now();
    expect((await next())[1]).toBeUndefined();
    expect(clock.now() - before).toBeLessThan(10_000);
    for (const each of [a, b]) each.end(true);
  });

  it("believes a read of its own rather than a list that lacks the instance", async () => {
    const { watch } = polling({ existing: ["a", "b"], listed: () => ["a"] });
    const [a, b] = [watch("a"), watch("b")];
    const [, second] = await Promise.all([a.next(), b.next()]);
    expect(second).toMatchObject({ instanceId: "b" });
    for (const each of [a, b]) each.end(true);
  });

  it("looks by itself, and on the deadline, at one whose time is up", async () => {
    const { watch, calls, clock } = polling({ existing: ["a", "b", "c"] });
    const deadline = clock.now() + 200;
    const [c, a, b] = [watch("c", 200), watch("a"), watch("b")];
    const others = Promise.all([a.next(), b.next()]);
    await c.next();
    expect(clock.now()).toBe(deadline);
    expect(calls).toContain("c");
    c.end(false);
    await others;
    for (const each of [a, b]) each.end(true);
  });
});
