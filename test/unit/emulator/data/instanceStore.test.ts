import { spawn } from "node:child_process";
import { once } from "node:events";
import fs, {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Broker, type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient, instanceRequest, send } from "../emulatorClient";
import { ScriptedBroker } from "../scriptedBroker";

let directory: string;
let emulator: Emulator | undefined;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "instance-store-"));
});

afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
  rmSync(directory, { recursive: true, force: true });
});

const clock = { time: Date.parse("2026-11-24T12:00:00Z"), now: () => clock.time };

async function start(broker?: Broker): Promise<Emulator> {
  emulator = await startEmulator({ data: directory, clock, createTime: "10m", broker });
  return emulator;
}

async function token(url: string): Promise<string> {
  const user = { name: "emulator", password: "emulator", domain: { name: "emulator" } };
  const identity = { methods: ["password"], password: { user } };
  const body = JSON.stringify({ auth: { identity, scope: { project: { name: "ae-ad-1" } } } });
  const answer = await fetch(`${url}/v3/auth/tokens`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  expect(answer.status).toBe(201);
  return answer.headers.get("x-subject-token") ?? "";
}

async function create({ url, account }: Emulator, name: string): Promise<string> {
  const answer = await fetch(`${url}/v1.0/${account.projects[0]?.id}/instances`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-auth-token": await token(url) },
    body: JSON.stringify({
      name,
      engine: "rabbitmq",
      storage_space: 100,
      access_user: "orders",
      password: "Stored-Pass1",
      vpc_id: "vpc",
      subnet_id: "subnet",
      security_group_id: "group",
      available_zones: ["1d7b939b382c4c3bb3481a8ca10da768"],
      product_id: "00300-30109-0--0",
      storage_spec_code: "dms.physical.storage.ultra",
    }),
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { instance_id: string }).instance_id;
}

it("keeps instances over a restart, also in the middle of their creation", async () => {
  const first = await start();
  const id = await create(first, "orders");
  await first.close();
  const second = await start();
  expect(second.instances()).toMatchObject([{ instance_id: id, name: "orders", status: "CREATING" }]);
  clock.time += 10 * 60 * 1000;
  expect(second.instances()).toMatchObject([
    { instance_id: id, status: "RUNNING", connect_address: expect.any(String) },
  ]);
  await second.close();
  const third = await start();
  expect(third.instances()).toMatchObject([{ instance_id: id, status: "RUNNING" }]);
});

it("belongs to one emulator at a time", async () => {
  const first = await start();
  const second = startEmulator({ data: directory }).then((started) => started.close());
  await expect(second).rejects.toThrow(
    `The data directory ${directory} is in use by the emulator at ${first.url}: end that one, or choose another directory.`,
  );
  await first.close();
  await start();
});

it("is taken over from an emulator that was killed, also when another one has its port now", async () => {
  const other = await startEmulator();
  try {
    writeFileSync(path.join(directory, "emulator.json"), JSON.stringify({ url: other.url, run: "an earlier one" }));
    await start();
  } finally {
    await other.close();
  }
});

it("stays untouched, and its brokers too, by an emulator that cannot listen", async () => {
  await create(await start(), "orders");
  clock.time += 10 * 60 * 1000;
  expect(emulator?.instances()).toMatchObject([{ status: "RUNNING" }]);
  await emulator?.close();
  const before = readFileSync(path.join(directory, "instances.json"), "utf8");
  const other = await startEmulator();
  const broker: Broker = { start: jest.fn(), restart: jest.fn(), stop: jest.fn(), close: async () => undefined };
  try {
    const second = startEmulator({ data: directory, port: other.port, broker, clock });
    await expect(second).rejects.toThrow(`Port ${other.port} is in use`);
  } finally {
    await other.close();
  }
  expect(broker.restart).not.toHaveBeenCalled();
  expect(readFileSync(path.join(directory, "instances.json"), "utf8")).toBe(before);
});

it("has an instance on disk as soon as its creation is answered", async () => {
  const id = await create(await start(), "orders");
  expect(readFileSync(path.join(directory, "instances.json"), "utf8")).toContain(id);
});

describe("with brokers", () => {
  const change = async ({ url, account }: Emulator, path: string, body: unknown) =>
    fetch(`${url}/v1.0/${account.projects[0]?.id}/instances${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-auth-token": await token(url) },
      body: JSON.stringify(body),
    });

  it("goes on with a creation that the end of the emulator has broken off", async () => {
    const first = await start(new ScriptedBroker());
    await create(first, "orders");
    await first.close();
    const broker = new ScriptedBroker();
    const second = await start(broker);
    expect(broker.calls).toEqual(["start orders"]);
    clock.time += 10 * 60 * 1000;
    expect(second.instances()).toMatchObject([{ status: "CREATING" }]);
    await broker.finish();
    expect(second.instances()).toMatchObject([{ status: "RUNNING", port: 40_001 }]);
  });

  it.each([
    ["is in extension", 0, "EXTENDING", "RUNNING"],
    ["could not be extended", 3_000, "EXTENDEDFAILED", "RUNNING"],
  ])("brings the broker up of an instance that %s", async (_what, wait, before, after) => {
    const broker = new ScriptedBroker();
    const first = await start(broker);
    const id = await create(first, "orders");
    await broker.finish();
    clock.time += 10 * 60 * 1000;
    first.addFault({ match: { name: "orders" }, outcome: { status: "EXTENDEDFAILED" } });
    expect((await change(first, `/${id}/extend`, { new_storage_space: 200 })).status).toBe(200);
    clock.time += wait;
    expect(first.instances()).toMatchObject([{ status: before }]);
    await first.close();

    const next = new ScriptedBroker();
    const second = await start(next);
    expect(next.calls).toEqual(["restart orders"]);
    clock.time += 10_000;
    expect(second.instances()).not.toMatchObject([{ status: after }]);
    await next.finish();
    expect(second.instances()).toMatchObject([{ status: after, port: 40_002 }]);
  });
});

it("lets nobody else read the file, since it holds passwords", async () => {
  await create(await start(), "orders");
  expect(statSync(path.join(directory, "instances.json")).mode & 0o077).toBe(0);
});

it("takes the rights of others away from a file that has them", async () => {
  await create(await start(), "orders");
  await emulator?.close();
  const file = path.join(directory, "instances.json");
  chmodSync(file, 0o644);
  await start();
  expect(statSync(file).mode & 0o077).toBe(0);
});

it("is no symbolic link", async () => {
  symlinkSync(path.join(directory, "elsewhere.json"), path.join(directory, "instances.json"));
  await expect(start()).rejects.toThrow(/instances.json is a symbolic link: put the file itself in its place\.$/);
});

it("is left by an emulator that could not begin", async () => {
  const log = path.join(directory, "no", "directory", "log");
  await expect(startEmulator({ data: directory, log })).rejects.toThrow(/log file/);
  await start();
});

describe("on a disk that is full", () => {
  const file = () => readFileSync(path.join(directory, "instances.json"), "utf8");
  const warnings: string[] = [];

  beforeEach(() => {
    warnings.length = 0;
    jest.spyOn(process, "emitWarning").mockImplementation((warning) => warnings.push(String(warning)) as never);
  });
  afterEach(() => jest.restoreAllMocks());

  const fill = () =>
    jest.spyOn(fs, "fsyncSync").mockImplementation(() => {
      throw Object.assign(new Error("ENOSPC: no space left on device, fsync"), { code: "ENOSPC" });
    });
  const refused = { status: 500, json: { error_code: "111500000" } };

  it("refuses every change, keeps what was stored, and works again once there is room", async () => {
    const running = await start();
    const client = new EmulatorClient(running);
    const id = await client.create({ name: "orders" });
    clock.time += 10 * 60 * 1000;
    expect(await client.status(id)).toBe("RUNNING");
    const before = file();
    const shown = running.instances();

    const full = fill();
    expect(await client.instances("POST", "", { ...instanceRequest, name: "payments" })).toMatchObject(refused);
    expect(await client.instances("PUT", `/${id}`, { name: "renamed" })).toMatchObject(refused);
    const address = { description: "half", enable_publicip: true, publicip_id: "eip" };
    expect(await client.instances("PUT", `/${id}`, address)).toMatchObject(refused);
    expect(await client.instances("POST", `/${id}/extend`, { new_storage_space: 200 })).toMatchObject(refused);
    expect(await client.instances("POST", "/action", { action: "restart", instances: [id] })).toMatchObject(refused);
    expect(await client.instances("DELETE", `/${id}`)).toMatchObject(refused);
    expect(() => running.setInstance(id, { status: "ERROR", port: "5672" })).toThrow(/cannot be stored \(ENOSPC/);
    expect(() => running.removeInstance(id)).toThrow(/make room or make it writable, then try again\.$/);
    expect(() => running.restore({ instances: [], addressCount: 0 })).toThrow(/cannot be stored/);
    expect(running.instances()).toEqual(shown);
    expect(file()).toBe(before);
    expect(readdirSync(directory).sort()).toEqual(["emulator.json", "instances.json"]);
    expect(warnings).toHaveLength(9);

    full.mockRestore();
    expect((await client.instances("PUT", `/${id}`, { name: "renamed" })).status).toBe(204);
    await client.create({ name: "payments" });
    expect(running.instances()).toMatchObject([{ name: "renamed" }, { name: "payments", status: "CREATING" }]);
    expect(file()).toContain("renamed");
  });

  it("does not call an instance gone, or running, that it could not store as such", async () => {
    const running = await start();
    const client = new EmulatorClient(running);
    const id = await client.create({ name: "orders" });
    const full = fill();
    clock.time += 10 * 60 * 1000;
    expect(await client.instances("GET", `/${id}`)).toMatchObject(refused);
    full.mockRestore();
    expect(await client.status(id)).toBe("RUNNING");
    await client.instances("DELETE", `/${id}`);
    clock.time += 10 * 60 * 1000;
    fill();
    expect(await client.instances("GET", `/${id}`)).toMatchObject(refused);
  });

  it("starts no broker for an instance that it could not store, and keeps what the others' brokers say", async () => {
    const broker = new ScriptedBroker();
    const running = await start(broker);
    const client = new EmulatorClient(running);
    const id = await client.create({ name: "orders" });
    const full = fill();
    expect(await client.instances("POST", "", { ...instanceRequest, name: "payments" })).toMatchObject(refused);
    await broker.finish();
    broker.lose(id);
    expect(broker.calls).toEqual(["start orders"]);
    full.mockRestore();
    clock.time += 10 * 60 * 1000;
    expect(running.instances()).toMatchObject([{ name: "orders", status: "CREATEFAILED" }]);
  });
});

it("is never torn by a process that can write no more than a part", async () => {
  const id = await create(await start(), "orders");
  await emulator?.close();
  emulator = undefined;
  const before = readFileSync(path.join(directory, "instances.json"), "utf8");
  const bin = path.resolve(__dirname, "../../../../emulator/bin/dms-rabbitmq-emulator.js");
  // 512 bytes fit, which is less than the file and more than the claim; a signal would end the process otherwise.
  const script = 'trap "" XFSZ; ulimit -f 1; exec "$0" "$1" --port 0 --data "$2"';
  const child = spawn("sh", ["-c", script, process.execPath, bin, directory], { stdio: ["ignore", "pipe", "ignore"] });
  try {
    const url = /HW_DMS_ENDPOINT=(\S+)/;
    let output = "";
    for await (const chunk of child.stdout) {
      output += chunk;
      if (url.test(output)) break;
    }
    const [, address = ""] = url.exec(output) ?? [];
    const path = `/_emulator/instances/${id}`;
    const body = { description: "x".repeat(1_000) };
    expect((await send(address, { method: "POST", path, body })).status).toBe(500);
  } finally {
    const end = once(child, "close");
    child.kill("SIGTERM");
    await end;
  }
  expect(readFileSync(path.join(directory, "instances.json"), "utf8")).toBe(before);
  expect(readdirSync(directory)).toEqual(["instances.json"]);
});

it("gives instances that were stored before v2 was spoken what they lack", async () => {
  const client = new EmulatorClient(await start());
  await client.create({ name: "orders", product_id: "00300-30209-0--0", storage_space: 300 });
  await emulator?.close();
  const file = path.join(directory, "instances.json");
  const saved = JSON.parse(readFileSync(file, "utf8"));
  const { broker_num, tags, disk_encrypted, disk_encrypted_key, enable_acl, ...fields } =
    saved.snapshot.instances[0].fields;
  const { projectId, password } = saved.snapshot.instances[0];
  const snapshot = { instances: [{ projectId, password, fields: { ...fields, status: "RUNNING" } }], addressCount: 0 };
  writeFileSync(file, JSON.stringify({ version: 1, snapshot }));
  const again = await start();
  expect(again.instances()).toMatchObject([{ broker_num, tags, disk_encrypted, disk_encrypted_key, enable_acl }]);
  const tasks = `/{project}/instances/${fields.instance_id}/tasks`;
  const { json } = await new EmulatorClient(again).v2("GET", tasks);
  expect(json).toEqual({ task_count: "0", tasks: [] });
});

it.each([
  "",
  '{"version":1,"snapshot":{"instances":[{"proj',
  "[]",
  '{"version":2,"snapshot":{"instances":[]}}',
  '{"version":1,"snapshot":null}',
  '{"version":1,"snapshot":{"instances":[]}}',
  '{"version":1,"snapshot":{"instances":[null],"addressCount":1}}',
  '{"version":1,"snapshot":{"instances":[{"projectId":"p","fields":{"name":"n"}}],"addressCount":1}}',
])("reports a file that is not whole and leaves it as it is: %j", async (text) => {
  const file = path.join(directory, "instances.json");
  writeFileSync(file, text);
  await expect(start()).rejects.toThrow(/are damaged: mend the file, or move it away/);
  expect(readFileSync(file, "utf8")).toBe(text);
});
