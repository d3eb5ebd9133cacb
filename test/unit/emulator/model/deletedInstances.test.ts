import {
  type Emulator,
  type EmulatorOptions,
  OptionError,
  startEmulator,
} from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient } from "../emulatorClient";
import { ManualClock } from "../manualClock";
import { ScriptedBroker } from "../scriptedBroker";

const day = 24 * 3_600_000;

describe("the recycle bin", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  const clock = new ManualClock();

  async function start(options: EmulatorOptions = {}): Promise<void> {
    emulator = await startEmulator({ clock, ...options });
    client = new EmulatorClient(emulator);
  }

  beforeEach(() => start({ recycleBin: "7d" }));
  afterEach(() => emulator.close());

  async function running(fields = {}): Promise<string> {
    const id = await client.createOfToday(fields);
    clock.advance(5_000);
    return id;
  }

  async function removed(id: string): Promise<void> {
    expect((await client.v2("DELETE", `/{project}/instances/${id}`)).status).toBe(204);
    clock.advance(2_000);
  }

  const bin = async () => (await client.v2("GET", "/{project}/recycle")).json;
  const restore = async (id: string) => (await client.v2("POST", "/{project}/recycle", { instances: [id] })).json;
  const found = async (id: string) => (await client.v2("GET", `/{project}/instances/${id}`)).status;

  it("keeps what is deleted, which is gone for everybody else but for its name", async () => {
    const id = await running();
    await removed(id);
    const now = clock.now();
    expect(await found(id)).toBe(404);
    expect(
      (await client.v2("GET", "/{project}/instances?engine=rabbitmq&include_failure=true")).json.instances,
    ).toEqual([]);
    expect(await bin()).toEqual({
      retention_days: 7,
      default_use_recycle: true,
      recycle_instances: [
        {
          instance_id: id,
          name: "rabbitmq-demo",
          status: "ERROR",
          engine: "rabbitmq",
          product_id: "c6.2u4g.cluster",
          in_recycle_time: now,
          auto_delete_time: now + 7 * day,
          save_time: 7,
          cost_per_hour: 0,
          error_message: "",
        },
      ],
    });
    await expect(client.createOfToday()).rejects.toThrow("DMS.00400060");
  });

  it("lets go of it when its days are over", async () => {
    await removed(await running());
    clock.advance(7 * day - 1);
    expect((await bin()).recycle_instances).toHaveLength(1);
    clock.advance(1);
    expect((await bin()).recycle_instances).toEqual([]);
    await client.createOfToday();
  });

  it("gives an instance back by a job", async () => {
    const id = await running();
    await removed(id);
    const { results } = await restore(id);
    expect(results).toEqual([{ instance_id: id, job_id: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
    clock.advance(2_000);
    const task = await client.v2("GET", `/{project}/instances/${id}/tasks/${results[0].job_id}`);
    expect(task.json.tasks[0].status).toBe("SUCCESS");
    expect(emulator.instances()).toMatchObject([{ instance_id: id, status: "RUNNING" }]);
    expect((await restore(id)).results[0]).toMatchObject({ instance_id: id, error_msg: expect.any(String) });
  });

  it("is passed over by force_delete and by what failed to be created", async () => {
    const id = await running();
    await client.v2("POST", "/{project}/instances/action", { action: "delete", instances: [id], force_delete: true });
    emulator.addFault({ match: { name: "failed" }, outcome: { status: "CREATEFAILED" } });
    await removed(await running({ name: "failed" }));
    expect((await bin()).recycle_instances).toEqual([]);
  });

  it("is off without the option, and switched on for a project by a call", async () => {
    await emulator.close();
    await start();
    expect(await bin()).toEqual({ retention_days: 7, default_use_recycle: false, recycle_instances: [] });
    await removed(await running());
    expect((await bin()).recycle_instances).toEqual([]);
    const changed = await client.v2("PUT", "/{project}/recycle", { retention_days: 3, default_use_recycle: true });
    expect(changed).toMatchObject({ status: 200, json: { retention_days: 3, default_use_recycle: true } });
    await removed(await running());
    expect((await bin()).recycle_instances).toHaveLength(1);
  });

  it.each([[{ retention_days: 8 }], [{ retention_days: "3" }], [{ default_use_recycle: "yes" }]])(
    "refuses %j",
    async (body) => {
      expect((await client.v2("PUT", "/{project}/recycle", body)).json.error_code).toBe("DMS.00400063");
    },
  );

  it.each([
    [{}, "DMS.00400065"],
    [{ instances: ["none"] }, "DMS.00400061"],
  ])("refuses to restore %j with %s", async (body, code) => {
    expect((await client.v2("POST", "/{project}/recycle", body)).json.error_code).toBe(code);
  });

  it("comes through a snapshot, settings and all", async () => {
    await client.v2("PUT", "/{project}/recycle", { retention_days: 2 });
    await removed(await running());
    const snapshot = JSON.parse(JSON.stringify(emulator.snapshot()));
    await emulator.close();
    await start();
    emulator.restore(snapshot);
    expect(await bin()).toMatchObject({ retention_days: 2, recycle_instances: [{ name: "rabbitmq-demo" }] });
  });

  it("keeps the broker's data until the end", async () => {
    await emulator.close();
    const broker = new ScriptedBroker();
    await start({ broker, recycleBin: "1d" });
    const id = await client.createOfToday({ name: "orders" });
    await broker.finish();
    clock.advance(5_000);
    await client.v2("DELETE", `/{project}/instances/${id}`);
    await broker.finish();
    clock.advance(2_000);
    expect(await found(id)).toBe(404);
    clock.advance(day);
    await bin();
    expect(broker.calls).toEqual(["start orders", "halt orders", "stop orders"]);
  });
});

it.each(["8d", "0d", "7", "24h"])("a recycle bin of %s is refused", async (recycleBin) => {
  await expect(startEmulator({ recycleBin })).rejects.toThrow(OptionError);
});
