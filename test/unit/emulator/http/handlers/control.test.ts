import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient, instanceRequest, send } from "../../emulatorClient";
import { ManualClock } from "../../manualClock";

const unknownId = "00000000-0000-4000-8000-000000000000";

describe("the control routes", () => {
  const clock = new ManualClock();
  let emulator: Emulator;
  let client: EmulatorClient;
  let id: string;

  beforeEach(async () => {
    emulator = await startEmulator({ clock });
    client = new EmulatorClient(emulator);
    id = await client.create();
  });
  afterEach(() => emulator.close());

  const control = (method: string, path: string, body?: unknown) =>
    send(emulator.url, { method, path: `/_emulator${path}`, body });

  it("tell that the emulator is well", async () => {
    expect(await control("GET", "/health")).toMatchObject({ status: 200, json: { status: "ok", url: emulator.url } });
  });

  it("list requests with exactly the six fields, those to themselves left out, until they are cleared", async () => {
    await control("GET", "/health");
    await client.instances("GET", `/${unknownId}?x=y`);
    const { json } = await control("GET", "/requests");
    expect(json).toEqual([
      expect.objectContaining({ method: "POST", status: 200, code: null }),
      {
        time: expect.stringMatching(/^2026-11-24T12:00:00\.\d{3}Z$|^2026-11-24T11:59:59\.\d{3}Z$/),
        method: "GET",
        path: `/v1.0/${client.projectId}/instances/${unknownId}`,
        status: 404,
        code: "111404022",
        durationMs: expect.any(Number),
      },
    ]);
    expect((await control("DELETE", "/requests")).status).toBe(204);
    expect((await control("GET", "/requests")).json).toEqual([]);
  });

  it("list instances in the wire's form, without passwords", async () => {
    const { json, text } = await control("GET", "/instances");
    expect(json).toMatchObject([{ instance_id: id, name: "rabbitmq-demo", status: "CREATING" }]);
    expect(text).not.toContain(instanceRequest.password);
    expect(text).not.toContain("password");
  });

  it("change fields and the status behind everybody's back", async () => {
    const changes = { name: "renamed", status: "ERROR", error_code: "public.00.0025", extra: 1 };
    expect(await control("POST", `/instances/${id}`, changes)).toMatchObject({ status: 200, json: changes });
    clock.advance(86_400_000);
    expect((await client.instances("GET", `/${id}`)).json).toMatchObject(changes);
  });

  it("give an instance that they set to RUNNING the addresses of one that runs", async () => {
    await control("POST", `/instances/${id}`, { status: "RUNNING" });
    expect((await client.instances("GET", `/${id}`)).json).toMatchObject({
      status: "RUNNING",
      connect_address: "192.168.0.10",
      management_connect_address: "http://192.168.0.10:15672",
    });
  });

  it("leave an operation going on while only fields change", async () => {
    await control("POST", `/instances/${id}`, { description: "drifted" });
    clock.advance(5_000);
    expect((await client.instances("GET", `/${id}`)).json).toMatchObject({ description: "drifted", status: "RUNNING" });
  });

  it("show values in forms that other servers write, and hide fields, without being confused by them", async () => {
    clock.advance(5_000);
    const forms = { port: "5672", name: null, ssl_enable: "false", storage_space: { unit: "GB" }, available_zones: 7 };
    emulator.setInstance(id, { ...forms, total_storage_space: undefined });
    const { json } = await client.instances("GET", `/${id}`);
    expect(json).toMatchObject(forms);
    expect(json).not.toHaveProperty("total_storage_space");
    expect((await client.instances("GET", "?name=rabbitmq-demo")).json.instance_num).toBe(1);
    await client.instances("PUT", `/${id}`, { name: "named-again" });
    await client.instances("POST", `/${id}/extend`, { new_storage_space: 200 });
    clock.advance(3_000);
    expect((await client.instances("GET", `/${id}`)).json).toMatchObject({
      name: "named-again",
      port: "5672",
      total_storage_space: 200,
      storage_space: 176,
    });
  });

  it("remove an instance behind everybody's back", async () => {
    expect((await control("DELETE", `/instances/${id}`)).status).toBe(204);
    expect(await client.status(id)).toBe("111404022");
  });

  it.each([
    ["an instance that does not exist", "POST", `/instances/${unknownId}`, {}, 404],
    ["the removal of one that does not exist", "DELETE", `/instances/${unknownId}`, undefined, 404],
    ["changes that are no object", "POST", "/instances/x", [], 400],
    ["another id", "POST", "/instances/x", { instance_id: unknownId }, 400],
    ["a password", "POST", "/instances/x", { password: "new" }, 400],
    ["another method", "PUT", "/health", {}, 405],
    ["another address", "GET", "/nothing", undefined, 404],
  ])("refuse %s", async (_what, method, path, body, status) => {
    expect((await control(method, path, body)).status).toBe(status);
  });

  it("do the same as what a program calls", async () => {
    emulator.setInstance(id, { name: "renamed" });
    expect(emulator.instances()).toMatchObject([{ name: "renamed" }]);
    emulator.removeInstance(id);
    expect(emulator.instances()).toEqual([]);
    const other = await client.create();
    expect(() => emulator.setInstance(id, {})).toThrow(`There is no instance ${id}.`);
    expect(() => emulator.setInstance(other, { instance_id: id })).toThrow("cannot be changed");
    expect(() => emulator.removeInstance(id)).toThrow(`There is no instance ${id}.`);
  });
});
