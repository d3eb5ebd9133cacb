import {
  ApiVersionProbe,
  Connection,
  DmsClient,
  DmsV2Client,
  type NewInstance,
  resolveConfiguration,
} from "pulumi-huaweicloud-dms-rabbitmq/client";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { ManualClock } from "../../../../emulator/manualClock";

const clock = new ManualClock();
const hour = 3_600_000;
let emulator: Emulator;
let connection: Connection;
let client: DmsV2Client;

function connect({ url }: Emulator): Connection {
  const environment = {
    HW_REGION_NAME: "ae-ad-1",
    HW_USER_NAME: "emulator",
    HW_USER_PASSWORD: "emulator",
    HW_DOMAIN_NAME: "emulator",
    HW_DMS_ENDPOINT: url,
    HW_IAM_ENDPOINT: url,
    HW_MAX_RETRIES: "0",
  };
  return new Connection({
    configuration: resolveConfiguration({ config: () => undefined, environment }),
    clock: fixed,
  });
}

/** The client's own clock: the emulator's, which nobody waits for. */
const fixed = { now: () => clock.now(), sleep: () => Promise.resolve() };

beforeAll(async () => {
  emulator = await startEmulator({ clock, recycleBin: "7d" });
  connection = connect(emulator);
  client = new DmsV2Client(connection);
});
afterAll(async () => {
  await client.close();
  await emulator.close();
});

async function newInstance(changes: Partial<NewInstance> = {}): Promise<NewInstance> {
  const [zone] = (await client.listAvailabilityZones()).availabilityZones;
  return {
    name: "orders",
    engine: "rabbitmq",
    engineVersion: "3.12.13",
    storageSpace: 300,
    accessUser: "orders",
    password: "Br0ker-Pass",
    vpcId: "v1",
    securityGroupId: "s1",
    subnetId: "n1",
    availabilityZones: [zone?.id ?? ""],
    productId: "c6.4u8g.cluster",
    brokerNum: 3,
    storageSpecCode: "dms.physical.storage.ultra.v2",
    ...changes,
  };
}

async function running(changes: Partial<NewInstance> = {}): Promise<string> {
  const { instanceId } = await client.createInstance(await newInstance(changes));
  clock.advance(hour);
  return instanceId;
}

it("takes an instance of today through its life", async () => {
  const id = await running({ tags: { team: "shop" }, diskEncryptedKey: "key-1" });
  expect(await client.getInstance(id)).toMatchObject({
    status: "RUNNING",
    brokerNum: 3,
    totalStorageSpace: 300,
    tags: { team: "shop" },
    diskEncrypted: true,
    diskEncryptedKey: "key-1",
    availabilityZoneNames: [expect.any(String)],
  });
  await client.modifyInstance(id, { description: "new", maintainBegin: "22:00", maintainEnd: "02:00" });
  await client.resetPassword(id, "N3w-Password");
  expect(await client.getInstance(id)).toMatchObject({ description: "new", maintainBegin: "22:00" });

  await client.addTags(id, { stage: "test", team: "stock" });
  await client.removeTags(id, ["stage"]);
  expect(await client.listTags(id)).toEqual({ team: "stock" });

  const { jobId = "" } = await client.changePlugins(id, { enable: true, names: ["rabbitmq_consistent_hash_exchange"] });
  clock.advance(hour);
  expect(await client.getBackgroundTask(id, jobId)).toMatchObject({ id: jobId, status: "SUCCESS" });
  const { plugins } = await client.listPlugins(id);
  expect(plugins).toContainEqual(expect.objectContaining({ name: "rabbitmq_consistent_hash_exchange", enabled: true }));

  await client.deleteInstance(id);
  clock.advance(hour);
  await expect(client.getInstance(id)).rejects.toMatchObject({ code: "INSTANCE_NOT_FOUND" });
  expect(await client.getRecycleBin()).toMatchObject({
    retentionDays: 7,
    instances: [{ instanceId: id, name: "orders" }],
  });
});

it("extends an instance, one thing a call, to what is offered", async () => {
  const id = await running({ name: "extended" });
  const offered = await client.listExtensions(id);
  expect(offered.map(({ productId }) => productId)).toContain("c6.8u16g.cluster");
  const extensions = [
    { operation: "vertical", productId: "c6.8u16g.cluster" },
    { operation: "horizontal", brokerNum: 5 },
    { operation: "storage", storageSpace: 1_000 },
  ] as const;
  for (const extension of extensions) {
    const { jobId } = await client.extendInstance(id, extension);
    expect(jobId).toEqual(expect.any(String));
    expect(await client.getInstance(id)).toMatchObject({ status: "EXTENDING" });
    clock.advance(hour);
  }
  expect(await client.getInstance(id)).toMatchObject({
    status: "RUNNING",
    productId: "c6.8u16g.cluster",
    brokerNum: 5,
    totalStorageSpace: 1_000,
  });
  const tasks = await client.listBackgroundTasks(id);
  expect(tasks.length).toBeGreaterThanOrEqual(3);
  expect(tasks.every(({ status }) => status === "SUCCESS")).toBe(true);
});

it("makes and finds an instance of v1.0, which both versions show alike", async () => {
  const legacy = {
    name: "legacy",
    engineVersion: "3.7.17",
    productId: "00300-30109-0--0",
    storageSpecCode: "dms.physical.storage.ultra",
    storageSpace: 100,
    brokerNum: undefined,
  };
  const id = await running(legacy);
  const v1 = new DmsClient(connection);
  const [byV1, byV2] = await Promise.all([v1.getInstance(id), client.getInstance(id)]);
  expect(byV2).toMatchObject({ instanceId: id, name: "legacy", createdAtMillis: byV1.createdAtMillis });
  await client.resetPassword(id, "N3w-Password");
  expect((await client.listLegacyProducts()).map(({ productId }) => productId)).toContain(legacy.productId);
});

it("reads what more than one page holds, and a name as a whole", async () => {
  for (let number = 0; number < 12; number += 1)
    await client.createInstance(await newInstance({ name: `many-${number}` }));
  clock.advance(hour);
  const { instances, isWhole } = await client.findInstances({ name: "many-" });
  expect([instances.length, isWhole]).toEqual([12, true]);
  const found = await client.listAllInstances({ name: "many-1", exactMatchName: true });
  expect(found.map(({ name }) => name)).toEqual(["many-1"]);
});

it("reads products and windows in the form of v1.0", async () => {
  const products = await client.listProducts();
  expect(products.find(({ productId }) => productId === "c6.4u8g.cluster")).toMatchObject({
    billing: "hourly",
    minNodes: 3,
    maxNodes: 7,
    nodeStep: 2,
    storage: 300,
    vcpus: 4,
    memoryGb: 8,
    engineVersions: expect.arrayContaining(["3.12.13"]),
  });
  expect(await client.listMaintenanceWindows()).toEqual(await new DmsClient(connection).listMaintenanceWindows());
});

it.each([
  ["v1.0", "v1.0"],
  ["v2", "v2"],
  ["both", "v2"],
] as const)("finds out that a cloud with API %s serves %s", async (api, expected) => {
  const cloud = await startEmulator({ api });
  const way = connect(cloud);
  try {
    expect(await new ApiVersionProbe().versionOf(way)).toBe(expected);
  } finally {
    await way.close();
    await cloud.close();
  }
});
