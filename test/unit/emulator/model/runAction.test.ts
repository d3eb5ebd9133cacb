import { type Emulator, type EmulatorOptions, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient } from "../emulatorClient";
import { ManualClock } from "../manualClock";

const unknownId = "00000000-0000-4000-8000-000000000000";

describe("a batch action", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  const clock = new ManualClock();

  beforeEach(async () => {
    emulator = await startEmulator({ clock });
    client = new EmulatorClient(emulator);
  });
  afterEach(() => emulator.close());

  const act = (body: unknown) => client.instances("POST", "/action", body);
  const statuses = () => emulator.instances().map(({ status }) => status);

  it("does to each instance what its state allows, and tells what became of it", async () => {
    const first = await client.create({ name: "first" });
    clock.advance(5_000);
    const second = await client.create({ name: "second" });
    const instances = [first, second, unknownId];
    const results = [
      { instance: first, result: "success" },
      { instance: second, result: "failed" },
      { instance: unknownId, result: "failed" },
    ];
    expect(await act({ action: "restart", instances })).toMatchObject({ status: 200, json: { results } });
    expect(statuses()).toEqual(["RESTARTING", "CREATING"]);
    clock.advance(2_000);
    expect(await act({ action: "delete", instances })).toMatchObject({ status: 200, json: { results } });
    expect(statuses()).toEqual(["DELETING", "CREATING"]);
  });

  it("restarts a faulty instance", async () => {
    const id = await client.create();
    emulator.setInstance(id, { status: "ERROR", error_code: "public.00.0025" });
    await act({ action: "restart", instances: [id] });
    clock.advance(2_000);
    expect(emulator.instances()).toMatchObject([{ status: "RUNNING", error_code: null }]);
  });

  it.each([["true"], [true]])("deletes all that failed to be created with allFailure %p", async (allFailure) => {
    emulator.addFault({ match: { name: "failing" }, outcome: { status: "CREATEFAILED" } });
    await client.create({ name: "failing" });
    await client.create({ name: "fine" });
    clock.advance(5_000);
    expect(await act({ action: "delete", allFailure })).toMatchObject({ status: 204, text: "" });
    expect(statuses()).toEqual(["DELETING", "RUNNING"]);
  });

  it("takes 50 ids", async () => {
    const { json } = await act({ action: "restart", instances: Array.from({ length: 50 }, () => unknownId) });
    expect(json.results).toHaveLength(50);
  });

  it.each([
    ["an id that is none", { action: "delete", instances: ["x"] }, "111400061"],
    ["ids that are no array", { action: "delete", instances: unknownId }, "111400063"],
    ["no ids", { action: "delete" }, "111400065"],
    ["no ids and allFailure false", { action: "delete", allFailure: "false" }, "111400065"],
    ["allFailure for a restart", { action: "restart", allFailure: "true" }, "111400065"],
  ])("refuses %s", async (_what, body, code) => {
    expect((await act(body)).json.error_code).toBe(code);
  });
});

describe("a batch action under v2", () => {
  let emulator: Emulator;
  let client: EmulatorClient;

  async function start(options: EmulatorOptions = {}): Promise<void> {
    emulator = await startEmulator({ createTime: "0s", ...options });
    client = new EmulatorClient(emulator);
  }

  beforeEach(() => start());
  afterEach(() => emulator.close());

  const act = (body: unknown) => client.v2("POST", "/{project}/instances/action", body);

  it("deletes what it names, and all that failed to be created by the name of the engine", async () => {
    const id = await client.createOfToday();
    expect((await act({ action: "delete", instances: [id], force_delete: true })).json).toEqual({
      results: [{ instance: id, result: "success" }],
    });
    emulator.addFault({ match: { name: "failed" }, outcome: { status: "CREATEFAILED" } });
    await client.createOfToday({ name: "failed" });
    expect((await act({ action: "delete", allFailure: "true" })).json.error_code).toBe("DMS.00400065");
    expect(await act({ action: "delete", all_failure: "rabbitmq" })).toMatchObject({ status: 204, text: "" });
    expect(emulator.instances().map(({ status }) => status)).toEqual(["DELETING", "DELETING"]);
  });

  it("refuses to restart, unless an option lets it", async () => {
    const id = await client.createOfToday();
    expect((await act({ action: "restart", instances: [id] })).json.error_code).toBe("DMS.00400064");
    expect(emulator.instances()).toMatchObject([{ status: "RUNNING" }]);
    await emulator.close();
    await start({ restartInV2: "allowed" });
    const another = await client.createOfToday();
    expect((await act({ action: "restart", instances: [another] })).status).toBe(200);
    expect(emulator.instances()).toMatchObject([{ status: "RESTARTING" }]);
  });

  it("refuses more than 50 ids", async () => {
    const instances = Array.from({ length: 51 }, () => unknownId);
    expect((await act({ action: "delete", instances })).json.error_code).toBe("DMS.00400100");
  });
});
