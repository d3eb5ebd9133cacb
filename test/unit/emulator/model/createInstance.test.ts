import { type Emulator, type EmulatorOptions, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { amqpOfToday, EmulatorClient, instanceRequest, requestOfToday } from "../emulatorClient";
import { ManualClock } from "../manualClock";

describe("the creation of an instance", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  let clock: ManualClock;

  async function start(options: EmulatorOptions = {}): Promise<void> {
    clock = new ManualClock();
    emulator = await startEmulator({ clock, ...options });
    client = new EmulatorClient(emulator);
  }

  beforeEach(() => start());
  afterEach(() => emulator.close());

  const code = async (fields: Record<string, unknown>): Promise<string | undefined> =>
    (await client.instances("POST", "", { ...instanceRequest, ...fields })).json.error_code;

  async function shown(fields: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const id = await client.create(fields);
    clock.advance(5_000);
    return (await client.instances("GET", `/${id}`)).json;
  }

  it("makes what was asked for, and shows it as the reference's sample does", async () => {
    const created = clock.now();
    const instance = await shown({ unknown_field: "is ignored" });
    expect(instance).toEqual({
      name: "rabbitmq-demo",
      engine: "rabbitmq",
      port: 5672,
      status: "RUNNING",
      type: "single",
      specification: "2vCPUs 4GB",
      engine_version: "3.7.17",
      connect_address: "192.168.0.10",
      instance_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      resource_spec_code: "dms.instance.rabbitmq.single.c3.2u4g",
      charging_mode: 1,
      vpc_id: instanceRequest.vpc_id,
      vpc_name: expect.stringMatching(/^vpc-/),
      created_at: String(created),
      error_code: null,
      product_id: "00300-30109-0--0",
      security_group_id: instanceRequest.security_group_id,
      security_group_name: expect.stringMatching(/^sg-/),
      subnet_id: instanceRequest.subnet_id,
      subnet_name: expect.stringMatching(/^subnet-/),
      subnet_cidr: "192.168.0.0/16",
      available_zones: ["1d7b939b382c4c3bb3481a8ca10da768"],
      user_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      user_name: "emulator",
      access_user: "user-1",
      order_id: null,
      maintain_begin: "02:00",
      maintain_end: "06:00",
      storage_space: 88,
      total_storage_space: 100,
      used_storage_space: 4,
      enable_publicip: false,
      publicip_id: null,
      publicip_address: null,
      ssl_enable: false,
      management_connect_address: "http://192.168.0.10:15672",
      description: "for a test",
      enterprise_project_id: "0",
      is_logical_volume: true,
      extend_times: 0,
    });
  });

  it("shows no address before it runs, and never the password", async () => {
    const id = await client.create();
    const { json, text } = await client.instances("GET", `/${id}`);
    expect(json).not.toHaveProperty("connect_address");
    expect(json).not.toHaveProperty("management_connect_address");
    const list = await client.instances("GET");
    expect(`${text}${list.text}${JSON.stringify(emulator.instances())}`).not.toContain(instanceRequest.password);
  });

  it("gives a cluster an address per node, and the number of nodes", async () => {
    const instance = await shown({ product_id: "00300-30211-0--0", storage_space: 500, ssl_enable: true });
    expect(instance).toMatchObject({
      type: "cluster",
      specification: "4vCPUs 8GB * 5",
      connect_address: "192.168.0.10,192.168.0.11,192.168.0.12,192.168.0.13,192.168.0.14",
      port: 5671,
      management_connect_address: "https://192.168.0.10:15671",
      storage_space: 440,
      total_storage_space: 500,
    });
  });

  it("binds an elastic IP address", async () => {
    expect(await shown({ enable_publicip: true, publicip_id: "eip-1" })).toMatchObject({
      enable_publicip: true,
      publicip_id: "eip-1",
      publicip_address: expect.stringMatching(/^203\.0\.113\.\d+$/),
    });
    expect(await code({ name: "other", enable_publicip: true })).toBe("111400063");
    expect(await code({ name: "other", enable_publicip: true, publicip_id: "" })).toBe("111400063");
    expect(await code({ name: "other", enable_publicip: false, publicip_id: 5 })).toBe("111400063");
  });

  it("reads the maintenance window back in the form it was written in", async () => {
    expect(await shown({ name: "with-minutes", maintain_begin: "22:00", maintain_end: "02:00" })).toMatchObject({
      maintain_begin: "22:00",
      maintain_end: "02:00",
    });
    expect(await shown({ name: "with-seconds", maintain_begin: "18:00:00", maintain_end: "22:00:00" })).toMatchObject({
      maintain_begin: "18:00:00",
      maintain_end: "22:00:00",
    });
  });

  it.each([
    ["of the monthly list", { product_id: "00300-30110-0--0" }, "111400009"],
    ["left out", { product_id: undefined }, "111400009"],
  ])("refuses a product %s", async (_what, fields, expected) => {
    expect(await code(fields)).toBe(expected);
  });

  it.each([
    ["the engine in another letter case", { engine: "RabbitMQ" }],
    ["no version", { engine_version: undefined }],
    ["an underscore and a hyphen in the name", { name: "a_b-c" }],
    ["the longest name", { name: `a${"b".repeat(63)}` }],
    ["the shortest user name", { access_user: "user" }],
    ["the longest description", { description: "ü".repeat(1024) }],
    ["no description", { description: undefined }],
    ["a password of 8 characters and two kinds", { password: "abcdefg1" }],
    ["a password of 32 characters", { password: "Aa1!".repeat(8) }],
    ["every special character", { password: "a`~!@#$%^&*()-_=+\\|[{}];:',<.>/?" }],
    ["the largest space", { storage_space: 90_000 }],
    ["a blank window", { maintain_begin: "", maintain_end: "" }],
    [
      "nulls for what may be left out",
      { description: null, maintain_begin: null, ssl_enable: null, publicip_id: null },
    ],
  ])("takes %s", async (_what, fields) => {
    expect(await code(fields)).toBeUndefined();
  });

  it.each([
    ["a name of 3 characters", { name: "abc" }, "111400010"],
    ["a name of 65 characters", { name: "a".repeat(65) }, "111400010"],
    ["a name with a dot", { name: "a.bcd" }, "111400010"],
    ["a name that is a number", { name: 12345 }, "111400010"],
    ["no name", { name: undefined }, "111400010"],
    ["no engine", { engine: undefined }, "111400007"],
    ["a version that is a number", { engine_version: 3.7 }, "111400008"],
    ["a description that is none", { description: 5 }, "111400063"],
    ["a user name with a space", { access_user: "my user" }, "111400015"],
    ["a password of 7 characters", { password: "Aa1!Aa1" }, "111400012"],
    ["a password of 33 characters", { password: `${"Aa1!".repeat(8)}A` }, "111400012"],
    ["a password with a space", { password: "Aa1! Aa1!" }, "111400012"],
    ["a password beyond ASCII", { password: "Aa1!äöüß" }, "111400012"],
    ["no password", { password: undefined }, "111400012"],
    ["a space that is a text", { storage_space: "100" }, "111400500"],
    ["half a GB", { storage_space: 100.5 }, "111400500"],
    ["a space beyond 90,000 GB", { storage_space: 90_001 }, "111400500"],
    ["less space than a cluster needs", { product_id: "00300-30213-0--0", storage_space: 699 }, "111400500"],
    ["no VPC", { vpc_id: undefined }, "111400013"],
    ["a VPC that is a number", { vpc_id: 1 }, "111400063"],
    ["two zones", { available_zones: [1, 2].map((n) => `1d7b939b382c4c3bb3481a8ca10da76${n + 7}`) }, "111400067"],
    ["a zone that is no text", { available_zones: [{}] }, "111400067"],
    ["zones that are no array", { available_zones: "1d7b939b382c4c3bb3481a8ca10da768" }, "111400067"],
    ["no storage specification", { storage_spec_code: undefined }, "111400125"],
    ["only the beginning of the window", { maintain_begin: "22:00" }, "111400106"],
    ["only the end of the window", { maintain_end: "02:00" }, "111400106"],
    ["a window of another length", { maintain_begin: "22:00", maintain_end: "06:00" }, "111400106"],
    ["a window that is a number", { maintain_begin: 22, maintain_end: 2 }, "111400106"],
  ])("refuses %s", async (_what, fields, expected) => {
    expect(await code(fields)).toBe(expected);
    expect(emulator.instances()).toEqual([]);
  });

  it("takes a name again once the instance that had it is gone, and not before", async () => {
    const id = await client.create();
    clock.advance(5_000);
    await client.instances("DELETE", `/${id}`);
    expect(await code({})).toBe("111400060");
    clock.advance(2_000);
    expect(await code({})).toBeUndefined();
  });

  it("lets a project that is full have an instance that fails for its quota", async () => {
    await emulator.close();
    await start({ quota: 1 });
    await client.create();
    const second = await client.create({ name: "one-too-many" });
    expect(await client.status(second)).toBe("CREATING");
    clock.advance(5_000);
    expect((await client.instances("GET", `/${second}`)).json).toMatchObject({
      status: "CREATEFAILED",
      error_code: "public.00.0018",
    });
    await client.instances("DELETE", `/${emulator.instances()[0]?.instance_id}`);
    clock.advance(2_000);
    const third = await client.create({ name: "there-is-room" });
    clock.advance(5_000);
    expect(await client.status(third)).toBe("RUNNING");
  });
});

describe("the creation of an instance under v2", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  const clock = new ManualClock();

  beforeEach(async () => {
    emulator = await startEmulator({ clock });
    client = new EmulatorClient(emulator);
  });
  afterEach(() => emulator.close());

  const ofToday = "/rabbitmq/{project}/instances";
  const refusal = async (fields: Record<string, unknown>, path = ofToday): Promise<string | undefined> =>
    (await client.v2("POST", path, { ...requestOfToday, ...fields })).json.error_code;

  it("makes what was asked for, and shows what v2 shows and nothing else", async () => {
    const tags = [{ key: "team", value: "orders" }];
    const created = clock.now();
    const id = await client.createOfToday({ tags, disk_encrypted_enable: true, disk_encrypted_key: "key-1" });
    clock.advance(5_000);
    const { json } = await client.v2("GET", `/{project}/instances/${id}`);
    expect(json).toMatchObject({
      name: "rabbitmq-demo",
      engine: "rabbitmq",
      engine_version: "3.8.35",
      status: "RUNNING",
      type: "cluster",
      specification: "rabbitmq.2u4g.cluster * 3 broker",
      resource_spec_code: "",
      product_id: "c6.2u4g.cluster",
      broker_num: 3,
      storage_space: 264,
      total_storage_space: 300,
      storage_spec_code: "dms.physical.storage.ultra.v2",
      charging_mode: 1,
      created_at: String(created),
      extend_times: 0,
      maintain_begin: "02:00:00",
      maintain_end: "06:00:00",
      available_zone_names: ["az10.dc1"],
      disk_encrypted: true,
      disk_encrypted_key: "key-1",
      dns_enable: false,
      publicip_address: null,
      tags,
      task: { name: "", status: "", created_at: "" },
    });
    expect(json.connect_address.split(",")).toHaveLength(3);
    for (const name of ["error_code", "subnet_name", "subnet_cidr", "password"]) expect(json).not.toHaveProperty(name);
  });

  it("is the same instance by v1.0, which does not show what v2 has besides", async () => {
    const id = await client.createOfToday();
    const { status, json } = await client.instances("GET", `/${id}`);
    expect([status, json.instance_id, json.product_id]).toEqual([200, id, "c6.2u4g.cluster"]);
    for (const name of ["broker_num", "tags", "disk_encrypted", "enable_acl"]) expect(json).not.toHaveProperty(name);
  });

  it("shows an instance of v1.0 with the brokers of its product", async () => {
    const id = await client.create({ product_id: "00300-30209-0--0", storage_space: 300 });
    const { json } = await client.v2("GET", `/rabbitmq/{project}/instances/${id}`);
    expect(json).toMatchObject({ broker_num: 3, tags: [], resource_spec_code: expect.stringContaining("c3.4u8g.3") });
  });

  it("takes products of v1.0 by the older form only, and those of today by the newer one only", async () => {
    const legacy = { ...instanceRequest, broker_num: undefined };
    expect(await refusal(legacy)).toBe("DMS.00400009");
    expect(await refusal({}, "/{project}/instances")).toBe("DMS.00400009");
    expect((await client.v2("POST", "/{project}/instances", legacy)).status).toBe(200);
    expect((await client.instances("POST", "", { ...requestOfToday, name: "another" })).json.error_code).toBe(
      "111400009",
    );
  });

  it.each([
    [{ engine_version: undefined }, "DMS.00400008"],
    [{ engine_version: "3.7.17" }, "DMS.00400008"],
    [{ broker_num: undefined }, "DMS.00400063"],
    [{ broker_num: 4 }, "DMS.00400063"],
    [{ broker_num: "3" }, "DMS.00400063"],
    [{ storage_space: 350 }, "DMS.00400500"],
    [{ storage_space: 200 }, "DMS.00400500"],
    [{ storage_space: 90_100 }, "DMS.00400500"],
    [{ access_user: "1user" }, "DMS.00400015"],
    [{ access_user: undefined }, "DMS.00400015"],
    [{ password: "twoclasses1" }, "DMS.00400012"],
    [{ password: "-Three3classes" }, "DMS.00400012"],
    [{ available_zones: ["1d7b939b382c4c3bb3481a8ca10da768", "1d7b939b382c4c3bb3481a8ca10da769"] }, "DMS.00400067"],
    [{ available_zones: [] }, "DMS.00400067"],
    [{ storage_spec_code: "dms.physical.storage.ultra" }, "DMS.00400125"],
    [{ disk_encrypted_enable: true }, "DMS.00400136"],
    [{ enable_acl: true }, "DMS.00400063"],
    [{ arch_type: "VAX" }, "DMS.00400063"],
    [{ bss_param: { charging_mode: "prePaid" } }, "DMS.00400063"],
    [{ tags: [{ key: "" }] }, "DMS.10240035"],
  ])("refuses %j with %s", async (fields, code) => {
    expect(await refusal(fields)).toBe(code);
    expect(emulator.instances()).toEqual([]);
  });

  it("spreads a cluster over the three zones of the region, the third of which v1.0 does not know", async () => {
    const { json } = await client.v2("GET", "/available-zones");
    const zones = json.available_zones.map(({ id }: { id: string }) => id);
    expect(await refusal({ available_zones: zones, password: "Space in 1" })).toBeUndefined();
    const third = { ...instanceRequest, name: "another", available_zones: [zones[2]] };
    expect((await client.instances("POST", "", third)).json.error_code).toBe("111400042");
  });

  it("refuses an instance too many with a code of its own", async () => {
    await emulator.close();
    emulator = await startEmulator({ clock, quota: 0 });
    client = new EmulatorClient(emulator);
    expect(await refusal({})).toBe("DMS.00400035");
    expect(emulator.instances()).toEqual([]);
  });

  it.each([
    [{ ssl_enable: true }, "DMS.00400063"],
    [{ enable_publicip: true, publicip_id: "eip" }, "DMS.00400128"],
    [{ access_user: "orders" }, "DMS.00400012"],
    [{ engine_version: "3.8.35" }, "DMS.00400008"],
  ])("refuses an AMQP-0-9-1 instance with %j by %s", async (fields, code) => {
    expect(await refusal({ ...amqpOfToday, ...fields })).toBe(code);
  });

  it("makes an AMQP-0-9-1 instance without a user, and with an ACL if asked", async () => {
    const id = await client.createOfToday({ ...amqpOfToday, enable_acl: true });
    expect((await client.v2("GET", `/{project}/instances/${id}`)).json).toMatchObject({
      engine_version: "AMQP-0-9-1",
      access_user: "",
      enable_acl: true,
    });
  });
});
