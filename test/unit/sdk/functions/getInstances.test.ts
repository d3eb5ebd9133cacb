import { getInstance, getInstances } from "pulumi-huaweicloud-dms-rabbitmq";
import { DmsClient, resolveConfiguration } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { useServer } from "./functionEnvironment";

let emulator: Emulator;

async function create(name: string, fields: Record<string, unknown> = {}): Promise<string> {
  const configuration = resolveConfiguration({ config: () => undefined, environment: process.env });
  const client = new DmsClient({ configuration });
  const { instanceId } = await client.createInstance({
    name,
    engine: "rabbitmq",
    engineVersion: "3.7.17",
    storageSpace: 100,
    accessUser: "orders-user",
    password: "Unit-Test-Pass1",
    vpcId: "1e93f86e-13af-46c8-97d6-d40fa62b76c2",
    securityGroupId: "0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8",
    subnetId: "b5fa806c-35e7-4299-b659-b39398dd4718",
    availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
    productId: "00300-30109-0--0",
    storageSpecCode: "dms.physical.storage.high",
    ...fields,
  });
  await client.close();
  return instanceId;
}

const names = async (...args: Parameters<typeof getInstances>) =>
  (await getInstances(...args)).instances.map(({ name }) => name).sort();

beforeEach(async () => {
  emulator = await startEmulator({ createTime: "0s", pageSize: 2 });
  useServer(emulator.url);
});

afterEach(() => emulator.close());

describe("getInstance", () => {
  it("describes the instance of an ID in the names of RabbitmqInstance", async () => {
    const id = await create("orders", { description: "of the shop", maintain_begin: "22:00", maintain_end: "02:00" });
    const instance = await getInstance({ id });
    expect(instance).toMatchObject({
      instanceId: id,
      name: "orders",
      description: "of the shop",
      engine: "rabbitmq",
      engineVersion: "3.7.17",
      status: "RUNNING",
      type: "single",
      productId: "00300-30109-0--0",
      storageSpace: 100,
      port: 5672,
      hosts: [instance.connectAddress],
      publicHosts: [],
      sslEnable: false,
      availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
      maintainBegin: "22:00",
      maintainEnd: "02:00",
      region: "ae-ad-1",
    });
    expect(instance.managementUrl).toMatch(/^http:\/\/[\d.]+:15672$/);
    expect(new Date(instance.createdAt as string).getTime()).toBe(instance.createdAtMillis);
    expect(Object.keys(instance).filter((key) => key.startsWith("__") || /password|amqp/i.test(key))).toEqual([]);
  });

  it("finds the instance of exactly a name", async () => {
    await create("orders-eu");
    const id = await create("orders");
    expect((await getInstance({ name: "orders" })).instanceId).toBe(id);
  });

  it("says which instances there are when none has the name", async () => {
    await create("orders");
    await create("mails");
    await expect(getInstance({ name: "order" })).rejects.toThrow(
      /^There is no instance named "order" in region ae-ad-1\. There are: (orders, mails|mails, orders)\.$/,
    );
  });

  it("says that there is no instance of an ID", async () => {
    await expect(getInstance({ id: "68d5745e-6af2-40e4-945d-fe449be00148" })).rejects.toThrow(
      expect.objectContaining({ code: "INSTANCE_NOT_FOUND" }),
    );
  });

  it("asks for an ID or a name, not both", async () => {
    await expect(getInstance({} as never)).rejects.toThrow("needs either id or name");
    await expect(getInstance({ id: "a", name: "b" })).rejects.toThrow("needs either id or name");
  });
});

describe("getInstances", () => {
  it("makes each result once, and gives every caller copies", async () => {
    await create("orders");
    const [first] = (await getInstances()).instances;
    const [second] = (await getInstances()).instances;
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
    // What is made anew holds lists of its own.
    expect(second?.hosts).toBe(first?.hosts);
  });

  it("lists all, of every page", async () => {
    for (const name of ["orders-1", "orders-2", "orders-3", "mails-1", "mails-2"]) await create(name);
    expect(await names()).toEqual(["mails-1", "mails-2", "orders-1", "orders-2", "orders-3"]);
    const lists = emulator.requests().filter(({ method, path }) => method === "GET" && path.endsWith("/instances"));
    expect(lists.length).toBeGreaterThan(1);
  });

  it("narrows the list by name, status and failure", async () => {
    await create("orders-1");
    await create("orders-10");
    const failed = await create("mails-1");
    emulator.setInstance(failed, { status: "CREATEFAILED" });
    expect(await names({ name: "orders-1" })).toEqual(["orders-1", "orders-10"]);
    expect(await names({ name: "orders-1", exactMatchName: true })).toEqual(["orders-1"]);
    expect(await names({ status: "RUNNING" })).toEqual(["orders-1", "orders-10"]);
    expect(await names()).toEqual(["mails-1", "orders-1", "orders-10"]);
    expect(await names({ includeFailure: false })).toEqual(["orders-1", "orders-10"]);
  });

  it("narrows the list by enterprise project", async () => {
    await create("orders-1", { enterprise_project_id: "7f2e3c1a-0000-4000-8000-000000000001" });
    await create("orders-2");
    expect(await names({ enterpriseProjectId: "7f2e3c1a-0000-4000-8000-000000000001" })).toEqual(["orders-1"]);
  });

  it("is an empty list when there are none", async () => {
    expect(await getInstances()).toEqual({ instances: [] });
  });
});
