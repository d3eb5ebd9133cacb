import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { ProcessEntry } from "../../scripts/environment/processTree";
import { providersBelow } from "../../scripts/environment/providerProcesses";
import { instancesProgram } from "../support/instancesProgram";
import { PulumiProject } from "../support/pulumiProject";
import { brokerPassword } from "../support/rabbitmqProgram";
import { remainingProcesses } from "../support/remainingProcesses";
import { startSilence } from "../support/silence";
import { TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

const creation = { method: "POST", path: "/instances$" };

/** Processes whose CLI is killed end by themselves, and make nothing of which nobody would know. */
describe("a provider whose CLI is gone", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;
  let silence: Awaited<ReturnType<typeof startSilence>> | undefined;

  beforeAll(async () => {
    emulator = await TestEmulator.start({ createTime: "0s", deleteTime: "0s" });
    project = await PulumiProject.create({
      program: instancesProgram({ orders: {} }),
      config: { password: { secret: brokerPassword } },
      environment: { ...emulator.environment, HW_DMS_VALIDATION: "offline" },
    });
  });

  beforeEach(() => emulator.forgetRequests());
  afterEach(async () => {
    silence?.close();
    await emulator.clearFaults();
  });

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
  });

  const posts = async () => (await emulator.requests()).filter(({ method }) => method === "POST");

  async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
    for (const end = Date.now() + 120_000; !(await condition()); await sleep(20)) {
      if (Date.now() > end) throw new Error("It did not come to that within two minutes.");
    }
  }

  const remaining = (processes: ProcessEntry[]) =>
    remainingProcesses(({ pid, command }) => processes.some((entry) => entry.pid === pid && entry.command === command));

  async function unlock(): Promise<void> {
    expect((await project.pulumi(["cancel", "--yes", "--stack", project.stack])).code).toBe(0);
    expect((await project.refresh({ args: ["--clear-pending-creates"] })).code).toBe(0);
  }

  it.each(["the CLI alone", "the whole tree"])(
    "sends no creation again that was to wait, with %s killed",
    async (what) => {
      await emulator.addFault({ match: creation, do: { status: 429, headers: { "Retry-After": "25" } } });
      const run = project.startUp();
      await until(async () => (await posts()).length === 1);
      const processes = run.providerProcesses();
      expect(processes.length).toBeGreaterThan(0);
      if (what === "the CLI alone") run.killAlone();
      else run.kill();
      expect(await remaining(processes)).toEqual([]);
      expect(await posts()).toHaveLength(1);
      expect(await emulator.instances()).toEqual([]);
      await unlock();
    },
  );

  it("lets a creation that is on its way come to its answer, then ends", async () => {
    await emulator.addFault({ match: creation, do: { delay: "4s" } });
    const run = project.startUp();
    await until(async () => (await emulator.instances()).length === 1);
    const processes = run.providerProcesses();
    expect(processes.length).toBeGreaterThan(0);
    run.killAlone();
    await until(async () => (await posts()).length === 1);
    expect((await posts()).map(({ status }) => status)).toEqual([200]);
    expect(await remaining(processes)).toEqual([]);
    await unlock();
    const up = await project.up({ environment: { HW_DMS_ADOPT_EXISTING: "orders" } });
    expect(up.output).toContain("took over orders");
    expect(up.code).toBe(0);
    expect((await project.destroy()).code).toBe(0);
  });

  it("ends though the CLI was cut off by the end of a pipe", async () => {
    silence = await startSilence();
    const { command, args, options } = project.commandLine(["preview", "--stack", project.stack], {
      environment: { HW_DMS_VALIDATION: "live", HW_DMS_ENDPOINT: silence.url },
    });
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(child, "exit");
    await Promise.race([silence.asked, ended]);
    const processes = providersBelow(child.pid ?? 0);
    expect(processes.length).toBeGreaterThan(0);
    // As head does when it has read enough.
    child.stdout.destroy();
    expect(await ended).toEqual([null, "SIGPIPE"]);
    expect(await remaining(processes)).toEqual([]);
  });
});
