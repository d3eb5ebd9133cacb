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

describe("the list of instances under v2", () => {
  let emulator: Emulator;
  let client: EmulatorClient;

  beforeAll(async () => {
    emulator = await startEmulator({ createTime: "0s" });
    client = new EmulatorClient(emulator);
    emulator.addFault({ match: { name: "failed-0" }, outcome: { status: "CREATEFAILED" } });
    for (let index = 0; index < 12; index += 1) await client.createOfToday({ name: `orders-${index}` });
    await client.createOfToday({ name: "failed-0", enterprise_project_id: "finance" });
  });
  afterAll(() => emulator.close());

  const list = (query: string) => client.v2("GET", `/{project}/instances?engine=rabbitmq&${query}`);

  it("has ten rows unless it is asked for more, and says how many there are", async () => {
    const { status, json } = await list("");
    expect([status, json.instances.length, json.instance_num]).toEqual([200, 10, 12]);
    expect(json.instances[0]).toMatchObject({ name: "orders-0", broker_num: 3, available_zone_names: ["az10.dc1"] });
    expect(json.instances[0]).not.toHaveProperty("error_code");
  });

  it.each([
    ["offset=10", 2],
    ["offset=0&limit=50", 12],
    ["offset=11&limit=5", 1],
    ["offset=12", 0],
    ["include_failure=true&limit=50", 13],
    ["include_failure=true&status=CREATEFAILED", 1],
    ["include_failure=true&enterprise_project_id=finance", 1],
    ["name=orders-1", 3],
    ["name=orders-1&exact_match_name=true", 1],
    ["name=orders-1&exactMatchName=true", 3],
    ["includeFailure=true&limit=50", 12],
    ["id=00000000-0000-4000-8000-000000000000", 10],
    ["instance_id=00000000-0000-4000-8000-000000000000", 0],
    ["start=12", 10],
  ])("with %s has %i rows", async (query, rows) => {
    expect((await list(query)).json.instances).toHaveLength(rows);
  });

  it("has as many rows as an option says, be it more than a request may ask for", async () => {
    const other = await startEmulator({ pageSize: 51 });
    other.restore(emulator.snapshot());
    const { json } = await new EmulatorClient(other).v2("GET", "/{project}/instances?engine=rabbitmq");
    await other.close();
    expect(json.instances).toHaveLength(12);
  });

  it.each([
    ["offset=one", "DMS.40050010"],
    ["offset=-1", "DMS.40050010"],
    ["limit=51", "DMS.00400066"],
    ["limit=0", "DMS.00400066"],
    ["status=Sleeping", "DMS.00400062"],
    ["instance_id=none", "DMS.00400061"],
  ])("refuses %s with %s", async (query, code) => {
    expect(await list(query)).toMatchObject({ status: 400, json: { error_code: code } });
  });
});
