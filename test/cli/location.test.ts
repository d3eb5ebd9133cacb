import { errorsByInstance, stackFrame } from "../support/instanceErrors";
import { PulumiProject, type RunOptions } from "../support/pulumiProject";
import { brokerPassword, rabbitmqInstanceType, rabbitmqProgram } from "../support/rabbitmqProgram";
import { emulatorSecretKey, TestEmulator, type WireInstance } from "../support/testEmulator";

jest.setTimeout(600_000);

const otherProjectId = "0123456789abcdef0123456789abcdef";

/** A stack that exists, and a pipeline whose environment points to another place. */
describe("a configuration that points elsewhere", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;
  let resources: unknown[];
  let instances: WireInstance[];

  /** What the state says of the instance, without what Pulumi notes about the program. */
  function stored(): unknown[] {
    const { deployment } = project.exportState({ showSecrets: true });
    return (deployment.resources ?? [])
      .filter(({ type }) => type === rabbitmqInstanceType)
      .map(({ urn, id, inputs, outputs }) => ({ urn, id, inputs, outputs }));
  }

  beforeAll(async () => {
    emulator = await TestEmulator.start({
      region: ["ae-ad-1", "eu-west-101"],
      projects: [{ name: "ae-ad-1_other", id: otherProjectId }],
      createTime: "0s",
    });
    project = await PulumiProject.create({
      program: rabbitmqProgram({ name: '"orders"' }),
      config: { password: { secret: brokerPassword } },
      environment: emulator.environment,
    });
    expect((await project.up()).code).toBe(0);
    resources = stored();
    instances = await emulator.instances();
    expect(instances).toHaveLength(1);
    // Something to update, so that "nothing to do" cannot pass for caution.
    project.writeProgram(rabbitmqProgram({ name: '"orders"', description: '"changed"' }));
  });

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
  });

  const elsewhere: [string, RunOptions["environment"], string][] = [
    ["region", { HW_REGION_NAME: "eu-west-101" }, "eu-west-101"],
    ["project", { HW_PROJECT_ID: otherProjectId }, otherProjectId],
  ];
  const commands = ["refresh", "up", "destroy"] as const;

  describe.each(elsewhere)("another %s", (what, environment, configured) => {
    it.each(commands)("fails a %s in words, and touches neither state nor cloud", async (command) => {
      await emulator.forgetRequests();
      const run = await project[command]({ environment });
      expect(run.code).not.toBe(0);
      expect(run.output).not.toMatch(stackFrame);
      expect(errorsByInstance(run).orders).toMatch(new RegExp(`${what}.*${configured}`));
      expect(errorsByInstance(run).orders).toMatch(/nothing was touched/);
      expect(await emulator.changingRequests()).toEqual([]);
      expect(await emulator.instances()).toEqual(instances);
      expect(stored()).toEqual(resources);
    });
  });

  it("goes on as before once the configuration is right again", async () => {
    const up = await project.up();
    expect(up.code).toBe(0);
    expect(up.events.changes).toMatchObject({ update: 1 });
    expect((await emulator.instances())[0]).toMatchObject({
      instance_id: instances[0]?.instance_id,
      description: "changed",
    });
    for (const secret of [brokerPassword, emulatorSecretKey]) expect(project.captured()).not.toContain(secret);
  });
});
