import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { descendants } from "../../scripts/environment/processTree";
import { killChild } from "../support/killChild";
import { rabbitmqServerLack } from "../support/rabbitmqServer";
import { repositoryRoot } from "../support/repositoryRoot";
import { skipNote } from "../support/skipNote";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../support/temporaryDirectory";

jest.setTimeout(600_000);

/** The command of the README, without a terminal. */
class Quickstart {
  output = "";
  /** Gets its temporary files, and those of nobody else. */
  private readonly temporary = makeTemporaryDirectory("quickstart");
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(args: string[] = []) {
    this.child = spawn(process.execPath, ["scripts/quickstart.js", ...args], {
      cwd: repositoryRoot,
      stdio: ["ignore", "pipe", "pipe"],
      // An account that must not be touched, on endpoints that cannot be reached.
      env: {
        ...process.env,
        TMPDIR: this.temporary,
        HW_ACCESS_KEY: "SOMEBODYSKEY",
        HW_DMS_ENDPOINT: "https://dms.example.com",
      },
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
      });
    }
    this.ended = new Promise((resolve) => this.child.once("close", resolve));
  }

  async waitFor(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      const ended = await Promise.race([this.ended.then(() => true), new Promise((go) => setTimeout(go, 50))]);
      if (ended) throw new Error(`The quickstart ended before it said "${text}":\n${this.output}`);
    }
  }

  /** What runs on its behalf, its detached emulator included. */
  processes() {
    return descendants(this.child.pid ?? 0);
  }

  terminate(): void {
    this.child.kill("SIGTERM");
  }

  /** What it has left of its temporary files. */
  directories(): string[] {
    return readdirSync(this.temporary).filter((name) => name.startsWith("rabbitmq-quickstart-"));
  }

  dispose(): void {
    killChild(this.child);
    removeTemporaryDirectory(this.temporary);
  }
}

describe("npm run quickstart", () => {
  let quickstart: Quickstart;

  afterEach(() => quickstart.dispose());

  it("takes an instance from nothing to its outputs and back to nothing", async () => {
    quickstart = new Quickstart();
    const code = await quickstart.ended;
    expect(quickstart.output).toContain("> Done. The emulator saw one creation and one deletion.\n");
    expect(code).toBe(0);
    expect(quickstart.output).toMatch(/^ {4}status = RUNNING$/m);
    expect(quickstart.output).toMatch(/^ {4}connectAddress = \d+\.\d+\.\d+\.\d+$/m);
    expect(quickstart.output).toMatch(/^ {4}port = 5672$/m);
    expect(quickstart.output).toMatch(/^ {4}managementConnectAddress = http:\/\/.+:15672$/m);
    expect(quickstart.directories()).toEqual([]);
  });

  it("leaves nothing running and nothing behind when it is told to end in the middle", async () => {
    quickstart = new Quickstart();
    await quickstart.waitFor("created quickstart-");
    const running = quickstart.processes();
    expect(running.some(({ command }) => command.includes("dms-rabbitmq-emulator"))).toBe(true);
    expect(running.some(({ command }) => command.startsWith("pulumi"))).toBe(true);
    quickstart.terminate();
    expect(await quickstart.ended).toBe(143);
    expect(quickstart.output).toContain("> Stopped");
    const alive = new Set(descendants(0).map(({ pid }) => pid));
    expect(running.filter(({ pid }) => alive.has(pid))).toEqual([]);
    expect(quickstart.directories()).toEqual([]);
  });

  (rabbitmqServerLack ? it.skip : it).each([
    [["--broker"], "amqp"],
    [["--broker", "--tls"], "amqps"],
  ])(`sends a message to a real broker with %j${skipNote(rabbitmqServerLack)}`, async (args, scheme) => {
    quickstart = new Quickstart(args);
    const code = await quickstart.ended;
    expect(quickstart.output).toMatch(new RegExp(`^Sent and received "hello .*" over ${scheme}\\.$`, "m"));
    expect(quickstart.output).toMatch(/^ {4}brokerUrl = \[secret\]$/m);
    expect(quickstart.output).not.toMatch(/amqps?:\/\//);
    expect(code).toBe(0);
  });

  it("explains itself, and refuses what it does not know", async () => {
    quickstart = new Quickstart(["--help"]);
    expect(await quickstart.ended).toBe(0);
    expect(quickstart.output).toContain("Usage: npm run quickstart");
    quickstart.dispose();
    quickstart = new Quickstart(["--no-such-option"]);
    expect(await quickstart.ended).toBe(1);
    expect(quickstart.output).toContain("--no-such-option");
    expect(quickstart.output).not.toContain("    at ");
  });
});
