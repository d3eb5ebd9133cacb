import { apiVersions } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { seededRandom } from "../../../scripts/environment/seededRandom";
import { type FleetOptions, FleetStack, type StoredInstance } from "./fleetStack";

const minute = 60_000;
const list = { method: "GET", path: "^/v1.0/[^/]+/instances$" };
const get = { method: "GET", path: "^/v1.0/[^/]+/instances/[^/]+$" };
const gone = { status: 404, body: { error_code: "DMS.111404022", error_msg: "This instance does not exist." } };
const offline = { HW_DMS_VALIDATION: "offline" };

let open: FleetStack[] = [];

afterEach(async () => {
  for (const stack of open) await stack.close();
  open = [];
});

async function fleet(options: FleetOptions = {}): Promise<FleetStack> {
  const stack = await FleetStack.start(options);
  open.push(stack);
  return stack;
}

/** Ten minutes, more or less by a fifth. */
function spreadDurations(count: number): number[] {
  const random = seededRandom(count);
  return Array.from({ length: count }, () => 10 * minute * (0.8 + 0.4 * random()));
}

/** What waiting took of an up: everything but signing in, what checks and creations ask, and the creations. */
function waitingRequests(stack: FleetStack, instances: number): number {
  const { all = 0 } = stack.counts();
  const forChecks = 3;
  return all - 1 - forChecks - instances;
}

describe("one instance", () => {
  const cheap = "that takes twelve seconds, of which nothing is known, costs few requests and is noticed soon";
  it.each(apiVersions)(`${cheap}, on %s`, async (version) => {
    const stack = await fleet({ version });
    const begin = stack.clock.now();
    const instances = await stack.up(stack.names(1));
    expect(stack.clock.now() - begin - 12_000).toBeLessThanOrEqual(1_200);
    expect(stack.counts().all).toBeLessThanOrEqual(20);
    stack.newProcess();
    await stack.refresh(instances);
    expect(stack.counts().all).toBe(2);
    stack.newProcess();
    await stack.destroy(instances);
    expect(stack.counts().all).toBeLessThanOrEqual(8);
  });

  it("that takes ten minutes costs a request every few seconds where its end is near", async () => {
    const stack = await fleet({ emulator: { createTime: "1h" } });
    const { worst } = await stack.upTaking([10 * minute]);
    expect(worst).toBeLessThanOrEqual(3_500);
    expect(waitingRequests(stack, 1)).toBeLessThanOrEqual(130);
  });

  it("is not looked at right after its creation was accepted", async () => {
    const stack = await fleet();
    const answers: { method: string; path: string; at: number }[] = [];
    stack.onRequest = ({ method, path }) => answers.push({ method, path, at: stack.clock.now() });
    await stack.up(stack.names(1));
    const created = answers.findIndex(({ method, path }) => method === "POST" && path.endsWith("/instances"));
    expect((answers[created + 1]?.at ?? 0) - (answers[created]?.at ?? 0)).toBeGreaterThan(500);
  });
});

describe("a fleet", () => {
  it.each(
    apiVersions.flatMap((version) => [
      { count: 20, version, most: { up: 48, destroy: 60 } },
      { count: 100, version, most: { up: 160, destroy: 225 } },
    ]),
  )("of $count is waited for by lists, created and destroyed, on $version", async ({ count, version, most }) => {
    const stack = await fleet({ version });
    const begin = stack.clock.now();
    const instances = await stack.up(stack.names(count));
    expect(stack.clock.now() - begin - 12_000).toBeLessThanOrEqual(1_500);
    expect(stack.counts().all).toBeLessThanOrEqual(most.up);
    expect(stack.counts()["GET /instances/{id}"] ?? 0).toBeLessThanOrEqual(1);
    stack.newProcess();
    await stack.destroy(instances);
    expect(stack.counts().all).toBeLessThanOrEqual(most.destroy);
    expect(stack.emulator.instances()).toEqual([]);
  });

  it.each([20, 100, 200])("of %d that takes no time costs by creations, deletions and pages only", async (count) => {
    const stack = await fleet({ emulator: { createTime: "0s", deleteTime: "0s" } });
    const forPages = 15 * Math.ceil(count / 50);
    // As fast as the engine writes its state.
    const apart = 90;
    const instances = await stack.up(stack.names(count), apart);
    expect(stack.counts().all).toBeLessThanOrEqual(4 + count + forPages);
    stack.newProcess();
    await stack.destroy(instances, apart);
    expect(stack.counts().all).toBeLessThanOrEqual(1 + 2 * count + forPages);
  });

  it.each([
    { how: "at once", version: "v1.0" as const, arrival: { parallel: 20, pause: 0 } },
    { how: "at once", version: "v2" as const, arrival: { parallel: 20, pause: 0 } },
    { how: "one after the other", version: "v1.0" as const, arrival: { parallel: 1, pause: 300 } },
    { how: "in waves", version: "v1.0" as const, arrival: { parallel: 8, pause: 900 } },
  ])("is refreshed from one list when reads arrive $how, on $version", async ({ version, arrival }) => {
    const stack = await fleet({ version });
    const instances = await stack.up(stack.names(20));
    stack.newProcess();
    const results = await stack.refresh(instances, arrival);
    for (const { id, outputs } of instances) {
      const { __provider, ...shown } = outputs;
      expect(results.get(id)).toMatchObject({ id, props: shown });
    }
    expect(stack.counts().all).toBeLessThanOrEqual(3);
  });

  it("is refreshed by reads of its own where the project holds many other instances", async () => {
    const stack = await fleet();
    const instances = await stack.up(stack.names(3));
    stack.emulator.restore(withOthers(stack, instances, 700));
    stack.newProcess();
    await stack.refresh(instances);
    // The first page of fifteen told how many there are.
    expect(stack.counts().all).toBeLessThanOrEqual(2 + instances.length);
  });

  it.each([
    [20, 170, { mean: 1_700, worst: 4_000 }],
    [100, 280, { mean: 2_700, worst: 6_500 }],
  ])("of %d that takes ten minutes is noticed soon for at most %d requests", async (count, most, lags) => {
    const stack = await fleet({ emulator: { createTime: "1h" } });
    const { mean, worst } = await stack.upTaking(spreadDurations(count));
    expect(waitingRequests(stack, count)).toBeLessThanOrEqual(most);
    expect(mean).toBeLessThanOrEqual(lags.mean);
    expect(worst).toBeLessThanOrEqual(lags.worst);
    expect(stack.counts().refused).toBe(0);
  });

  it.each([20, 100])("of %d keeps within a limit of 200 requests in five minutes", async (count) => {
    const environment = { HW_DMS_REQUESTS_PER_MINUTE: "40" };
    const stack = await fleet({ emulator: { createTime: "1h", requestLimit: "200/5m" }, environment });
    const { worst } = await stack.upTaking(spreadDurations(count));
    expect(stack.counts().refused).toBe(0);
    expect(worst).toBeLessThanOrEqual(12_000);
  });

  it("asks for creations by their status where the project has many others", async () => {
    const stack = await fleet({ emulator: { createTime: "30s" } });
    stack.emulator.restore(withOthers(stack, await stack.up(["template"]), 700));
    stack.newProcess();
    await stack.up(stack.names(30));
    // A whole list takes 15 requests.
    expect(waitingRequests(stack, 30)).toBeLessThanOrEqual(100);
  });
});

/** The cloud as it is, with so many more instances before. */
function withOthers(stack: FleetStack, [template]: StoredInstance[], count: number) {
  const snapshot = stack.emulator.snapshot();
  const [instance] = snapshot.instances.filter(({ fields }) => fields.instance_id === template?.id);
  if (!instance) throw new Error("There is no template.");
  const others = Array.from({ length: count }, (_entry, index) => ({
    ...instance,
    fields: { ...instance.fields, name: `other-${index}`, instance_id: crypto.randomUUID() },
  }));
  return { ...snapshot, instances: [...others, ...snapshot.instances] };
}

describe("A cloud that is in trouble", () => {
  async function created(count = 20, options: FleetOptions = {}) {
    const stack = await fleet(options);
    const instances = await stack.up(stack.names(count));
    stack.newProcess();
    return { stack, instances };
  }

  it("that throttles a look makes all wait as long as it asks, and nobody fails", async () => {
    const stack = await fleet({ environment: offline });
    const throttled = { status: 429, headers: { "Retry-After": "6" } };
    stack.emulator.addFault({ match: { ...list, nth: 2, times: 3 }, do: throttled });
    const answers: { status: number | null; at: number }[] = [];
    stack.onRequest = ({ status }) => answers.push({ status, at: stack.clock.now() });
    await stack.up(stack.names(20));
    for (const [index, { status, at }] of answers.entries()) {
      const next = answers[index + 1];
      if (status === 429 && next) expect(next.at - at).toBeGreaterThanOrEqual(6_000);
    }
    expect(stack.counts().refused).toBe(3);
    expect(stack.counts()["GET /instances/{id}"]).toBeUndefined();
  });

  it("that throttles without pause is waited out", async () => {
    const stack = await fleet({ emulator: { requestLimit: "60/1m" } });
    await stack.up(stack.names(100));
    expect(stack.counts().refused).toBeGreaterThan(0);
    expect(stack.emulator.instances()).toHaveLength(100);
  });

  it("that cannot list is asked for each instance", async () => {
    const stack = await fleet({ environment: offline });
    stack.emulator.addFault({ match: { ...list, times: 30 }, do: { status: 503 } });
    await stack.up(stack.names(20));
  });

  it("that forbids to list is asked once, and then for each instance", async () => {
    const stack = await fleet({ environment: offline });
    const forbidden = { status: 403, body: { error_code: "DMS.111403003", error_msg: "No permission." } };
    stack.emulator.addFault({ match: { ...list, times: 10_000 }, do: forbidden });
    const instances = await stack.up(stack.names(20));
    expect(stack.counts()["GET /instances"]).toBe(1);
    stack.newProcess();
    const results = await stack.refresh(instances);
    expect([...results.keys()].sort()).toEqual(instances.map(({ id }) => id).sort());
    expect(stack.counts()["GET /instances"]).toBe(1);
    stack.newProcess();
    await stack.destroy(instances);
  });

  it("whose list loses all rows tells nobody that an instance is gone", async () => {
    const { stack, instances } = await created(20);
    stack.emulator.addFault({ match: { ...list, times: 10_000 }, do: { body: { instances: [], instance_num: 0 } } });
    const results = await stack.refresh(instances);
    for (const { id } of instances) expect(results.get(id)?.id).toBe(id);
    await stack.destroy(instances);
  });

  it("whose list lacks new instances for long still has all of them waited for", async () => {
    const stack = await fleet({ environment: offline });
    stack.emulator.addFault({ match: { ...list, times: 10_000 }, do: { body: { instances: [], instance_num: 0 } } });
    await stack.up(stack.names(20));
    // Not at each look.
    expect(stack.counts()["GET /instances/{id}"]).toBeLessThanOrEqual(20 * 4);
  });

  it("whose list lags behind for ever, with each row twice, lets nobody wait for ever", async () => {
    const stack = await fleet({ environment: offline });
    let stale: unknown[] = [];
    stack.onAllAccepted = () => {
      stale = stack.emulator.instances().flatMap((row) => [row, row]);
      stack.emulator.addFault({
        match: { ...list, times: 10_000 },
        do: { body: { instances: stale, instance_num: 20 } },
      });
    };
    const begin = stack.clock.now();
    await stack.up(stack.names(20));
    expect(stale).toHaveLength(40);
    expect(stack.clock.now() - begin).toBeLessThan(20 * minute);
  });

  it("whose pages shift while they are read loses nobody", async () => {
    const stack = await fleet({ environment: offline, emulator: { createTime: "40s" } });
    const others = await stack.up(Array.from({ length: 40 }, (_entry, index) => `other-${index}`));
    stack.newProcess();
    stack.onRequest = ({ method, path }) => {
      const next = method === "GET" && path.endsWith("/instances") ? others.shift() : undefined;
      if (next) stack.emulator.removeInstance(next.id);
    };
    const instances = await stack.up(stack.names(60));
    expect(new Set(instances.map(({ id }) => id)).size).toBe(60);
    await stack.destroy(instances);
  });

  it("that tells once of each instance that it does not exist is not believed", async () => {
    const { stack, instances } = await created(20);
    stack.emulator.addFault({ match: { ...get, times: 20 }, do: gone });
    stack.emulator.addFault({ match: { ...list, times: 2 }, do: { status: 400 } });
    const results = await stack.refresh(instances);
    for (const { id } of instances) expect(results.get(id)?.id).toBe(id);
  });

  it("in which somebody deletes an instance tells its reader alone that it is gone", async () => {
    const { stack, instances } = await created(20);
    const [first] = instances;
    stack.emulator.removeInstance(first?.id ?? "");
    const results = await stack.refresh(instances, { parallel: 4, pause: 100 });
    for (const { id } of instances) expect(results.get(id)?.id).toBe(id === first?.id ? undefined : id);
  });
});

describe("What this process changes", () => {
  it("makes the list that answered reads before say nothing any more", async () => {
    const stack = await fleet();
    const instances = await stack.up(stack.names(20));
    stack.newProcess();
    await stack.refresh(instances);
    await stack.describe(instances, "changed");
    const results = await stack.refresh(instances);
    for (const { id } of instances) expect(results.get(id)?.props).toMatchObject({ description: "changed" });
  });
});
