import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient, send, signIn } from "../../emulatorClient";

describe("the calls without a project", () => {
  let emulator: Emulator;
  let client: EmulatorClient;

  beforeAll(async () => {
    emulator = await startEmulator({ region: ["ae-ad-1", "eu-west-101"] });
    client = new EmulatorClient(emulator);
  });
  afterAll(() => emulator.close());

  it("list the 13 hourly and 13 monthly products of the reference", async () => {
    const { json } = await client.send({ path: "/v1.0/products?engine=rabbitmq" });
    expect(Object.keys(json)).toEqual(["Hourly", "Monthly"]);
    const io = ["normal", "high", "ultra"].map((io_type) => ({
      io_type,
      storage_spec_code: `dms.physical.storage.${io_type}`,
    }));
    for (const [list, offset] of [
      [json.Hourly, 0],
      [json.Monthly, 1],
    ]) {
      const [{ name, version, values }] = list;
      expect([list.length, name, version, values.length]).toEqual([1, "RabbitMQ", "3.7.17", 2]);
      expect(values[0].name).toBe("single");
      expect(values[0].detail).toEqual(
        [2, 4, 8, 16].map((vcpus, index) => ({
          storage: "100",
          io,
          vm_specification: `${vcpus}vCPUs ${2 * vcpus}GB`,
          product_id: `00300-${30109 + 2 * index + offset}-0--0`,
          spec_code: `dms.instance.rabbitmq.single.c3.${vcpus}u${2 * vcpus}g`,
        })),
      );
      expect(values[1].name).toBe("cluster");
      expect(values[1].detail).toEqual(
        [4, 8, 16].map((vcpus, size) => ({
          vm_specification: `${vcpus}vCPUs ${2 * vcpus}GB`,
          product_info: [3, 5, 7].map((nodes, index) => ({
            storage: String(100 * nodes),
            io,
            node_num: String(nodes),
            product_id: `00300-${30209 + 6 * size + 2 * index + offset}-0--0`,
            spec_code: `dms.instance.rabbitmq.cluster.c3.${vcpus}u${2 * vcpus}g.${nodes}`,
          })),
        })),
      );
    }
  });

  it("list products for any letter case of the engine, and for no other engine", async () => {
    expect((await client.send({ path: "/v1.0/products?engine=RabbitMQ" })).status).toBe(200);
    expect((await client.send({ path: "/v1.0/products" })).status).toBe(200);
    expect((await client.send({ path: "/v1.0/products?engine=kafka" })).json.error_code).toBe("111400007");
  });

  it("list the six windows of the reference", async () => {
    const { json } = await client.send({ path: "/v1.0/instances/maintain-windows" });
    expect(json).toEqual({
      maintain_windows: [
        { seq: 1, begin: "22", end: "02", default: false },
        { seq: 2, begin: "02", end: "06", default: true },
        { seq: 3, begin: "06", end: "10", default: false },
        { seq: 4, begin: "10", end: "14", default: false },
        { seq: 5, begin: "14", end: "18", default: false },
        { seq: 6, begin: "18", end: "22", default: false },
      ],
    });
  });

  it("list the two zones of the reference's sample for the first region", async () => {
    const { json } = await client.send({ path: "/v1.0/availableZones" });
    const zone = (number: number) => ({
      id: `1d7b939b382c4c3bb3481a8ca10da76${number + 7}`,
      name: `az10.dc${number}`,
      code: `az10.dc${number}`,
      port: "8002",
      resource_availability: "true",
    });
    expect(json).toEqual({ regionId: "ae-ad-1", available_zones: [zone(1), zone(2)] });
  });

  it("tell of another region by its token, its project header or its host", async () => {
    const id = String(emulator.account.projectNamed("eu-west-101")?.id);
    const path = "/v1.0/availableZones";
    const token = await signIn(emulator.url, { scope: { project: { name: "eu-west-101" } } });
    const answers = [
      await send(emulator.url, { path, headers: { "X-Auth-Token": token } }),
      await client.send({ path, headers: { "X-Project-Id": id } }),
      await client.send({ path, headers: { Host: "dms.eu-west-101.localhost" } }),
    ];
    for (const { json } of answers) {
      expect(json.regionId).toBe("eu-west-101");
      expect(json.available_zones).toHaveLength(2);
    }
  });

  it("have zones in which only instances of that region can be", async () => {
    const id = String(emulator.account.projectNamed("eu-west-101")?.id);
    const abroad = new EmulatorClient(emulator, { projectId: id });
    await expect(abroad.create()).rejects.toThrow("111400042");
    const { json } = await abroad.send({ path: "/v1.0/availableZones", headers: { "X-Project-Id": id } });
    await abroad.create({ available_zones: [json.available_zones[0].id] });
    expect((await abroad.instances("GET")).json.instance_num).toBe(1);
    expect((await client.instances("GET")).json.instance_num).toBe(0);
    const [instance] = emulator.instances();
    expect((await client.instances("GET", `/${instance?.instance_id}`)).json.error_code).toBe("111404022");
  });

  describe("under v2", () => {
    it("list what is sold today, one row for all numbers of brokers, with every property a text", async () => {
      const { json } = await client.v2("GET", "/rabbitmq/products");
      expect(json).toMatchObject({
        engine: "rabbitmq",
        versions: ["3.8.35", "3.12.13", "AMQP-0-9-1"],
        total: 14,
        next_offset: -1,
        previous_offset: -1,
      });
      const zones = { available_zones: ["az10.dc1", "az10.dc2", "az10.dc3"], unavailable_zones: [] };
      expect(json.products.find((row: { product_id: string }) => row.product_id === "c6.4u8g.cluster")).toEqual({
        type: "cluster",
        product_id: "c6.4u8g.cluster",
        ecs_flavor_id: "c6.4u8g",
        billing_code: "dms.platinum.c6.4u8g.cluster",
        arch_types: ["X86"],
        charging_mode: ["monthly", "hourly"],
        ios: ["high.v2", "ultra.v2", "general", "extreme"].map((disk) => ({
          io_spec: `dms.physical.storage.${disk}`,
          type: "evs",
          ...zones,
        })),
        support_features: [],
        properties: {
          min_broker: "3",
          max_broker: "7",
          step_length: "2",
          min_storage_per_node: "100",
          max_storage_per_node: "30000",
          max_connection_per_broker: "4000",
          max_queue_per_broker: "400",
          max_consumer_per_broker: "16000",
          max_bandwidth_per_broker: "200",
          engine_versions: "3.8.35,3.12.13",
          product_alias: "rabbitmq.4u8g",
        },
      });
      expect(json.products.at(-1)).toMatchObject({ type: "single.professional", product_id: "amqp.b1.large.2" });
    });

    it("find one product", async () => {
      const { json } = await client.v2("GET", "/rabbitmq/products?product_id=c6.2u4g.single");
      expect([json.total, json.products.length]).toEqual([1, 1]);
      expect((await client.v2("GET", "/rabbitmq/products?product_id=none")).json.products).toEqual([]);
    });

    it("list v1.0's products in v1.0's form, with zones", async () => {
      const { json } = await client.v2("GET", "/products?engine=rabbitmq");
      const [{ version, values }] = json.Hourly;
      expect([version, values[0].detail[0].product_id]).toEqual(["3.7.17", "00300-30109-0--0"]);
      expect(values[0].detail[0].available_zones).toEqual(["az10.dc1", "az10.dc2", "az10.dc3"]);
      expect((await client.v2("GET", "/products?engine=kafka")).json.error_code).toBe("DMS.00400007");
    });

    it("list three zones with a time that JavaScript cannot hold", async () => {
      const { text, json, headers } = await client.v2("GET", "/available-zones");
      expect(headers["content-type"]).toBe("application/json; charset=utf-8");
      expect(text.match(/"remain_time":9223372036854775807[,}]/g)).toHaveLength(3);
      expect(json.region_id).toBe("ae-ad-1");
      expect(json.available_zones[0]).toMatchObject({
        id: "1d7b939b382c4c3bb3481a8ca10da768",
        code: "az10.dc1",
        resource_availability: "true",
        soldOut: false,
        default_az: true,
        ipv6_enable: false,
      });
    });

    it("list the same windows", async () => {
      const [ofV1, ofV2] = await Promise.all([
        client.send({ path: "/v1.0/instances/maintain-windows" }),
        client.v2("GET", "/instances/maintain-windows"),
      ]);
      expect(ofV2.json).toEqual(ofV1.json);
    });
  });
});
