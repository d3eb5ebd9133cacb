import type { EngineStep } from "../support/engineEvents";
import { errorsByInstance, stackFrame, warningsByInstance } from "../support/instanceErrors";
import { type InstanceDeclaration, instancesProgram } from "../support/instancesProgram";
import { PulumiProject } from "../support/pulumiProject";
import type { PulumiResult } from "../support/pulumiRun";
import { brokerPassword, rabbitmqInstanceType } from "../support/rabbitmqProgram";
import { emulatorSecretKey, TestEmulator, type WireInstance } from "../support/testEmulator";

jest.setTimeout(600_000);

/** One instance for each way in which the cloud changes what an update does not put back. */
const drifts: Record<string, { declared: InstanceDeclaration; wire: Record<string, unknown>; property: string }> = {
  upgraded: { declared: { engineVersion: '"3.7.17"' }, wire: { engine_version: "3.8.35" }, property: "engineVersion" },
  secured: { declared: { sslEnable: "false" }, wire: { ssl_enable: true }, property: "sslEnable" },
  moved: {
    declared: { enterpriseProjectId: '"0"' },
    wire: { enterprise_project_id: "ep-1" },
    property: "enterpriseProjectId",
  },
  grown: { declared: { resize: '"replace"' }, wire: { total_storage_space: 200 }, property: "storageSpace" },
};
const names = Object.keys(drifts);

describe("what the cloud changed behind the program's back", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;
  let ids: string[];

  const program = (changes: Record<string, InstanceDeclaration> = {}) =>
    instancesProgram(Object.fromEntries(names.map((name) => [name, { ...drifts[name]?.declared, ...changes[name] }])));

  const stepsOf = ({ events }: PulumiResult): EngineStep[] =>
    events.steps.filter(({ type }) => type === rabbitmqInstanceType);
  const operationsOf = (result: PulumiResult) =>
    Object.fromEntries(stepsOf(result).map(({ name, operation }) => [name, operation]));
  const all = (operation: string) => Object.fromEntries(names.map((name) => [name, operation]));
  const idsOf = (instances: WireInstance[]) => instances.map(({ instance_id }) => instance_id).sort();

  async function expectUntouched(result: PulumiResult): Promise<void> {
    expect(result.output).not.toMatch(stackFrame);
    expect(errorsByInstance(result)).toEqual({});
    expect(idsOf(await emulator.instances())).toEqual(ids);
    expect(await emulator.changingRequests()).toEqual([]);
  }

  beforeAll(async () => {
    emulator = await TestEmulator.start({ createTime: "0s", deleteTime: "0s" });
    project = await PulumiProject.create({
      program: program(),
      config: { password: { secret: brokerPassword } },
      environment: emulator.environment,
    });
    expect((await project.up()).code).toBe(0);
    const instances = await emulator.instances();
    ids = idsOf(instances);
    for (const { name, instance_id: id } of instances) await emulator.changeInstance(id, drifts[name]?.wire ?? {});
    await emulator.forgetRequests();
  });

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
  });

  it("is shown by a refresh, which fails when no change is expected", async () => {
    const refresh = await project.refresh({ args: ["--expect-no-changes"] });
    expect(refresh.code).not.toBe(0);
    for (const { property } of Object.values(drifts)) expect(refresh.output).toContain(`~${property}`);
    await expectUntouched(refresh);
  });

  it("replaces and refuses nothing, and is said once on each row", async () => {
    const up = await project.up({ args: ["--refresh"] });
    expect(up.code).toBe(0);
    await expectUntouched(up);
    expect(stepsOf(up).filter(({ operation }) => !["same", "refresh"].includes(operation))).toEqual([]);
    const warnings = warningsByInstance(up);
    expect(Object.keys(warnings).sort()).toEqual(["grown", "moved", "secured"]);
    for (const name of ["grown", "moved", "secured"]) {
      expect(warnings[name]).toMatch(
        new RegExp(`${drifts[name]?.property} is now .* \\(declared: .*declare the present`),
      );
    }
    const notes = up.events.diagnostics.filter(
      ({ severity, urn }) => /^info/.test(severity) && /::upgraded$/.test(urn),
    );
    expect(notes.map(({ message }) => message.trim().replace(/\([0-9a-f-]{36}\)/, "(id)"))).toEqual([
      'The service has upgraded instance upgraded (id): engineVersion is now "3.8.35" (declared: "3.7.17"). Nothing is done about it; declare the present value, and nothing differs.',
    ]);
  });

  it("is stored, and nothing is sent, once the program declares it", async () => {
    project.writeProgram(
      program({
        upgraded: { engineVersion: '"3.8.35"' },
        secured: { sslEnable: "true" },
        moved: { enterpriseProjectId: '"ep-1"' },
        grown: { storageSpace: "200" },
      }),
    );
    const up = await project.up();
    await expectUntouched(up);
    expect(up.code).toBe(0);
    expect(operationsOf(up)).toEqual(all("update"));
    const again = await project.up({ args: ["--expect-no-changes"] });
    expect(operationsOf(again)).toEqual(all("same"));
    expect(again.code).toBe(0);
    await expectUntouched(again);
    for (const secret of [brokerPassword, emulatorSecretKey]) expect(project.captured()).not.toContain(secret);
  });
});
