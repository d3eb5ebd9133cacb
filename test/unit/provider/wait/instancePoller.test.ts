import type { Instance } from "../../../../provider/client";
import { InstancePoller } from "../../../../provider/wait/instancePoller";

function source(existing: string[], { listFails = false } = {}) {
  const calls = { get: 0, list: 0 };
  const row = (id: string) => ({ instanceId: id, status: "RUNNING" }) as Instance;
  return {
    calls,
    getInstance(id: string) {
      calls.get += 1;
      return id === "gone" ? Promise.reject(new Error("does not exist")) : Promise.resolve(row(id));
    },
    listAllInstances() {
      calls.list += 1;
      return listFails ? Promise.reject(new Error("no permission")) : Promise.resolve(existing.map(row));
    },
  };
}

const ids = Array.from({ length: 200 }, (_, index) => `id-${index}`);

it("reads a few waiting instances one by one", async () => {
  const few = source(ids);
  const poller = new InstancePoller(few);
  await Promise.all(ids.slice(0, 3).map((id) => poller.observe(id)));
  expect(few.calls).toEqual({ get: 3, list: 0 });
});

it("serves two hundred waiting instances from one list", async () => {
  const many = source(ids);
  const poller = new InstancePoller(many);
  const seen = await Promise.all(ids.map((id) => poller.observe(id)));
  expect(seen.map((instance) => instance.instanceId)).toEqual(ids);
  expect(many.calls).toEqual({ get: 0, list: 1 });
});

it("reads an instance that the list lacks by itself, so that only a read says gone", async () => {
  const many = source(ids);
  const poller = new InstancePoller(many);
  const observations = [...ids, "late", "gone"].map((id) => poller.observe(id));
  const settled = await Promise.allSettled(observations);
  expect(settled.at(-2)).toMatchObject({ status: "fulfilled" });
  expect(settled.at(-1)).toMatchObject({ status: "rejected" });
  expect(many.calls).toEqual({ get: 2, list: 1 });
});

it("reads one by one when listing is not allowed", async () => {
  const many = source(ids, { listFails: true });
  const poller = new InstancePoller(many);
  await Promise.all(ids.map((id) => poller.observe(id)));
  expect(many.calls).toEqual({ get: 200, list: 1 });
});
