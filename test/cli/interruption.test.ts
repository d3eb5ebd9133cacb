import { setTimeout as sleep } from "node:timers/promises";
import { stackFrame } from "../support/instanceErrors";
import { type InstanceDeclaration, instancesProgram } from "../support/instancesProgram";
import { PulumiProject } from "../support/pulumiProject";
import type { PulumiResult, PulumiRun } from "../support/pulumiRun";
import { brokerPassword, rabbitmqInstanceType } from "../support/rabbitmqProgram";
import { startSilence } from "../support/silence";
import { emulatorSecretKey, TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

const creation = { method: "POST", path: "/instances$" };

/** A provider process that dies, and the way back that docs/recovery.md describes. */
describe("a deployment that is cut short", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;

  beforeAll(async () => {
    emulator = await TestEmulator.start({ createTime: "0s", deleteTime: "0s" });
    project = await PulumiProject.create({
      program: "",
      config: { password: { secret: brokerPassword } },
      environment: { ...emulator.environment, HW_DMS_VALIDATION: "offline" },
    });
  });

  afterEach(() => emulator.clearFaults());

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
  });

  const declare = (instances: Record<string, InstanceDeclaration>) => project.writeProgram(instancesProgram(instances));

  const names = async () => (await emulator.instances()).map(({ name }) => name).sort();

  /** Ends the provider process at once, as the kernel does when memory runs out. */
  async function killProvider(run: PulumiRun): Promise<PulumiResult> {
    const processes = run.providerProcesses();
    expect(processes.length).toBeGreaterThan(0);
    for (const { pid } of processes) process.kill(pid, "SIGKILL");
    const result = await run.result;
    expect(result.code).not.toBe(0);
    expect(result.output).not.toMatch(stackFrame);
    return result;
  }

  async function until(condition: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 120_000; !(await condition()); await sleep(50)) {
      if (Date.now() > end) throw new Error("It did not come to that within two minutes.");
    }
  }

  async function expectHealed(run: PulumiResult): Promise<void> {
    expect(run.output).not.toContain("error:");
    expect(run.code).toBe(0);
    const { deployment } = project.exportState();
    expect(deployment.pending_operations ?? []).toEqual([]);
    const stored = (deployment.resources ?? []).filter(({ type }) => type === rabbitmqInstanceType);
    const cloud = await emulator.instances();
    expect(stored.map(({ id }) => id).sort()).toEqual(cloud.map(({ instance_id }) => instance_id).sort());
    for (const { status } of cloud) expect(status).toBe("RUNNING");
  }

  it("killed with the CLI before the creation was asked for: unlocked and cleared, the next up creates it", async () => {
    declare({ early: {} });
    const silence = await startSilence();
    const run = project.startUp({ environment: { HW_IAM_ENDPOINT: silence.url } });
    // The CLI prints that it creates before it has written so into the state; killed in between, it leaves half a file.
    await Promise.race([silence.asked, run.result]);
    expect(run.providerProcesses().length).toBeGreaterThan(0);
    run.kill();
    expect((await run.result).code).not.toBe(0);
    silence.close();
    expect(await emulator.instances()).toEqual([]);
    expect((await project.pulumi(["cancel", "--yes", "--stack", project.stack])).code).toBe(0);
    expect(project.exportState().deployment.pending_operations).toHaveLength(1);
    expect((await project.refresh({ args: ["--clear-pending-creates"] })).code).toBe(0);
    await expectHealed(await project.up());
  });

  it("killed between the request and its answer, and while waiting: both are taken over by name", async () => {
    declare({ early: {}, orders: {}, billing: {} });
    // The first request waits for its answer; the instance of the second is being created.
    await emulator.addFault({ match: creation, do: { delay: "1m" } });
    for (const name of ["orders", "billing"]) await emulator.addFault({ match: { name }, outcome: { hang: true } });
    const run = project.startUp();
    await run.waitForOutput(/created (orders|billing) as/);
    await until(async () => (await emulator.instances()).length === 3);
    await killProvider(run);
    await emulator.clearFaults();
    const ids = (await emulator.instances()).map(({ instance_id }) => instance_id).sort();

    const blind = await project.up();
    expect(blind.code).not.toBe(0);
    expect(blind.output).toContain("HW_DMS_ADOPT_EXISTING=");
    expect(await names()).toEqual(["billing", "early", "orders"]);

    await expectHealed(await project.up({ environment: { HW_DMS_ADOPT_EXISTING: "orders,billing" } }));
    expect((await emulator.instances()).map(({ instance_id }) => instance_id).sort()).toEqual(ids);
  });

  it("Ctrl-C while waiting: the engine waits for the creation, and the id is in the state", async () => {
    declare({ early: {}, orders: {}, billing: {}, late: { options: '{ customTimeouts: { create: "4s" } }' } });
    await emulator.addFault({ match: { name: "late" }, outcome: { hang: true } });
    const run = project.startUp();
    await run.waitForOutput(/created late as/);
    run.interrupt();
    const { code, output } = await run.result;
    expect(code).not.toBe(0);
    expect(output).not.toMatch(stackFrame);
    const created = (await emulator.instances()).find(({ name }) => name === "late");
    const stored = project.resources(rabbitmqInstanceType);
    expect(stored.find(({ urn }) => urn.endsWith("::late"))?.id).toBe(created?.instance_id);
    await emulator.clearFaults();
    await expectHealed(await project.up());
  });

  it("killed while deleting: the next destroy goes on", async () => {
    for (const name of ["orders", "billing"]) {
      await emulator.addFault({ match: { name }, outcome: { hang: true, operation: "delete" } });
    }
    const run = project.startDestroy();
    await until(async () => (await emulator.instances()).filter(({ status }) => status === "DELETING").length === 2);
    await killProvider(run);
    await emulator.clearFaults();
    const destroy = await project.destroy();
    expect(destroy.code).toBe(0);
    expect(await emulator.instances()).toEqual([]);
    expect(project.exportState().deployment.resources ?? []).toEqual([]);
    for (const secret of [brokerPassword, emulatorSecretKey]) expect(project.captured()).not.toContain(secret);
  });
});
