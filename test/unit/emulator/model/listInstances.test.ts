import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient } from "../emulatorClient";
import { ManualClock } from "../manualClock";

describe("the list of instances", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  let ids: string[];

  beforeAll(async () => {
    const clock = new ManualClock();
    emulator = await startEmulator({ clock, projects: [{ name: "ae-ad-1_other" }], pageSize: 4 });
    client = new EmulatorClient(emulator);
    emulator.addFault({ match: { name: "orders-failed" }, outcome: { status: "CREATEFAILED" } });
    const create = (name: string, fields = {}) => client.create({ name, ...fields });
    ids = [
      await create("orders"),
      await create("orders-failed"),
      await create("orders-archive", { enterprise_project_id: "finance" }),
    ];
    clock.advance(5_000);
    ids.push(await create("invoices"));
    const projectId = emulator.account.projectNamed("ae-ad-1_other")?.id ?? "";
    const elsewhere = new EmulatorClient(emulator, { projectId });
    await elsewhere.create({ name: "orders" });
  });
  afterAll(() => emulator.close());

  async function names(query: string): Promise<string[]> {
    const { status, json } = await client.instances("GET", `?${query}`);
    if (status !== 200) return [json.error_code];
    return json.instances.map(({ name }: { name: string }) => name);
  }

  it.each([
    ["", ["orders", "orders-archive", "invoices"]],
    ["includeFailure=true", ["orders", "orders-failed", "orders-archive", "invoices"]],
    ["includeFailure=false", ["orders", "orders-archive", "invoices"]],
    ["includeFailure=perhaps", ["orders", "orders-archive", "invoices"]],
    ["name=orders", ["orders", "orders-archive"]],
    ["name=orders&exactMatchName=true", ["orders"]],
    ["name=orders&exactMatchName=false", ["orders", "orders-archive"]],
    ["name=der&exactMatchName=true", []],
    ["name=&status=&id=&engine=", ["orders", "orders-archive", "invoices"]],
    ["status=RUNNING", ["orders", "orders-archive"]],
    ["status=Running", ["orders", "orders-archive"]],
    ["status=creating", ["invoices"]],
    ["status=CREATEFAILED&includeFailure=true", ["orders-failed"]],
    ["status=Faulty", []],
    ["status=Resizing%20failed", []],
    ["engine=RabbitMQ", ["orders", "orders-archive", "invoices"]],
    ["engine=kafka", ["111400007"]],
    ["enterprise_project_id=finance", ["orders-archive"]],
    ["enterprise_project_id=all_granted_eps", ["orders", "orders-archive", "invoices"]],
    ["id=00000000-0000-4000-8000-000000000000", []],
    ["id=x", ["111400061"]],
    ["start=-1", ["111400066"]],
    ["unknown=1", ["orders", "orders-archive", "invoices"]],
  ])("with %p is %j", async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it("finds an instance by its id", async () => {
    expect(await names(`id=${ids[2]}`)).toEqual(["orders-archive"]);
  });

  it.each([
    ["start=1&limit=2", ["orders", "orders-failed"]],
    ["start=3&limit=2", ["orders-archive", "invoices"]],
    ["start=0&limit=1", ["orders"]],
    ["start=4", ["invoices"]],
    ["start=9&limit=2", []],
  ])("by pages with %p is %j, and says how many there are in all", async (query, expected) => {
    const { json } = await client.instances("GET", `?includeFailure=true&${query}`);
    expect(json.instances.map(({ name }: { name: string }) => name)).toEqual(expected);
    expect(json.instance_num).toBe(4);
  });

  it("has at most as many rows as the page size says, whatever limit is given", async () => {
    await client.create({ name: "fifth" });
    const { json } = await client.instances("GET", "?includeFailure=true");
    expect([json.instances.length, json.instance_num]).toEqual([4, 5]);
    const asked = await client.instances("GET", "?includeFailure=true&limit=50");
    expect(asked.json.instances).toHaveLength(4);
  });

  it("shows what the reference's sample shows, the storage specification too", async () => {
    const { json } = await client.instances("GET", "?name=orders&exactMatchName=true");
    expect(json.instances[0]).toMatchObject({
      storage_spec_code: "dms.physical.storage.ultra",
      storage_type: "hec",
      total_storage_space: 100,
      storage_space: 88,
    });
  });
});
