import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { amqpOfToday, EmulatorClient } from "../emulatorClient";
import { ManualClock } from "../manualClock";

describe("the extension of an instance", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  const clock = new ManualClock();

  beforeEach(async () => {
    emulator = await startEmulator({ clock });
    client = new EmulatorClient(emulator);
  });
  afterEach(() => emulator.close());

  async function running(fields: Record<string, unknown> = {}): Promise<string> {
    const id = await client.create(fields);
    clock.advance(5_000);
    return id;
  }

  async function extend(id: string, body: unknown): Promise<string> {
    const { status, json } = await client.instances("POST", `/${id}/extend`, body);
    return status === 200 ? "begun" : json.error_code;
  }

  it("shows the old size until it is done", async () => {
    const id = await running();
    expect(await extend(id, { new_storage_space: 300 })).toBe("begun");
    expect(emulator.instances()[0]).toMatchObject({ status: "EXTENDING", total_storage_space: 100, extend_times: 0 });
    expect(await extend(id, { new_storage_space: 400 })).toBe("111400026");
    clock.advance(3_000);
    expect(emulator.instances()[0]).toMatchObject({
      status: "RUNNING",
      total_storage_space: 300,
      storage_space: 264,
      extend_times: 1,
    });
  });

  it("adds nodes to a cluster, and the space that they bring", async () => {
    const id = await running({ product_id: "00300-30209-0--0", storage_space: 600 });
    expect(await extend(id, { new_spec_code: "dms.instance.rabbitmq.cluster.c3.4u8g.5" })).toBe("begun");
    clock.advance(3_000);
    expect(emulator.instances()[0]).toMatchObject({
      product_id: "00300-30211-0--0",
      specification: "4vCPUs 8GB * 5",
      total_storage_space: 1000,
    });
  });

  it("keeps the space a whole number of GB when the nodes do not divide it", async () => {
    const id = await running({ product_id: "00300-30209-0--0", storage_space: 301 });
    expect(await extend(id, { new_spec_code: "dms.instance.rabbitmq.cluster.c3.4u8g.5" })).toBe("begun");
    clock.advance(3_000);
    expect(emulator.instances()[0]).toMatchObject({ total_storage_space: 502, storage_space: 441 });
  });

  it("refuses nodes that would bring more than 90,000 GB", async () => {
    const id = await running({ product_id: "00300-30209-0--0", storage_space: 90_000 });
    expect(await extend(id, { new_spec_code: "dms.instance.rabbitmq.cluster.c3.4u8g.7" })).toBe("111400500");
  });

  it("gives added nodes addresses of their own, and leaves the others theirs", async () => {
    const id = await running({ product_id: "00300-30209-0--0", storage_space: 300 });
    const before = emulator.instances()[0]?.connect_address?.split(",") ?? [];
    expect(await extend(id, { new_spec_code: "dms.instance.rabbitmq.cluster.c3.4u8g.5" })).toBe("begun");
    clock.advance(3_000);
    const after = emulator.instances()[0]?.connect_address?.split(",") ?? [];
    expect(after.slice(0, 3)).toEqual(before);
    expect(new Set(after).size).toBe(5);
  });

  it("gives larger machines and keeps the space", async () => {
    const id = await running();
    expect(await extend(id, { new_spec_code: "dms.instance.rabbitmq.single.c3.8u16g" })).toBe("begun");
    clock.advance(3_000);
    expect(emulator.instances()[0]).toMatchObject({
      resource_spec_code: "dms.instance.rabbitmq.single.c3.8u16g",
      total_storage_space: 100,
      extend_times: 0,
    });
  });

  it.each([
    ["nothing", {}, "111400063"],
    ["less space", { new_storage_space: 200 }, "111400500"],
    ["the same space", { new_storage_space: 500 }, "111400500"],
    ["too much space", { new_storage_space: 90_001 }, "111400500"],
    ["the same size", { new_spec_code: "dms.instance.rabbitmq.cluster.c3.8u16g.5" }, "111400500"],
    ["fewer nodes", { new_spec_code: "dms.instance.rabbitmq.cluster.c3.8u16g.3" }, "111400125"],
    ["smaller machines", { new_spec_code: "dms.instance.rabbitmq.cluster.c3.4u8g.5" }, "111400125"],
    ["another type", { new_spec_code: "dms.instance.rabbitmq.single.c3.16u32g" }, "111400125"],
    ["a size that is none", { new_spec_code: "large" }, "111400125"],
  ])("refuses %s", async (_what, body, code) => {
    const id = await running({ product_id: "00300-30217-0--0", storage_space: 500 });
    expect(await extend(id, body)).toBe(code);
    expect(await client.status(id)).toBe("RUNNING");
  });

  it("is possible 20 times for the disk, and for the machines after that as well", async () => {
    const id = await running();
    for (let count = 1; count <= 20; count += 1) {
      expect(await extend(id, { new_storage_space: 100 + count })).toBe("begun");
      clock.advance(3_000);
    }
    expect(await extend(id, { new_storage_space: 200 })).toBe("111400124");
    expect(await extend(id, { new_spec_code: "dms.instance.rabbitmq.single.c3.4u8g" })).toBe("begun");
  });
});

describe("the extension of an instance under v2", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  const clock = new ManualClock();

  beforeEach(async () => {
    emulator = await startEmulator({ clock });
    client = new EmulatorClient(emulator);
  });
  afterEach(() => emulator.close());

  async function running(create: () => Promise<string>): Promise<string> {
    const id = await create();
    clock.advance(5_000);
    return id;
  }

  const ofToday = (fields = {}) => running(() => client.createOfToday(fields));
  const legacyCluster = () => running(() => client.create({ product_id: "00300-30209-0--0", storage_space: 600 }));

  async function extend(id: string, body: unknown): Promise<string> {
    const { json } = await client.v2("POST", `/rabbitmq/{project}/instances/${id}/extend`, body);
    clock.advance(3_000);
    return json.error_code ?? json.job_id;
  }

  const jobId = expect.stringMatching(/^[0-9a-f-]{36}$/);
  const size = () => emulator.instances()[0];

  it.each([
    [
      { oper_type: "storage", new_storage_space: 600 },
      { total_storage_space: 600, storage_space: 528, extend_times: 1 },
    ],
    [
      { oper_type: "horizontal", new_broker_num: 5 },
      { broker_num: 5, total_storage_space: 500 },
    ],
    [
      { oper_type: "horizontal", new_broker_num: 7, new_storage_space: 700 },
      { broker_num: 7, total_storage_space: 700 },
    ],
    [
      { oper_type: "vertical", new_product_id: "c6.8u16g.cluster" },
      {
        product_id: "c6.8u16g.cluster",
        broker_num: 3,
        total_storage_space: 300,
        extend_times: 0,
        specification: "rabbitmq.8u16g.cluster * 3 broker",
      },
    ],
  ])("does %j to an instance of today", async (body, fields) => {
    const id = await ofToday();
    expect(await extend(id, body)).toEqual(jobId);
    expect((await client.v2("GET", `/{project}/instances/${id}`)).json).toMatchObject({ status: "RUNNING", ...fields });
  });

  it("scales the flavour of RabbitMQ down again, and gives new brokers addresses", async () => {
    const id = await ofToday({ product_id: "c6.4u8g.cluster" });
    expect(await extend(id, { oper_type: "vertical", new_product_id: "c6.2u4g.cluster" })).toEqual(jobId);
    expect(await extend(id, { oper_type: "horizontal", new_broker_num: 5 })).toEqual(jobId);
    const { json } = await client.v2("GET", `/{project}/instances/${id}`);
    expect(json.connect_address.split(",")).toHaveLength(5);
    expect(json.product_id).toBe("c6.2u4g.cluster");
  });

  const spec = (nodes: number, vcpus = 4) => `dms.instance.rabbitmq.cluster.c3.${vcpus}u${2 * vcpus}g.${nodes}`;

  it.each([
    [{ oper_type: "storage", new_storage_space: 900, new_spec_code: spec(3) }, { total_storage_space: 900 }],
    [
      { oper_type: "horizontal", new_storage_space: 600, new_spec_code: spec(5) },
      { broker_num: 5, product_id: "00300-30211-0--0", total_storage_space: 1_000 },
    ],
    [
      { oper_type: "vertical", new_spec_code: spec(3, 8) },
      { broker_num: 3, product_id: "00300-30215-0--0" },
    ],
    [{ new_spec_code: spec(3), new_storage_space: 900 }, { total_storage_space: 900 }],
  ])("does %j to an instance of v1.0's products", async (body, fields) => {
    const id = await legacyCluster();
    expect(await extend(id, body)).toEqual(jobId);
    expect(size()).toMatchObject({ status: "RUNNING", ...fields });
  });

  it.each([
    [{ oper_type: "storage", new_storage_space: 500 }, "DMS.00400500"],
    [{ oper_type: "storage", new_storage_space: 650 }, "DMS.00400500"],
    [{ oper_type: "storage", new_storage_space: 90_100 }, "DMS.00400500"],
    [{ oper_type: "horizontal", new_broker_num: 3 }, "DMS.00400063"],
    [{ oper_type: "horizontal", new_broker_num: 4 }, "DMS.00400063"],
    [{ oper_type: "horizontal" }, "DMS.00400063"],
    [{ oper_type: "horizontal", new_broker_num: 5, new_storage_space: 600 }, "DMS.00400500"],
    [{ oper_type: "vertical", new_product_id: "c6.2u4g.cluster" }, "DMS.00400009"],
    [{ oper_type: "vertical", new_product_id: "c6.4u8g.single" }, "DMS.00400009"],
    [{ oper_type: "vertical", new_product_id: "c7.4u8g.cluster" }, "DMS.00400009"],
    [{ oper_type: "sideways" }, "DMS.00400063"],
    [{ new_broker_num: 5 }, "DMS.00400063"],
  ])("refuses %j of an instance of today with %s", async (body, code) => {
    const id = await ofToday();
    expect(await extend(id, body)).toBe(code);
    expect(size()).toMatchObject({ status: "RUNNING", total_storage_space: 300, broker_num: 3 });
  });

  it("refuses what spec codes cannot say of an instance of v1.0's products", async () => {
    const id = await legacyCluster();
    expect(await extend(id, { oper_type: "storage", new_storage_space: 900 })).toBe("DMS.00400125");
    expect(await extend(id, { oper_type: "horizontal", new_spec_code: spec(5, 8) })).toBe("DMS.00400125");
    expect(await extend(id, { oper_type: "vertical", new_spec_code: spec(5, 8) })).toBe("DMS.00400125");
  });

  it("grows AMQP-0-9-1 only", async () => {
    const id = await ofToday({ ...amqpOfToday, product_id: "amqp.b1.large.2" });
    expect(await extend(id, { oper_type: "vertical", new_product_id: "amqp.b1.large.1" })).toBe("DMS.00400009");
    expect(await extend(id, { oper_type: "storage", new_storage_space: 200 })).toEqual(jobId);
  });

  async function options(id: string) {
    const { json } = await client.v2("GET", `/rabbitmq/{project}/instances/${id}/extend?type=advanced`);
    return json;
  }

  it("offers every flavour of the same type, with brokers, storage, disks and zones", async () => {
    const answer = await options(await ofToday());
    expect(answer).toMatchObject({ engine: "rabbitmq", total: 7, next_offset: -1, previous_offset: -1 });
    expect(answer.products[0]).toMatchObject({
      type: "cluster",
      product_id: "c6.2u4g.cluster",
      available_zones: ["az10.dc1", "az10.dc2", "az10.dc3"],
      unavailable_zones: [],
      qingtian_incompatible: false,
      properties: { min_broker: "3", max_broker: "7", step_length: "2", min_storage_per_node: "100" },
    });
  });

  it("offers AMQP-0-9-1 nothing smaller, and v1.0's products no fewer nodes", async () => {
    const ids = ({ products }: { products: { product_id: string }[] }) => products.map(({ product_id }) => product_id);
    expect(ids(await options(await ofToday({ ...amqpOfToday, name: "amqp", product_id: "amqp.b1.large.2" })))).toEqual([
      "amqp.b1.large.2",
    ]);
    const legacy = await running(() => client.create({ product_id: "00300-30223-0--0", storage_space: 500 }));
    expect(ids(await options(legacy))).toEqual([
      "00300-30211-0--0",
      "00300-30213-0--0",
      "00300-30217-0--0",
      "00300-30219-0--0",
      "00300-30223-0--0",
      "00300-30225-0--0",
    ]);
  });
});
