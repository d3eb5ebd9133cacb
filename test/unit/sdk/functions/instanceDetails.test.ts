import { getBackgroundTasks, getExtensions, getPlugins } from "pulumi-huaweicloud-dms-rabbitmq";
import { DmsV2Client, resolveConfiguration } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { useServer } from "./functionEnvironment";

describe("what API v2 tells of one instance", () => {
  let emulator: Emulator;
  let instanceId: string;

  beforeAll(async () => {
    emulator = await startEmulator({ createTime: "0s" });
    useServer(emulator.url, { HW_DMS_API_VERSION: "auto" });
    const configuration = resolveConfiguration({ config: () => undefined, environment: process.env });
    const client = new DmsV2Client({ configuration });
    const created = await client.createInstance({
      name: "orders",
      engine: "rabbitmq",
      engineVersion: "3.8.35",
      storageSpace: 300,
      brokerNum: 3,
      accessUser: "orders-user",
      password: "Unit-Test-Pass1",
      vpcId: "vpc-1",
      securityGroupId: "group-1",
      subnetId: "subnet-1",
      availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
      productId: "c6.2u4g.cluster",
      storageSpecCode: "dms.physical.storage.ultra.v2",
    });
    instanceId = created.instanceId;
    await client.close();
  });

  afterAll(() => emulator.close());

  it("are the products that it can be extended to", async () => {
    const { products } = await getExtensions({ instanceId });
    expect(products).toContainEqual(
      expect.objectContaining({ productId: "c6.4u8g.cluster", minNodes: 3, maxNodes: 7 }),
    );
    expect(products.every(({ type }) => type === "cluster")).toBe(true);
  });

  it("are its plugins, none of which is on at first", async () => {
    const { plugins } = await getPlugins({ instanceId });
    expect(plugins).toContainEqual(expect.objectContaining({ name: "rabbitmq_federation", enabled: false }));
  });

  it("are its background tasks, the newest first", async () => {
    const { tasks } = await getBackgroundTasks({ instanceId });
    expect(tasks).toEqual([expect.objectContaining({ name: "createInstance", status: "SUCCESS" })]);
  });

  it("is an error for an instance that does not exist", async () => {
    const nobody = "8959ab1c-701a-4bb1-a05f-93dfc361b32d";
    await expect(getPlugins({ instanceId: nobody })).rejects.toMatchObject({ code: "INSTANCE_NOT_FOUND" });
  });
});
