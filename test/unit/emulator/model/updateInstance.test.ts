import { type Emulator, type EmulatorOptions, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { amqpOfToday, EmulatorClient } from "../emulatorClient";
import { ManualClock } from "../manualClock";

describe("the modification of an instance", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  let clock: ManualClock;
  let id: string;

  async function start(options: EmulatorOptions = {}): Promise<void> {
    clock = new ManualClock();
    emulator = await startEmulator({ clock, ...options });
    client = new EmulatorClient(emulator);
    id = await client.create();
    clock.advance(5_000);
  }

  beforeEach(() => start());
  afterEach(() => emulator.close());

  const update = async (body: unknown): Promise<string> => {
    const { status, json, text } = await client.instances("PUT", `/${id}`, body);
    if (status === 204) expect(text).toBe("");
    return json?.error_code ?? String(status);
  };
  const shown = async () => (await client.instances("GET", `/${id}`)).json;

  it("changes what the request holds and nothing else", async () => {
    const before = await shown();
    expect(await update({ name: "renamed-one", maintain_begin: "06:00:00", maintain_end: "10:00:00" })).toBe("204");
    expect(await shown()).toEqual({
      ...before,
      name: "renamed-one",
      maintain_begin: "06:00:00",
      maintain_end: "10:00:00",
    });
  });

  it("clears the description with an empty one", async () => {
    expect(await update({ description: "" })).toBe("204");
    expect(await shown()).toMatchObject({ description: "", name: "rabbitmq-demo" });
  });

  it("changes the security group and its name", async () => {
    const before = await shown();
    expect(await update({ security_group_id: "another-group" })).toBe("204");
    const { security_group_id, security_group_name } = await shown();
    expect(security_group_id).toBe("another-group");
    expect(security_group_name).not.toBe(before.security_group_name);
  });

  it("keeps its own name when it is sent again", async () => {
    expect(await update({ name: "rabbitmq-demo" })).toBe("204");
  });

  it.each([
    ["a name that is none", { name: "1" }, "111400010"],
    ["a description that is too long", { description: "x".repeat(1025) }, "111400011"],
    ["an end without beginning", { maintain_end: "02:00:00" }, "111400106"],
    ["no security group", { security_group_id: "" }, "111400014"],
    ["public access without an address", { enable_publicip: true }, "111400063"],
    ["a flag that is none", { enable_publicip: "yes" }, "111400063"],
    ["an array", [], "111400005"],
  ])("refuses %s, and changes nothing", async (_what, body, code) => {
    const before = await shown();
    expect(await update(body)).toBe(code);
    expect(await update(Array.isArray(body) ? body : { description: "half", ...body })).toBe(code);
    expect(await shown()).toEqual(before);
  });

  it("binds an address after a while, and another one only after it was unbound", async () => {
    expect(await update({ enable_publicip: true, publicip_id: "eip-1" })).toBe("204");
    expect(await shown()).toMatchObject({ status: "EXTENDING", enable_publicip: false });
    expect(await update({ description: "too early" })).toBe("111400026");
    clock.advance(3_000);
    expect(await shown()).toMatchObject({ status: "RUNNING", enable_publicip: true, publicip_id: "eip-1" });
    expect(await update({ enable_publicip: true, publicip_id: "eip-1" })).toBe("204");
    expect(await shown()).toMatchObject({ status: "RUNNING" });
    expect(await update({ enable_publicip: true, publicip_id: "eip-2" })).toBe("111400063");
    expect(await update({ enable_publicip: false })).toBe("204");
    clock.advance(3_000);
    expect(await shown()).toMatchObject({ enable_publicip: false, publicip_id: null, publicip_address: null });
    expect(await update({ enable_publicip: true, publicip_id: "eip-2" })).toBe("204");
    clock.advance(3_000);
    expect(await shown()).toMatchObject({ publicip_id: "eip-2" });
  });

  it("accepts and ignores public access where that is for the console", async () => {
    await emulator.close();
    await start({ publicAccess: "console" });
    expect(await update({ description: "new", enable_publicip: true, publicip_id: "eip-1" })).toBe("204");
    expect(await shown()).toMatchObject({ status: "RUNNING", description: "new", enable_publicip: false });
  });

  it("is possible after an extension that failed, and in no state that passes or fails", async () => {
    for (const status of ["EXTENDEDFAILED", "ERROR", "CREATEFAILED", "FROZEN", "UPGRADING"]) {
      emulator.setInstance(id, { status });
      expect([status, await update({ description: status })]).toEqual([
        status,
        status === "EXTENDEDFAILED" ? "204" : "111400026",
      ]);
    }
  });
});

describe("the modification of an instance under v2", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  const clock = new ManualClock();

  beforeEach(async () => {
    emulator = await startEmulator({ clock });
    client = new EmulatorClient(emulator);
  });
  afterEach(() => emulator.close());

  async function running(fields = {}): Promise<string> {
    const id = await client.createOfToday(fields);
    clock.advance(5_000);
    return id;
  }

  async function update(id: string, body: unknown): Promise<string> {
    const { status, json } = await client.v2("PUT", `/{project}/instances/${id}`, body);
    return json?.error_code ?? String(status);
  }

  const shown = async (id: string) => (await client.v2("GET", `/{project}/instances/${id}`)).json;

  it("moves an instance to another enterprise project, which v1.0 does not", async () => {
    const id = await running();
    expect(await update(id, { enterprise_project_id: "finance", description: "" })).toBe("204");
    await client.instances("PUT", `/${id}`, { enterprise_project_id: "elsewhere" });
    expect(await shown(id)).toMatchObject({ enterprise_project_id: "finance", description: "" });
  });

  it("switches the ACL of AMQP-0-9-1, and of nothing else", async () => {
    const amqp = await running({ ...amqpOfToday, name: "amqp" });
    expect(await update(amqp, { enable_acl: true })).toBe("204");
    expect(await shown(amqp)).toMatchObject({ enable_acl: true });
    expect(await update(await running(), { enable_acl: true })).toBe("DMS.00400063");
    expect(await update(amqp, { enable_publicip: true, publicip_id: "eip" })).toBe("DMS.00400128");
  });

  it("binds and unbinds an address by tasks of the service's own names, and shows it with ports", async () => {
    const id = await running();
    expect(await update(id, { enable_publicip: true, publicip_id: "eip" })).toBe("204");
    const tasks = async () => (await client.v2("GET", `/{project}/instances/${id}/tasks`)).json.tasks;
    expect((await tasks())[0]).toMatchObject({ name: "bindInstancePublicIp", status: "CREATED" });
    clock.advance(3_000);
    const { public_connect_address, public_management_connect_address, publicip_address } = await shown(id);
    expect(public_connect_address).toBe(`${publicip_address}:5672`);
    expect(public_management_connect_address).toBe(`http://${publicip_address}:15672`);
    expect((await tasks())[0]).toMatchObject({ name: "bindInstancePublicIp", status: "SUCCESS" });
    expect(await update(id, { enable_publicip: false })).toBe("204");
    clock.advance(3_000);
    expect((await tasks())[0]).toMatchObject({ name: "unbindInstancePublicIp", status: "SUCCESS" });
    expect(await shown(id)).toMatchObject({ public_connect_address: "", publicip_address: null });
  });
});
