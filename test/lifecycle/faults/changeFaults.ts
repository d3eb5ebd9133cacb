import type { Properties } from "../engineSimulation";
import type { FaultScenario } from "./faultScenario";
import { always, on, refusal } from "./faultScenario";
import { type FaultStack, instancePassword, otherInstancePassword } from "./faultStack";

/** What the one instance shows. */
const shown = (stack: FaultStack): Properties => stack.emulator.instances()[0] ?? {};

const cluster = {
  productId: "c6.2u4g.cluster",
  brokerNum: 3,
  storageSpace: 300,
};
const threeZones: Properties = { ...cluster };
const plugins = { plugins: ["rabbitmq_consistent_hash_exchange"] };
const isUncertain = (stack: FaultStack) => stack.engine.stored?.outputs.__passwordUncertain;
const busy = refusal(400, "00400026", "This operation is not allowed due to the instance status.");

const passwords: FaultScenario[] = [
  {
    name: "another password, set in place",
    operation: "up",
    program: { password: otherInstancePassword },
    result: "updated",
    requests: { password: 1, modify: 0, create: 0 },
  },
  {
    name: "another password whose answer stays lost: the state keeps the old one and a mark",
    operation: "up",
    program: { password: otherInstancePassword },
    faults: [on("password", { reset: "after" }, always)],
    fails: /^Instance orders .+ was not updated: .+whether its password was reset was lost.+Deploy again/,
    heals: {
      repair: async (stack) => {
        expect(stack.engine.stored?.outputs.password).toBe(instancePassword);
        expect(isUncertain(stack)).toBe(true);
        stack.emulator.clearFaults();
        await stack.refresh();
        expect(isUncertain(stack)).toBe(true);
      },
      result: "updated",
    },
    afterwards: (stack) => expect(isUncertain(stack)).toBeUndefined(),
  },
  {
    name: "a lost password, and a program that is back at the old one: it is sent again",
    operation: "up",
    program: { password: otherInstancePassword },
    faults: [on("password", { reset: "after" }, always)],
    fails: /password was reset was lost/,
    heals: {
      repair: (stack) => stack.emulator.clearRequests(),
      program: {},
      result: "updated",
    },
    afterwards: (stack) => {
      const sent = stack.emulator.requests().filter(({ path }) => path.endsWith("/password"));
      expect(sent).toHaveLength(1);
      expect(isUncertain(stack)).toBeUndefined();
    },
  },
  {
    name: "another password of an instance that is busy",
    operation: "up",
    program: { password: otherInstancePassword },
    faults: [on("password", busy, { times: 3 })],
    result: "updated",
    requests: { password: 4 },
  },
  {
    name: "another password that the service refuses: nothing is stored of it",
    operation: "up",
    program: { password: otherInstancePassword },
    faults: [on("password", refusal(400, "00400012", "Invalid password."), always)],
    fails: /^Instance orders .+ was not updated: .+00400012/,
    heals: { result: "updated" },
  },
  {
    name: "another password in the very run in which more storage fails: the password is done",
    operation: "up",
    program: { password: otherInstancePassword, storageSpace: 200 },
    faults: [on("extend", refusal(400, "00400500", "Invalid disk space."), always)],
    fails: /^Instance orders .+ was not updated: .+00400500/,
    heals: {
      repair: (stack) => {
        expect(stack.engine.stored?.outputs.password).toBe(otherInstancePassword);
        expect(stack.engine.stored?.outputs.storageSpace).toBe(100);
        stack.emulator.clearRequests();
      },
      result: "updated",
    },
    afterwards: (stack) => {
      expect(stack.emulator.requests().filter(({ path }) => path.endsWith("/password"))).toEqual([]);
      expect(shown(stack).total_storage_space).toBe(200);
    },
  },
];

/** States as they were before an operation, for runs that are killed. */
const before = new WeakMap<FaultStack, FaultStack["engine"]["stored"]>();
const remember = (stack: FaultStack): void => {
  before.set(stack, structuredClone(stack.engine.stored));
};
/** A provider that is killed leaves the state as it was. */
const forget = (stack: FaultStack): void => {
  stack.engine.stored = before.get(stack);
};

const kills: FaultScenario[] = [
  {
    name: "a provider that is killed between a password and a size",
    operation: "up",
    meanwhile: remember,
    program: { password: otherInstancePassword, storageSpace: 200 },
    faults: [on("extend", { status: 500 }, always)],
    fails: /^Instance orders .+ was not updated/,
    heals: { repair: forget, result: "updated" },
    afterwards: (stack) => expect(shown(stack).total_storage_space).toBe(200),
  },
  {
    name: "a provider that is killed between two sizes",
    before: cluster,
    operation: "up",
    meanwhile: remember,
    program: { ...cluster, productId: "c6.4u8g.cluster", brokerNum: 5 },
    faults: [on("extend", { status: 500 }, { nth: 2, times: 100 })],
    fails: /^Instance orders .+ was not updated/,
    heals: { repair: forget, result: "updated" },
    afterwards: (stack) => expect(shown(stack)).toMatchObject({ product_id: "c6.4u8g.cluster", broker_num: 5 }),
  },
  {
    name: "a provider that is killed between tags and a plugin",
    operation: "up",
    meanwhile: remember,
    program: { ...plugins, tags: { team: "orders" } },
    faults: [on("plugins", { status: 500 }, always)],
    fails: /^Instance orders .+ was not updated/,
    heals: { repair: forget, result: "updated" },
    afterwards: (stack) => expect(shown(stack).tags).toEqual([{ key: "team", value: "orders" }]),
  },
];

const sizes: FaultScenario[] = [
  {
    name: "size, number of nodes and storage at once: three calls, in this order",
    before: cluster,
    operation: "up",
    program: { productId: "c6.4u8g.cluster", brokerNum: 5, storageSpace: 1000 },
    result: "updated",
    requests: { extend: 3, create: 0 },
    afterwards: async (stack) => {
      const tasks = await stack.client.listBackgroundTasks(stack.id);
      const wishes = tasks.map(({ params = "{}" }) => JSON.parse(params).oper_type).filter(Boolean);
      expect(wishes.sort()).toEqual(["horizontal", "storage", "vertical"]);
      expect(shown(stack)).toMatchObject({ product_id: "c6.4u8g.cluster", broker_num: 5, total_storage_space: 1000 });
    },
  },
  {
    name: "more nodes: the storage that grows with them is no drift",
    before: cluster,
    operation: "up",
    program: { ...cluster, brokerNum: 5 },
    result: "updated",
    requests: { extend: 1 },
    afterwards: async (stack) => {
      const program = { ...cluster, brokerNum: 5 };
      expect(shown(stack).total_storage_space).toBe(500);
      stack.lines.length = 0;
      expect(await stack.up(program)).toBe("same");
      await stack.refresh();
      expect(stack.engine.hasShownDrift).toBe(false);
      expect(await stack.up(program)).toBe("same");
      expect(stack.lines).toEqual([]);
      stack.emulator.clearRequests();
      expect(await stack.up({ ...program, storageSpace: 500 })).toBe("updated");
      expect(stack.emulator.requests().filter(({ method }) => method === "POST")).toEqual([]);
      expect(await stack.up({ ...program, storageSpace: 500 })).toBe("same");
    },
  },
  {
    name: "three wishes of which the second fails: the next run goes on from there",
    before: cluster,
    operation: "up",
    program: { productId: "c6.4u8g.cluster", brokerNum: 5, storageSpace: 1000 },
    faults: [on("extend", refusal(400, "00400055", "Sold out."), { nth: 2, times: 100 })],
    fails: /^Instance orders .+ was not updated: .+00400055/,
    heals: {
      repair: (stack) => {
        expect(stack.engine.stored?.outputs).toMatchObject({ productId: "c6.4u8g.cluster", brokerNum: 3 });
        stack.emulator.clearRequests();
      },
      result: "updated",
    },
    afterwards: (stack) => {
      const extensions = stack.emulator
        .requests()
        .filter(({ method, path }) => method === "POST" && path.endsWith("/extend"));
      expect(extensions).toHaveLength(2);
      expect(shown(stack)).toMatchObject({ broker_num: 5, total_storage_space: 1000 });
    },
  },
  {
    name: "a resize whose task fails, which the error names",
    operation: "up",
    program: { storageSpace: 200 },
    faults: [{ match: { name: "orders" }, outcome: { status: "EXTENDEDFAILED" } }],
    fails: /^Instance orders .+ was not updated: .+background task extendInstance failed/,
    heals: { result: "updated" },
    afterwards: (stack) => expect(shown(stack).total_storage_space).toBe(200),
  },
  {
    name: "a resize that the instance shows late: RUNNING before it has begun is not its end",
    operation: "up",
    program: { storageSpace: 200 },
    faults: [{ match: { name: "orders" }, outcome: { readsBeforeStart: 3 } }],
    result: "updated",
    afterwards: (stack) => expect(shown(stack).total_storage_space).toBe(200),
  },
  {
    name: "a smaller storage, which cannot be",
    before: { storageSpace: 200 },
    operation: "up",
    program: { storageSpace: 100 },
    fails: /nothing was touched: storageSpace cannot shrink from 200 to 100 GB/,
    requests: { extend: 0 },
    heals: { program: { storageSpace: 200 }, result: "same" },
  },
  {
    name: "fewer nodes, which cannot be",
    before: { ...cluster, brokerNum: 5, storageSpace: 500 },
    operation: "up",
    program: { ...cluster, brokerNum: 3, storageSpace: 500 },
    fails: /nothing was touched: brokerNum cannot shrink from 5 to 3/,
    requests: { extend: 0 },
    heals: { program: { ...cluster, brokerNum: 5, storageSpace: 500 }, result: "same" },
  },
  {
    name: "a storage between the present one and that of more nodes",
    before: cluster,
    operation: "up",
    program: { ...cluster, brokerNum: 5, storageSpace: 400 },
    fails: /storageSpace is 400 GB, but grows from 300 to 500 GB with the nodes; declare 500/,
    requests: { extend: 0 },
    heals: { program: { ...cluster, brokerNum: 5, storageSpace: 500 }, result: "updated" },
  },
  {
    name: "a size that the instance cannot have, found before anything is sent",
    before: cluster,
    operation: "up",
    program: { ...cluster, productId: "c6.9u9g.cluster" },
    fails: /nothing was touched: productId "c6.9u9g.cluster" is not offered for it; there are: .+c6\.4u8g\.cluster/,
    requests: { extend: 0 },
    heals: { program: cluster, result: "same" },
  },
];

const tags: FaultScenario[] = [
  {
    name: "tags: only the difference is sent, and others stay",
    before: { tags: { team: "orders", cost: "1", gone: "x" } },
    operation: "up",
    meanwhile: (stack) =>
      stack.emulator.setInstance(stack.id, {
        tags: [
          { key: "team", value: "orders" },
          { key: "cost", value: "1" },
          { key: "gone", value: "x" },
          { key: "console", value: "theirs" },
        ],
      }),
    program: { tags: { team: "orders", cost: "2" } },
    result: "updated",
    requests: { tags: 2 },
    afterwards: async (stack) => {
      await stack.refresh();
      expect(stack.engine.hasShownDrift).toBe(false);
      expect(stack.engine.stored?.outputs.tags).toEqual({ team: "orders", cost: "2" });
      const keys = (shown(stack).tags as { key: string }[]).map(({ key }) => key).sort();
      expect(keys).toEqual(["console", "cost", "team"]);
    },
  },
  {
    name: "tags that the program leaves out altogether: its own go",
    before: { tags: { team: "orders" } },
    operation: "up",
    program: {},
    result: "updated",
    requests: { tags: 1 },
    afterwards: async (stack) => {
      expect(shown(stack).tags).toEqual([]);
      expect(await stack.up({})).toBe("same");
    },
  },
  {
    name: "tags that the console has changed, which the next up puts back",
    before: { tags: { team: "orders" } },
    operation: "up",
    meanwhile: async (stack) => {
      stack.emulator.setInstance(stack.id, { tags: [] });
      await stack.refresh();
    },
    result: "updated",
    requests: { tags: 1 },
  },
  {
    name: "tags of which the second call fails",
    before: { tags: { gone: "x" } },
    operation: "up",
    program: { tags: { team: "orders" } },
    faults: [on("tags", refusal(400, "10240044", "Too many tags."), { nth: 2, times: 100 })],
    fails: /^Instance orders .+ was not updated: .+10240044/,
    heals: { result: "updated" },
  },
  {
    name: "default tags of the configuration, which an existing instance gets in place",
    before: { tags: { team: "orders" } },
    operation: "up",
    meanwhile: (stack) => {
      stack.environment = { HW_DMS_DEFAULT_TAGS: '{"team":"default","stage":"test"}' };
    },
    result: "updated",
    requests: { tags: 1 },
    afterwards: (stack) => expect(stack.engine.stored?.outputs.tags).toEqual({ team: "orders", stage: "test" }),
  },
];

const pluginChanges: FaultScenario[] = [
  {
    name: "a plugin of a new instance, switched on once it runs",
    before: null,
    operation: "up",
    program: plugins,
    result: "created",
    requests: { plugins: 1 },
  },
  {
    name: "a plugin of a new instance whose task fails: the instance is kept",
    before: null,
    operation: "up",
    program: plugins,
    faults: [on("plugins", refusal(400, "00400970", "No such plugin."), always)],
    fails: /^Instance orders .+ was not updated: .+00400970/,
    heals: { result: "updated" },
  },
  {
    name: "a plugin that the program does not declare any more, and one that it never declared",
    before: { plugins: ["rabbitmq_shovel"] },
    operation: "up",
    program: { plugins: [] },
    result: "updated",
    requests: { plugins: 1 },
    afterwards: async (stack) => expect(await stack.up({ plugins: [] })).toBe("same"),
  },
  {
    name: "a plugin that somebody has switched off, which the next up switches on",
    before: plugins,
    operation: "up",
    meanwhile: async (stack) => {
      await stack.client.changePlugins(stack.id, { enable: false, names: plugins.plugins });
      await stack.passTime(5_000);
      await stack.refresh();
      expect(stack.engine.hasShownDrift).toBe(true);
    },
    result: "updated",
    requests: { plugins: 1 },
  },
  {
    name: "plugins that the program leaves out: they are not managed",
    before: plugins,
    operation: "up",
    program: {},
    result: "same",
    requests: { plugins: 0 },
  },
  {
    name: "a plugin whose background task fails",
    operation: "up",
    program: plugins,
    faults: [{ match: { name: "orders" }, outcome: { status: "ERROR", operation: "plugins" } }],
    fails: /^Instance orders .+ was not updated: its background task modifyInstancePlugins ended in FAILED/,
    heals: {
      repair: (stack) => stack.emulator.setInstance(stack.id, { status: "RUNNING" }),
      result: "updated",
    },
  },
  {
    name: "tags of an instance that is busy",
    operation: "up",
    program: { tags: { team: "orders" } },
    faults: [on("tags", busy, { times: 2 })],
    result: "updated",
    requests: { tags: 3 },
  },
  {
    name: "a plugin whose instance is busy",
    operation: "up",
    program: plugins,
    faults: [on("plugins", busy, { times: 2 })],
    result: "updated",
    requests: { plugins: 3 },
  },
];

const others: FaultScenario[] = [
  {
    name: "a name that the recycle bin keeps",
    emulator: { recycleBin: "7d" },
    operation: "up",
    meanwhile: (stack) => stack.destroy(),
    fails: /^Instance orders was not created: its name is still taken: a deleted instance .+ lies in the recycle bin/,
    heals: { program: { name: "orders-2" }, result: "created", isOther: true },
  },
  {
    name: "three zones",
    before: null,
    operation: "up",
    meanwhile: (stack) => {
      const zones = stack.emulator.account.regions[0]?.zonesOfToday.map(({ id }) => id) ?? [];
      threeZones.availabilityZones = zones.slice(0, 3);
    },
    program: threeZones,
    result: "created",
    afterwards: async (stack) => expect(await stack.up(threeZones)).toBe("same"),
  },
  {
    name: "another enterprise project, in place",
    before: { enterpriseProjectId: "ep-1" },
    operation: "up",
    program: { enterpriseProjectId: "ep-2" },
    result: "updated",
    requests: { modify: 1, create: 0 },
    afterwards: (stack) => expect(shown(stack).enterprise_project_id).toBe("ep-2"),
  },
  {
    name: "a disk key for an instance without one, which replaces it",
    operation: "up",
    program: { diskEncryptedKey: "key-1" },
    result: "replaced",
    isOther: true,
  },
  {
    name: "ERROR on the way of a deletion",
    operation: "destroy",
    faults: [{ match: { name: "orders" }, outcome: { statusOnTheWay: "ERROR" } }],
  },
  {
    name: "a new instance that the service does not know at first",
    before: null,
    operation: "up",
    faults: [{ match: { name: "orders" }, outcome: { hiddenReads: 2 } }],
    result: "created",
  },
  {
    name: "a restart that API v2 refuses: the trigger is not recorded as done",
    emulator: { restartInV2: "refused" },
    operation: "up",
    program: { restartTriggers: { round: "2" } },
    fails: /^Instance orders .+ was not (restarted|updated): .+/,
    heals: { program: {}, result: "same" },
  },
];

/** What only API v2 changes in place, and how that goes wrong. */
export const changeFaults: FaultScenario[] = [
  ...passwords,
  ...kills,
  ...sizes,
  ...tags,
  ...pluginChanges,
  ...others,
].map((scenario) => ({ ...scenario, only: "v2" as const }));
