import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient, instanceRequest } from "../emulatorClient";
import { ManualClock } from "../manualClock";
import { ScriptedBroker } from "../scriptedBroker";

describe("instances with brokers behind them", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  let clock: ManualClock;
  let broker: ScriptedBroker;
  let id: string;

  beforeEach(async () => {
    clock = new ManualClock();
    broker = new ScriptedBroker();
    emulator = await startEmulator({ clock, broker });
    client = new EmulatorClient(emulator);
    id = await client.create({ name: "orders" });
  });
  afterEach(() => emulator.close());

  const status = () => client.status(id);

  it("run when both their time is up and their broker answers, at the address that it has", async () => {
    expect(broker.calls).toEqual(["start orders"]);
    clock.advance(5_000);
    expect(await status()).toBe("CREATING");
    await broker.finish();
    expect((await client.instances("GET", `/${id}`)).json).toMatchObject({ status: "RUNNING", port: 40_001 });
  });

  it("wait for their time though their broker answers already", async () => {
    await broker.finish();
    expect(await status()).toBe("CREATING");
    clock.advance(5_000);
    expect(await status()).toBe("RUNNING");
  });

  it("fail to be created with a broker that does not start", async () => {
    await broker.finish("break");
    clock.advance(5_000);
    expect((await client.instances("GET", `/${id}`)).json).toMatchObject({
      status: "CREATEFAILED",
      error_code: "public.00.0024",
    });
  });

  it("restart and go with their brokers", async () => {
    await broker.finish();
    clock.advance(5_000);
    await client.instances("POST", "/action", { action: "restart", instances: [id] });
    clock.advance(2_000);
    expect(await status()).toBe("RESTARTING");
    await broker.finish();
    expect((await client.instances("GET", `/${id}`)).json).toMatchObject({ status: "RUNNING", port: 40_002 });
    await client.instances("DELETE", `/${id}`);
    clock.advance(2_000);
    expect(await status()).toBe("DELETING");
    await broker.finish();
    expect(await status()).toBe("111404022");
    expect(broker.calls).toEqual(["start orders", "restart orders", "stop orders"]);
  });

  it("are faulty when their broker does not come back", async () => {
    await broker.finish();
    clock.advance(5_000);
    await client.instances("POST", "/action", { action: "restart", instances: [id] });
    await broker.finish("break");
    clock.advance(2_000);
    expect(await status()).toBe("ERROR");
  });

  it("are faulty when their broker ends by itself, until a restart brings it back", async () => {
    await broker.finish();
    clock.advance(5_000);
    expect(await status()).toBe("RUNNING");
    broker.lose(id);
    expect((await client.instances("GET", `/${id}`)).json).toMatchObject({
      status: "ERROR",
      error_code: "public.00.0025",
    });
    await client.instances("POST", "/action", { action: "restart", instances: [id] });
    await broker.finish();
    clock.advance(2_000);
    expect((await client.instances("GET", `/${id}`)).json).toMatchObject({ status: "RUNNING", error_code: null });
  });

  it("fail in what is going on when their broker ends meanwhile", async () => {
    await broker.finish();
    broker.lose(id);
    expect(await status()).toBe("CREATING");
    clock.advance(5_000);
    expect(await status()).toBe("CREATEFAILED");
  });

  it("have elastic IP addresses that lead to their broker", async () => {
    await broker.finish();
    clock.advance(5_000);
    await client.instances("PUT", `/${id}`, { enable_publicip: true, publicip_id: "eip" });
    clock.advance(3_000);
    expect((await client.instances("GET", `/${id}`)).json).toMatchObject({ publicip_address: "127.0.0.9" });
  });

  it("take their brokers with them when they are removed behind everybody's back, and when the emulator ends", async () => {
    emulator.removeInstance(id);
    expect(broker.calls).toEqual(["start orders", "stop orders"]);
    await emulator.close();
    expect(broker.closed).toBe(true);
  });
});

describe("the model", () => {
  it("knows an instance by its id in capitals too, rather than call it gone", async () => {
    const emulator = await startEmulator({ createTime: "0s" });
    const client = new EmulatorClient(emulator);
    const id = (await client.create()).toUpperCase();
    expect(await client.status(id)).toBe("RUNNING");
    expect((await client.instances("POST", "/action", { action: "restart", instances: [id] })).json).toEqual({
      results: [{ instance: id, result: "success" }],
    });
    await emulator.close();
  });

  it("gives the nodes of an instance addresses in its subnet", async () => {
    const { vpc_id, subnet_id, security_group_id } = instanceRequest;
    const networks = {
      vpcs: [{ id: vpc_id, subnets: [{ id: subnet_id, cidr: "10.20.30.0/24" }] }],
      securityGroups: [{ id: security_group_id }],
    };
    const emulator = await startEmulator({ createTime: "0s", networks });
    await new EmulatorClient(emulator).create();
    expect(emulator.instances()).toMatchObject([
      {
        subnet_cidr: "10.20.30.0/24",
        connect_address: "10.20.30.10",
        management_connect_address: "http://10.20.30.10:15672",
      },
    ]);
    await emulator.close();
  });

  it("tells of every change, those included that a look brings about", async () => {
    const clock = new ManualClock();
    let changes = 0;
    const emulator = await startEmulator({ clock, onChange: () => (changes += 1) });
    const client = new EmulatorClient(emulator);
    const told = async (act: () => unknown): Promise<number> => {
      const before = changes;
      await act();
      return changes - before;
    };
    let id = "";
    expect(await told(async () => (id = await client.create()))).toBe(1);
    clock.advance(5_000);
    expect(await told(() => client.status(id))).toBe(1);
    expect(await told(() => client.status(id))).toBe(0);
    expect(await told(() => client.instances("PUT", `/${id}`, { description: "" }))).toBe(1);
    expect(await told(() => emulator.setInstance(id, { status: "ERROR" }))).toBe(1);
    expect(await told(() => emulator.removeInstance(id))).toBe(1);
    await emulator.close();
  });
});
