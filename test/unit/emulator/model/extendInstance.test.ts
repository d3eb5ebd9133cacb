import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient } from "../emulatorClient";
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
