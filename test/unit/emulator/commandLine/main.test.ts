import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { version } from "../../../../emulator/package.json";
import { EmulatorClient, send } from "../emulatorClient";

const root = path.resolve(__dirname, "../../../..");
const bin = path.join(root, "emulator/bin/dms-rabbitmq-emulator.js");

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

function run(args: string[], command = bin): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [command, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
  return { child, output: () => text };
}

async function ended(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  const [code, signal] = await once(child, "close");
  return { code, signal };
}

describe("the command", () => {
  it.each<NodeJS.Signals>(["SIGINT", "SIGTERM", "SIGHUP"])(
    "prints how to reach it, works, and ends at once on %s",
    async (signal) => {
      const { child, output } = run(["--port", "0", "--secret-key", "it's secret", "--create-time", "0s"]);
      try {
        while (!output().includes("HW_IAM_ENDPOINT"))
          await Promise.race([once(child.stdout as never, "data"), once(child, "close")]);
        const variables = Object.fromEntries(
          [...output().matchAll(/^export (HW_\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
        );
        expect(variables).toMatchObject({
          HW_REGION_NAME: "ae-ad-1",
          HW_ACCESS_KEY: "EMULATORACCESSKEY0001",
          HW_SECRET_KEY: `'it'\\''s secret'`,
          HW_DMS_ENDPOINT: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
          HW_PROJECT_ID: expect.stringMatching(/^[0-9a-f]{32}$/),
        });
        const url = String(variables.HW_DMS_ENDPOINT);
        const reached = { url, account: { projects: [{ id: variables.HW_PROJECT_ID }] } };
        const client = new EmulatorClient(reached as never, { secretKey: "it's secret" });
        expect(await client.status(await client.create())).toBe("RUNNING");
        expect(output()).not.toContain("POST");
        const end = ended(child);
        child.kill(signal);
        expect(await end).toEqual({ code: 0, signal: null });
        await expect(send(url, { path: "/v3" })).rejects.toThrow();
      } finally {
        child.kill("SIGKILL");
      }
    },
  );

  it("shows its help", async () => {
    const { child, output } = run(["--help"]);
    expect(await ended(child)).toEqual({ code: 0, signal: null });
    expect(output()).toMatch(/^Usage: dms-rabbitmq-emulator/);
  });

  it("shows its version", async () => {
    const { child, output } = run(["--version"]);
    expect(await ended(child)).toEqual({ code: 0, signal: null });
    expect(output()).toBe(`${version}\n`);
  });

  it("says in one sentence what is wrong, without a stack", async () => {
    const { child, output } = run(["--host", "0.0.0.0"]);
    expect(await ended(child)).toEqual({ code: 2, signal: null });
    expect(output()).toBe(
      "The host 0.0.0.0 is not loopback: use 127.0.0.1, ::1 or localhost.\nTry dms-rabbitmq-emulator --help.\n",
    );
  });

  const below = process.platform === "linux" ? it : it.skip;

  below.each(["/proc/nothing", "/proc/nothing/below", "/proc/self"])(
    "says in one sentence that the data directory %s cannot be",
    async (directory) => {
      const { child, output } = run(["--port", "0", "--data", directory]);
      expect(await ended(child)).toEqual({ code: 2, signal: null });
      expect(output()).toMatch(/^The data directory \S+ cannot be used \(.*\): choose another one\.\nTry .*\n$/);
    },
  );

  it("says that it is not built", async () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), "emulator-"));
    try {
      cpSync(bin, path.join(directory, "bin/emulator.js"));
      const { child, output } = run([], path.join(directory, "bin/emulator.js"));
      expect(await ended(child)).toEqual({ code: 1, signal: null });
      expect(output()).toBe("The emulator is not built yet: run `npm run build` in the repository first.\n");
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
