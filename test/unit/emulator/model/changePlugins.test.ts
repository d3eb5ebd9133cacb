import { type Emulator, type EmulatorOptions, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { amqpOfToday, EmulatorClient, singleOfToday } from "../emulatorClient";
import { ManualClock } from "../manualClock";

describe("the plugins of an instance", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  const clock = new ManualClock();

  async function start(options: EmulatorOptions = {}): Promise<void> {
    emulator = await startEmulator({ clock, ...options });
    client = new EmulatorClient(emulator);
  }

  beforeEach(() => start());
  afterEach(() => emulator.close());

  async function running(fields: Record<string, unknown> = singleOfToday): Promise<string> {
    const id = await client.createOfToday(fields);
    clock.advance(5_000);
    return id;
  }

  const list = async (id: string) => (await client.v2("GET", `/{project}/instances/${id}/rabbitmq/plugins`)).json;

  async function change(id: string, plugins: unknown, enable: unknown = true): Promise<string> {
    const path = `/{project}/instances/${id}/rabbitmq/plugins`;
    const { json } = await client.v2("PUT", path, { enable, plugins });
    return json.error_code ?? json.job_id;
  }

  const enabled = async (id: string) => {
    const { plugins } = await list(id);
    return plugins.filter(({ enable, running }: { enable: boolean; running: boolean }) => enable && running).length;
  };

  it("are off after the creation, and there are three", async () => {
    expect(await list(await running())).toEqual({
      plugins_modifying: false,
      plugins: ["rabbitmq_federation", "rabbitmq_shovel", "rabbitmq_consistent_hash_exchange"].map((name) => ({
        name,
        enable: false,
        running: false,
        version: "3.8.35",
      })),
    });
  });

  it("are eleven in the cloud that has withdrawn none", async () => {
    await emulator.close();
    await start({ cloud: "g42" });
    expect((await list(await running())).plugins).toHaveLength(11);
  });

  it("are switched by a job while the instance runs, and nothing else is done meanwhile", async () => {
    const id = await running();
    const job = await change(id, "rabbitmq_shovel, rabbitmq_federation");
    expect(job).toMatch(/^[0-9a-f]{32}$/);
    const task = async () => (await client.v2("GET", `/{project}/instances/${id}/tasks/${job}`)).json.tasks[0];
    expect(await task()).toMatchObject({ id: job, status: "CREATED" });
    expect(await list(id)).toMatchObject({ plugins_modifying: true });
    expect(await enabled(id)).toBe(0);
    expect(emulator.instances()).toMatchObject([{ status: "RUNNING" }]);
    expect(await change(id, "rabbitmq_shovel")).toBe("DMS.00400026");
    clock.advance(1_000);
    expect(await task()).toMatchObject({ status: "SUCCESS" });
    expect(await enabled(id)).toBe(2);
    await change(id, "rabbitmq_shovel", false);
    clock.advance(1_000);
    expect(await enabled(id)).toBe(1);
  });

  it("stay as they were when the job fails, and so does the instance", async () => {
    const id = await running();
    emulator.addFault({ match: { name: "rabbitmq-demo" }, outcome: { status: "RUNNING", operation: "plugins" } });
    const job = await change(id, "rabbitmq_shovel");
    clock.advance(1_000);
    expect(await enabled(id)).toBe(0);
    expect((await client.v2("GET", `/{project}/instances/${id}/tasks/${job}`)).json.tasks[0].status).toBe("FAILED");
    expect(emulator.instances()).toMatchObject([{ status: "RUNNING", error_code: null }]);
  });

  it.each([
    ["rabbitmq_mqtt", true, singleOfToday, "DMS.00400970"],
    ["", true, singleOfToday, "DMS.00400063"],
    [["rabbitmq_shovel"], true, singleOfToday, "DMS.00400063"],
    ["rabbitmq_shovel", "yes", singleOfToday, "DMS.00400063"],
    ["rabbitmq_shovel", true, {}, "DMS.00400063"],
    ["rabbitmq_shovel", true, { ...singleOfToday, ssl_enable: true }, "DMS.00400063"],
    ["rabbitmq_federation", true, { ssl_enable: true }, "DMS.00400063"],
    ["rabbitmq_shovel", true, amqpOfToday, "DMS.00400007"],
  ])("%j switched to %j on %j is refused with %s", async (plugins, enable, fields, code) => {
    expect(await change(await running(fields), plugins, enable)).toBe(code);
  });
});
