import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient } from "../../emulatorClient";
import { ManualClock } from "../../manualClock";

describe("the background tasks of an instance", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  let clock: ManualClock;
  let id: string;

  beforeEach(async () => {
    clock = new ManualClock();
    emulator = await startEmulator({ clock });
    client = new EmulatorClient(emulator);
    id = await client.createOfToday();
    clock.advance(5_000);
  });
  afterEach(() => emulator.close());

  const ask = (method: string, path: string) => client.v2(method, `/{project}/instances/${id}/tasks${path}`);
  const names = async (query: string) =>
    (await ask("GET", `?${query}`)).json.tasks.map(({ name }: { name: string }) => name);

  async function extended(): Promise<string> {
    const path = `/rabbitmq/{project}/instances/${id}/extend`;
    const { json } = await client.v2("POST", path, { oper_type: "storage", new_storage_space: 600 });
    return json.job_id;
  }

  it("tell of a job from its beginning to its end, newest first", async () => {
    const job = await extended();
    const begun = new Date(clock.now()).toISOString();
    expect((await ask("GET", `/${job}`)).json).toEqual({
      task_count: "1",
      tasks: [
        {
          id: job,
          name: "extendInstance",
          status: "EXECUTING",
          params: JSON.stringify({ oper_type: "storage", new_storage_space: 600 }),
          user_id: emulator.account.users[0]?.id,
          user_name: "emulator",
          created_at: begun,
          updated_at: begun,
        },
      ],
    });
    expect((await client.v2("GET", `/{project}/instances/${id}`)).json.task).toMatchObject({ status: "EXECUTING" });
    clock.advance(3_000);
    const over = new Date(clock.now()).toISOString();
    clock.advance(60_000);
    const { json } = await ask("GET", "");
    expect(json).toMatchObject({ task_count: "2", tasks: [{ id: job, status: "SUCCESS" }, { status: "SUCCESS" }] });
    expect(json.tasks[0].updated_at).toBe(over);
    expect(await names("")).toEqual(["extendInstance", "createInstance"]);
  });

  it("fail with what they are about", async () => {
    emulator.addFault({ match: { name: "rabbitmq-demo" }, outcome: { status: "EXTENDEDFAILED" } });
    const job = await extended();
    clock.advance(3_000);
    expect((await ask("GET", `/${job}`)).json.tasks[0].status).toBe("FAILED");
    expect((await client.v2("GET", `/{project}/instances/${id}`)).json).toMatchObject({
      status: "EXTENDEDFAILED",
      total_storage_space: 300,
    });
  });

  it("are paged from 1 and chosen by time", async () => {
    const compact = () => new Date(clock.now()).toISOString().replace(/[-:T]|\..*/g, "");
    clock.advance(60_000);
    const between = compact();
    clock.advance(60_000);
    await extended();
    expect(await names("start=1&limit=1")).toEqual(["extendInstance"]);
    expect(await names("start=2&limit=1")).toEqual(["createInstance"]);
    expect(await names(`begin_time=${between}`)).toEqual(["extendInstance"]);
    expect(await names(`end_time=${between}`)).toEqual(["createInstance"]);
  });

  it.each(["start=one", "limit=-1", "begin_time=yesterday"])("refuse %s", async (query) => {
    expect((await ask("GET", `?${query}`)).json.error_code).toBe("DMS.00400066");
  });

  it("are forgotten on request, and unknown ones are not found", async () => {
    const [{ id: task }] = (await ask("GET", "")).json.tasks;
    expect((await ask("DELETE", `/${task}`)).status).toBe(204);
    expect((await ask("GET", "")).json).toEqual({ task_count: "0", tasks: [] });
    expect(await ask("DELETE", `/${task}`)).toMatchObject({ status: 404, json: { error_code: "DMS.00404001" } });
  });

  it("are a look at the instance, so that a state which advances by reads does", async () => {
    await emulator.close();
    emulator = await startEmulator({ createReads: 1, pluginReads: 2 });
    client = new EmulatorClient(emulator);
    id = await client.createOfToday();
    await client.v2("GET", `/{project}/instances/${id}`);
    const path = `/{project}/instances/${id}/rabbitmq/plugins`;
    const { json } = await client.v2("PUT", path, { enable: true, plugins: "rabbitmq_consistent_hash_exchange" });
    const statuses = [];
    for (let look = 0; look < 2; look += 1) statuses.push((await ask("GET", `/${json.job_id}`)).json.tasks[0].status);
    expect(statuses).toEqual(["CREATED", "SUCCESS"]);
  });
});
