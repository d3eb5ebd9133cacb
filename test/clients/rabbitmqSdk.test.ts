import path from "node:path";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { routesOf } from "../../emulator/src/http/routes";
import { skipNote } from "../support/skipNote";
import { requestOfToday } from "../unit/emulator/emulatorClient";
import { installPythonClients, whatPythonLacks } from "./clientCache";
import type { Refusal, SeenInstance } from "./lifecycleTranscript";
import { runLifecycle } from "./runLifecycle";

// An installation of three minutes at most, and the run.
const longestSetupMilliseconds = 8 * 60_000;

const changes = { description: "changed by a client", maintain_begin: "06:00:00", maintain_end: "10:00:00" };

/** What the SDK saw of API v2. */
interface CallsTranscript {
  /** Status and body of each call, as the SDK read them. */
  answers: Record<string, { status: number; body: Record<string, unknown> | null }>;
  id: string;
  duplicate: Refusal;
  creating: string;
  running: SeenInstance;
  updated: SeenInstance;
  extended: SeenInstance;
  restart: Refusal;
  deleting: string;
  gone: Refusal;
  restored: string;
  goneForGood: Refusal;
}

/** Calls that the emulator has and the SDK has not: older forms of others. */
const unknownToSdk = ["POST /v2/:project_id/instances", "GET /v2/rabbitmq/:project_id/instances/:instance_id"];

const lacks = whatPythonLacks();
const withPython = lacks === undefined ? describe : describe.skip;

withPython(`Python's huaweicloudsdkrabbitmq, unchanged, against the emulator${lacks ? skipNote(lacks) : ""}`, () => {
  let emulator: Emulator;
  let seen: CallsTranscript;

  beforeAll(async () => {
    const command = await installPythonClients();
    // The second look finishes an operation, so that the client sees every state whatever the machine's pace.
    const reads = { createReads: 2, deleteReads: 2, restartReads: 2, resizeReads: 2, pluginReads: 2 };
    emulator = await startEmulator(reads);
    const script = path.join(__dirname, "python", "huaweicloudsdkrabbitmq_calls.py");
    seen = await runLifecycle<CallsTranscript>({ command, script }, emulator, { request: requestOfToday, changes });
  }, longestSetupMilliseconds);

  afterAll(() => emulator?.close());

  const bodyOf = (call: string) => seen.answers[call]?.body;

  it("makes every call of API v2 that it knows and the emulator has, with success", () => {
    const asked = emulator.requests().filter(({ status }) => status !== null && status < 300);
    const calls = routesOf(["v2"]).filter(({ path }) => path.startsWith("/v2/"));
    const unasked = calls.filter(({ method, path }) => {
      const address = new RegExp(`^${path.replace(/:[a-z_]+/g, "[0-9a-f-]{32,36}")}$`);
      return !asked.some((request) => request.method === method && address.test(request.path));
    });
    expect(calls.length).toBeGreaterThan(20);
    expect(unasked.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...unknownToSdk].sort());
  });

  it("asks nothing that the emulator does not know", () => {
    const refused = emulator.requests().filter(({ status }) => status !== null && status >= 400);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["DMS.00400060", "DMS.00400064", "DMS.00404022"]));
  });

  it("reads what the catalogue offers", () => {
    expect(bodyOf("zones")).toMatchObject({
      region_id: "ae-ad-1",
      available_zones: [{ soldOut: false, default_az: true, remain_time: expect.any(Number) }, {}, {}],
    });
    expect(bodyOf("products")).toMatchObject({ engine: "rabbitmq", versions: ["3.8.35", "3.12.13", "AMQP-0-9-1"] });
    expect(JSON.stringify(bodyOf("legacyProducts"))).toContain("00300-30109-0--0");
    expect(bodyOf("windows")).toMatchObject({ maintain_windows: [{ begin: "22", end: "02" }, {}, {}, {}, {}, {}] });
  });

  it("creates an instance over three zones and reads it as it was asked for", () => {
    const { password: _password, storage_space: total, available_zones: _all, ...wish } = requestOfToday;
    expect(seen.creating).toBe("CREATING");
    expect(seen.running).toMatchObject({
      ...wish,
      instance_id: seen.id,
      total_storage_space: total,
      status: "RUNNING",
    });
    expect(seen.running).toMatchObject({ tags: [{ key: "team", value: "orders" }], port: 5672 });
    expect(seen.running.available_zones).toHaveLength(3);
    expect(seen.duplicate).toMatchObject({ status: 400, code: "DMS.00400060" });
    expect(bodyOf("list")).toMatchObject({ instance_num: 1, instances: [{ instance_id: seen.id, broker_num: 3 }] });
  });

  it("changes it in place: settings, password, plugins, size and tags", () => {
    expect(seen.updated).toEqual({ ...seen.running, ...changes });
    expect(seen.answers.password?.status).toBe(204);
    const plugin = { name: "rabbitmq_consistent_hash_exchange", enable: true, running: true };
    expect(bodyOf("plugins")).toMatchObject({
      plugins_modifying: false,
      plugins: expect.arrayContaining([expect.objectContaining(plugin)]),
    });
    expect(bodyOf("extensions")).toMatchObject({ total: 7, products: expect.any(Array) });
    expect(seen.extended).toMatchObject({ product_id: "c6.4u8g.cluster", broker_num: 5, total_storage_space: 1_000 });
    expect(bodyOf("tags")).toMatchObject({ total: 2, tags: [{ key: "team" }, { key: "stage", value: "live" }] });
    expect(bodyOf("projectTags")).toMatchObject({ tags: [{ key: "team", values: ["orders"] }, { key: "stage" }] });
  });

  it("sees the background tasks, newest first", () => {
    expect(bodyOf("tasks")).toMatchObject({ task_count: "5", tasks: [{ name: "extendInstance" }, {}, {}] });
    expect(seen.answers.removeTask?.status).toBe(204);
  });

  it("is refused a restart, which v2 does not document", () => {
    expect(seen.restart).toMatchObject({ status: 400, code: "DMS.00400064" });
  });

  it("deletes it into the recycle bin, takes it back and deletes it for good", () => {
    expect(bodyOf("changeBin")).toMatchObject({ retention_days: 3, default_use_recycle: true });
    expect(seen.deleting).toBe("DELETING");
    expect(seen.gone).toMatchObject({ status: 404, code: "DMS.00404022" });
    expect(bodyOf("bin")).toMatchObject({ recycle_instances: [{ instance_id: seen.id, save_time: 3 }] });
    expect(seen.restored).toBe("RUNNING");
    expect(bodyOf("batchDelete")).toEqual({ results: [{ instance: seen.id, result: "success" }] });
    expect(seen.goneForGood).toMatchObject({ status: 404, code: "DMS.00404022" });
    expect(emulator.instances()).toEqual([]);
  });
});
