import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import {
  type Emulator,
  type EmulatorOptions,
  OptionError,
  startEmulator,
} from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient, instanceRequest, send } from "./emulatorClient";
import { ManualClock } from "./manualClock";

describe("an emulator", () => {
  let emulator: Emulator;
  let client: EmulatorClient;
  let clock: ManualClock;

  async function start(options: EmulatorOptions = {}): Promise<void> {
    clock = new ManualClock();
    emulator = await startEmulator({ clock, ...options });
    client = new EmulatorClient(emulator);
  }

  afterEach(() => emulator?.close());

  it("leads an instance through its whole life", async () => {
    await start();
    const id = await client.create();
    expect(await client.status(id)).toBe("CREATING");
    clock.advance(5_000);
    expect(await client.status(id)).toBe("RUNNING");
    expect((await client.instances("POST", "/action", { action: "restart", instances: [id] })).json).toEqual({
      results: [{ instance: id, result: "success" }],
    });
    expect(await client.status(id)).toBe("RESTARTING");
    clock.advance(2_000);
    expect(await client.status(id)).toBe("RUNNING");
    const extended = await client.instances("POST", `/${id}/extend`, { new_storage_space: 200 });
    expect(extended).toMatchObject({ status: 200, json: { job_id: expect.any(String) } });
    expect(await client.status(id)).toBe("EXTENDING");
    clock.advance(3_000);
    expect(await client.status(id)).toBe("RUNNING");
    const deleted = await client.instances("DELETE", `/${id}`);
    expect(deleted).toMatchObject({ status: 204, text: "" });
    expect(await client.status(id)).toBe("DELETING");
    clock.advance(2_000);
    expect(await client.status(id)).toBe("111404022");
    expect(emulator.instances()).toEqual([]);
  });

  it("stays in a passing state until its time is up to the millisecond", async () => {
    await start({ createTime: "10s" });
    const id = await client.create();
    clock.advance(9_999);
    expect(await client.status(id)).toBe("CREATING");
    clock.advance(1);
    expect(await client.status(id)).toBe("RUNNING");
  });

  it("finishes at once with a time of 0s, though the creation itself says nothing of it", async () => {
    await start({ createTime: "0s" });
    expect(await client.status(await client.create())).toBe("RUNNING");
  });

  it("advances on the nth read when it counts reads, whatever the time", async () => {
    await start({ createReads: 3, deleteReads: 2 });
    const id = await client.create();
    clock.advance(3_600_000);
    expect(await client.status(id)).toBe("CREATING");
    const { json } = await client.instances("GET");
    expect(json.instances[0].status).toBe("CREATING");
    expect(await client.status(id)).toBe("RUNNING");
    await client.instances("DELETE", `/${id}`);
    expect(await client.status(id)).toBe("DELETING");
    expect(await client.status(id)).toBe("111404022");
  });

  it("works as a process would see it, with the computer's clock", async () => {
    emulator = await startEmulator({ createTime: "1ms" });
    client = new EmulatorClient(emulator);
    const id = await client.create();
    const deadline = Date.now() + 60_000;
    while ((await client.status(id)) !== "RUNNING" && Date.now() < deadline);
    expect(await client.status(id)).toBe("RUNNING");
  });

  it("writes one line of JSON per request into its log, and never a secret", async () => {
    const directory = await mkdtemp(path.join(os.tmpdir(), "emulator-"));
    const log = path.join(directory, "requests.log");
    try {
      await start({ log });
      await client.create();
      await client.instances("GET", "?name=secret-in-query");
      await send(emulator.url, { path: "/_emulator/health" });
      const text = readFileSync(log, "utf8");
      const lines = text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(lines).toHaveLength(2);
      expect(lines[0]).toEqual({
        time: expect.stringMatching(/^2026-11-24T/),
        method: "POST",
        path: `/v1.0/${client.projectId}/instances`,
        status: 200,
        code: null,
        durationMs: expect.any(Number),
      });
      for (const secret of [instanceRequest.password, client.secretKey, client.accessKey, "secret-in-query"]) {
        expect(text).not.toContain(secret);
      }
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it("tells of requests, and forgets them when asked to", async () => {
    await start();
    await client.instances("GET", "/not-an-id");
    expect(emulator.requests()).toMatchObject([{ method: "GET", status: 400, code: "111400061" }]);
    emulator.clearRequests();
    expect(emulator.requests()).toEqual([]);
  });

  it("gives a snapshot that another one goes on from, in the middle of a creation too", async () => {
    await start();
    const id = await client.create();
    const snapshot = JSON.parse(JSON.stringify(emulator.snapshot()));
    await emulator.close();
    const sameClock = clock;
    await start({ clock: sameClock });
    emulator.restore(snapshot);
    expect(await client.status(id)).toBe("CREATING");
    sameClock.advance(5_000);
    expect(await client.status(id)).toBe("RUNNING");
  });

  it("ends at once, though a connection is open and an answer is held back", async () => {
    await start();
    emulator.addFault({ match: { method: "POST" }, do: { delay: "1h" } });
    const held = client.create().catch((error: Error) => error);
    while (emulator.instances().length === 0) await new Promise(setImmediate);
    await emulator.close();
    expect(await held).toHaveProperty("code", "ECONNRESET");
  });

  it.each<[string, EmulatorOptions, RegExp]>([
    ["a host that others reach", { host: "0.0.0.0" }, /not loopback/],
    ["a port that is none", { port: 70_000 }, /port/],
    ["a duration without unit", { createTime: "5" }, /create time 5/],
    ["a region twice", { region: ["ae-ad-1", "ae-ad-1"] }, /ae-ad-1 is there twice/],
    ["a project id of the wrong form", { projectId: "p" }, /32 hexadecimal/],
    ["a project in no region", { projects: [{ name: "team" }] }, /none of the regions/],
    ["a log file in no directory", { log: "/no/such/directory/log" }, /log file/],
    ["a file of users that is not there", { users: "/no/such/file" }, /cannot be read/],
    ["a user who is there twice", { users: [{ name: "emulator" }] }, /user emulator is there twice/],
    [
      "a user of a project that does not exist",
      { users: [{ name: "ann", projects: ["ae-ad-1", "ae-ad-2"] }] },
      /user ann has the project ae-ad-2, which does not exist/,
    ],
    ["a quota below nothing", { quota: -1 }, /quota/],
  ])("refuses %s in one sentence", async (_what, options, sentence) => {
    const failure = await startEmulator(options).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(OptionError);
    expect((failure as Error).message).toMatch(sentence);
    expect((failure as Error).message).not.toContain("\n");
  });

  it("says that its port is busy", async () => {
    const other = net.createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as net.AddressInfo;
    await expect(startEmulator({ port })).rejects.toThrow(`Port ${port} is in use`);
    other.close();
  });
});
