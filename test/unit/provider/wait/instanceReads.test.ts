import { setImmediate as turn } from "node:timers/promises";
import type { FindOptions, Instance } from "../../../../provider/client";
import { InstanceListing } from "../../../../provider/wait/instanceListing";
import { InstanceReads } from "../../../../provider/wait/instanceReads";
import { createTestClock } from "../client/testClock";

const ids = Array.from({ length: 200 }, (_entry, index) => `id-${index}`);

function reading(
  listed: string[],
  { listFails = false, row = {} as Partial<Instance>, listEnds = Promise.resolve(), firstPage = 0 } = {},
) {
  const calls = { get: 0, list: 0 };
  const clock = createTestClock();
  const source = {
    getInstance(id: string) {
      calls.get += 1;
      const missing = new Error("does not exist");
      return id === "gone"
        ? Promise.reject(missing)
        : Promise.resolve({ instanceId: id, status: "RUNNING" } as Instance);
    },
    findInstances(_filters: object, { isEnough }: FindOptions = {}) {
      calls.list += 1;
      if (listFails) return Promise.reject(new Error("no permission"));
      const instances = listed.map((id) => ({ instanceId: id.toUpperCase(), status: "RUNNING", ...row }) as Instance);
      const found = new Map<string, Instance>();
      const show = (page: Instance[]) => {
        for (const instance of page) found.set(instance.instanceId.toLowerCase(), instance);
        isEnough?.({ found, missing: instances.length - found.size });
      };
      if (firstPage > 0) show(instances.slice(0, firstPage));
      return listEnds.then(() => {
        show(instances.slice(firstPage));
        return { instances, isWhole: true, pages: 1 };
      });
    },
  };
  const listing = new InstanceListing(source, clock);
  return { calls, clock, listing, reads: new InstanceReads({ source, listing, clock, pollInterval: 10_000 }) };
}

/** The end of a list, when the test says so. */
function laterEnd() {
  let end = () => {};
  const listEnds = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { listEnds, end: () => end() };
}

describe("a read", () => {
  it("that comes alone is a call of its own", async () => {
    const { reads, calls } = reading(ids);
    expect((await reads.read("id-1")).instanceId).toBe("id-1");
    expect(calls).toEqual({ get: 1, list: 0 });
  });

  it("is answered with others from one list, each with its own instance", async () => {
    const { reads, calls } = reading(ids);
    const seen = await Promise.all(ids.map((id) => reads.read(id)));
    expect(seen.map(({ instanceId }) => instanceId.toLowerCase())).toEqual(ids);
    expect(calls).toEqual({ get: 0, list: 1 });
  });

  it.each([
    { isChanged: false, lists: 1 },
    { isChanged: true, lists: 2 },
  ])("that comes while a list is being read shares it, unless something was changed: $isChanged", async (of) => {
    const { listEnds, end } = laterEnd();
    const { reads, calls, listing } = reading(ids, { listEnds });
    const first = Promise.all(ids.slice(0, 9).map((id) => reads.read(id)));
    for (let turns = 0; turns < 9; turns += 1) await turn();
    if (of.isChanged) listing.noteChange();
    const second = Promise.all(ids.slice(9, 18).map((id) => reads.read(id)));
    for (let turns = 0; turns < 9; turns += 1) await turn();
    end();
    await Promise.all([first, second]);
    expect(calls).toEqual({ get: 0, list: of.lists });
  });

  it("that comes just before a list has ended is answered from it as well", async () => {
    const { listEnds, end } = laterEnd();
    const { reads, calls, clock } = reading(ids, { listEnds });
    const sleeps: (() => void)[] = [];
    clock.sleep = () => new Promise((resolve) => sleeps.push(resolve));
    const first = Promise.all(ids.slice(0, 9).map((id) => reads.read(id)));
    sleeps.shift()?.();
    await turn();
    const second = Promise.all(ids.slice(9, 18).map((id) => reads.read(id)));
    end();
    await first;
    sleeps.shift()?.();
    await second;
    expect(calls).toEqual({ get: 0, list: 1 });
  });

  it("is answered as soon as a page shows it, also when it comes after that page", async () => {
    const { listEnds, end } = laterEnd();
    const { reads, calls } = reading(ids, { listEnds, firstPage: 50 });
    const all = Promise.all(ids.slice(0, 100).map((id) => reads.read(id)));
    await Promise.all(ids.slice(0, 50).map((id) => reads.read(id)));
    expect((await reads.read("id-7")).instanceId).toBe("ID-7");
    end();
    await all;
    expect(calls).toEqual({ get: 0, list: 1 });
  });

  it("that no page has answered is a call of its own where the list fails half way", async () => {
    const { reads, calls } = reading(ids, { listEnds: Promise.reject(new Error("lost")), firstPage: 50 });
    await Promise.all(ids.slice(0, 60).map((id) => reads.read(id)));
    expect(calls).toEqual({ get: 10, list: 1 });
  });

  it("is answered from a list that is young enough, and from no older one", async () => {
    const { reads, calls, clock } = reading(ids);
    for (const id of ids.slice(0, 20)) await reads.read(id);
    expect(calls).toEqual({ get: 1, list: 1 });
    clock.time += 10_001;
    for (const id of ids.slice(20, 40)) await reads.read(id);
    expect(calls).toEqual({ get: 2, list: 2 });
  });

  it("is not answered from a list that is older than a change of this process", async () => {
    const { reads, calls, listing } = reading(ids);
    await Promise.all(ids.map((id) => reads.read(id)));
    listing.noteChange();
    await reads.read("id-1");
    expect(calls.list + calls.get).toBe(2);
  });

  it("leaves no list behind that was asked for before a change", async () => {
    const { reads, calls, listing, clock } = reading(ids);
    const early = Promise.all([reads.read("id-1"), reads.read("id-2")]);
    clock.time += 1;
    await Promise.resolve();
    listing.noteChange();
    await early;
    await turn();
    await reads.read("id-3");
    expect(calls.list + calls.get).toBe(3 - Number(calls.get === 0));
  });

  it("of an instance that the list lacks is a call of its own, so that only that says gone", async () => {
    const { reads, calls } = reading(ids);
    const settled = await Promise.allSettled([...ids, "late", "gone"].map((id) => reads.read(id)));
    expect(settled.at(-2)).toMatchObject({ status: "fulfilled" });
    expect(settled.at(-1)).toMatchObject({ status: "rejected" });
    expect(calls).toEqual({ get: 2, list: 1 });
  });

  it("of which the row lacks something is a call of its own", async () => {
    const { reads, calls } = reading(ids);
    await Promise.all(ids.slice(0, 3).map((id) => reads.read(id, ({ vpcId }) => vpcId !== undefined)));
    expect(calls).toEqual({ get: 3, list: 1 });
  });

  it("is a call of its own where the list cannot be read", async () => {
    const { reads, calls } = reading(ids, { listFails: true });
    await Promise.all(ids.map((id) => reads.read(id)));
    expect(calls).toEqual({ get: 200, list: 1 });
  });
});
