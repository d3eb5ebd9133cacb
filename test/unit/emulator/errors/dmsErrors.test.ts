import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient, instanceRequest, type Received, send, signIn } from "../emulatorClient";
import { ManualClock } from "../manualClock";
import table from "./table8-2.json";

const { vpc_id, subnet_id, security_group_id } = instanceRequest;
const unknownId = "00000000-0000-4000-8000-000000000000";
const otherProject = "ae-ad-1_other";

const networks = {
  vpcs: [{ id: vpc_id, subnets: [{ id: subnet_id }, { id: "subnet-without-dhcp", dhcp: false }] }],
  securityGroups: [{ id: security_group_id }, { id: "group-with-rules", allowsAny: false }],
};

const users = [
  { name: "reader", password: "reader-password", accessKey: "READER", secretKey: "reader-secret", readOnly: true },
  { name: "lister", accessKey: "LISTER", secretKey: "lister-secret", actions: ["dms:instance:list"] },
];

/** Rows that no request of the reference can provoke. */
const unprovokable: Record<string, string> = {
  "111400019":
    "creation answers a weak password with 111400012, and resetting one is for the console alone (table 7-1)",
  "111400037": "no call of the reference has a parameter instanceParams",
  "111400038": "no call of the reference has a parameter periodNum",
  "111400080": "only changing a password compares it with the old one, and that is for the console alone (table 7-1)",
  "111404024": "no call of the reference is about connectors",
  "111404027": "no call of the reference is about connectors",
  ...Object.fromEntries(
    table
      .filter(({ status }) => status === 500)
      .map(({ code }) => [code, "faults inside the service; see fault injection"]),
  ),
};

describe("table 8-2", () => {
  const clock = new ManualClock();
  let emulator: Emulator;
  let client: EmulatorClient;
  let running: string;
  let creating: string;
  let exhausted: string;

  beforeAll(async () => {
    emulator = await startEmulator({ clock, networks, users, projects: [{ name: otherProject }], tokenLife: "1h" });
    client = new EmulatorClient(emulator);
    running = await client.create({ name: "running-one" });
    exhausted = await client.create({ name: "exhausted" });
    clock.advance(5_000);
    emulator.setInstance(exhausted, { extend_times: 20 });
    creating = await client.create({ name: "creating-one" });
  });

  afterAll(() => emulator.close());

  const create = (fields: Record<string, unknown>) => client.instances("POST", "", { ...instanceRequest, ...fields });
  const act = (body: unknown) => client.instances("POST", "/action", body);
  const withToken = async (token: string) =>
    send(emulator.url, { path: `/v1.0/${client.projectId}/instances`, headers: { "X-Auth-Token": token } });

  /** A value in the text, where the reference leaves room for one. */
  const values: Record<string, () => string> = {
    "111400063": () => "ssl_enable",
    "111400066": () => "limit",
    "111400099": () => creating,
  };

  const provocations: Record<string, () => Promise<Received>> = {
    "111400002": () => client.send({ path: "/v1.0/not-a-project/instances" }),
    "111400004": () => client.instances("POST"),
    "111400005": () => client.instances("POST", "", "{'name': 1}"),
    "111400007": () => create({ engine: "kafka" }),
    "111400008": () => create({ engine_version: "3.8.0" }),
    "111400009": () => create({ product_id: "00300-99999-0--0" }),
    "111400010": () => create({ name: "1st" }),
    "111400011": () => create({ description: "x".repeat(1025) }),
    "111400012": () => create({ password: "onlyletters" }),
    "111400013": () => create({ vpc_id: "" }),
    "111400014": () => create({ security_group_id: "" }),
    "111400015": () => create({ access_user: "me" }),
    "111400016": () => create({ subnet_id: "" }),
    "111400018": () => create({ subnet_id: unknownId }),
    "111400020": () => create({ subnet_id: "subnet-without-dhcp" }),
    "111400026": () => client.instances("PUT", `/${creating}`, { description: "" }),
    "111400042": () => create({ available_zones: ["no-such-zone"] }),
    "111400046": () => create({ security_group_id: unknownId }),
    "111400048": () => create({ security_group_id: "group-with-rules" }),
    "111400060": () => create({ name: "running-one" }),
    "111400061": () => client.instances("GET", "/not-an-id"),
    "111400062": () => client.instances("GET", "?status=Sleeping"),
    "111400063": () => create({ ssl_enable: "maybe" }),
    "111400064": () => act({ action: "stop", instances: [running] }),
    "111400065": () => act({ action: "restart", instances: [] }),
    "111400066": () => client.instances("GET", "?limit=ten"),
    "111400067": () => create({ available_zones: [] }),
    "111400068": () => create({ vpc_id: unknownId }),
    "111400081": () => client.instances("PUT", `/${running}`, { name: "exhausted" }),
    "111400099": () => client.instances("DELETE", `/${creating}`),
    "111400100": () => act({ action: "restart", instances: Array.from({ length: 51 }, () => unknownId) }),
    "111400106": () => create({ maintain_begin: "03:00", maintain_end: "07:00" }),
    "111400124": () => client.instances("POST", `/${exhausted}/extend`, { new_storage_space: 200 }),
    "111400125": () => create({ storage_spec_code: "dms.physical.storage.slow" }),
    "111400500": () => create({ storage_space: 99 }),
    "111401001": () => withToken("made-up"),
    "111401003": () => send(emulator.url, { path: `/v1.0/${client.projectId}/instances` }),
    "111401004": async () => withToken(await signIn(emulator.url, { scope: { project: { name: otherProject } } })),
    "111403002": () =>
      new EmulatorClient(emulator, { accessKey: "READER", secretKey: "reader-secret" }).instances(
        "DELETE",
        `/${running}`,
      ),
    "111403003": () =>
      new EmulatorClient(emulator, { accessKey: "LISTER", secretKey: "lister-secret" }).instances("GET", `/${running}`),
    "111404001": () => client.send({ path: "/v1.0/nothing/here" }),
    "111404022": () => client.instances("GET", `/${unknownId}`),
    "111405001": () => client.send({ method: "PATCH", path: `/v1.0/${client.projectId}/instances` }),
  };

  it.each(table.map((row) => [row.code, row] as const))("row %s", async (code, row) => {
    const provoke = provocations[code];
    if (!provoke) {
      expect(unprovokable[code]).toBeDefined();
      return;
    }
    const before = emulator.instances();
    const { status, json, headers } = await provoke();
    const text = row.text.replace(/\{0?\}/, values[code] ?? (() => "?"));
    expect({ status, code: json.error_code }).toEqual({ status: row.status, code });
    if (code === "111400012") expect(json.error_msg).toContain(text);
    else expect(json.error_msg).toBe(text);
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f]{32}$/);
    expect(headers.date).toBeDefined();
    expect(emulator.requests().at(-1)).toMatchObject({ status: row.status, code });
    expect(emulator.instances()).toEqual(before);
  });

  it("has no row that is neither provoked nor explained, and none that is both", () => {
    const all = [...Object.keys(provocations), ...Object.keys(unprovokable)].sort();
    expect(all).toEqual(table.map(({ code }) => code).sort());
  });
});
