import { errorsByInstance, stackFrame } from "../support/instanceErrors";
import { type InstanceDeclaration, instancesProgram } from "../support/instancesProgram";
import { PulumiProject } from "../support/pulumiProject";
import type { PulumiResult } from "../support/pulumiRun";
import { brokerPassword } from "../support/rabbitmqProgram";
import { emulatorAccessKey, emulatorSecretKey, emulatorUserPassword, TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

const weakPassword = "onlyletters";
const newPassword = "Other-Password-0002";

/** A text without what differs from run to run. */
function normalised(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>")
    .replace(/[0-9a-f]{32}/g, "<project>")
    .replace(/\(request id [^)]+\)/g, "(request id <request>)")
    .replace(/created (\d+[hms])+ ago/g, "created <age> ago")
    .replace(/\((\d+ times|once)\)/g, "(<n> times)");
}

const normalisedTexts = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, normalised(text).split("\n")]));

/** What a user reads when one of the six hooks fails. */
describe("the texts of failures", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;

  beforeAll(async () => {
    emulator = await TestEmulator.start({ createTime: "0s" });
    project = await PulumiProject.create({
      program: "",
      config: { password: { secret: brokerPassword } },
      environment: { ...emulator.environment, HW_MAX_RETRIES: "1" },
    });
  });

  afterEach(() => emulator.clearFaults());

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
  });

  const declare = (instances: Record<string, InstanceDeclaration>) => project.writeProgram(instancesProgram(instances));

  async function idOf(name: string): Promise<string> {
    return (await emulator.instances()).find((instance) => instance.name === name)?.instance_id as string;
  }

  /** The errors of a run that failed: no stack trace, each text is one line, and stands once among the diagnostics. */
  function errorsOf(run: PulumiResult, isJson = false): Record<string, string[]> {
    expect(run.code).not.toBe(0);
    expect(run.output).not.toMatch(stackFrame);
    const errors = errorsByInstance(run);
    const [, diagnostics = ""] = run.output.split("Diagnostics:");
    for (const line of isJson ? [] : Object.values(errors).flatMap((text) => text.split("\n"))) {
      expect(diagnostics.split(line.trim())).toHaveLength(2);
    }
    return normalisedTexts(errors);
  }

  it("check", async () => {
    declare({
      orders: {
        storageSpace: "50",
        password: `pulumi.secret("${weakPassword}")`,
        maintainBegin: '"03:00"',
        availabilityZones: '["nowhere"]',
        productId: '"00300-0-0--0"',
      },
    });
    const preview = await project.preview({ json: true });
    expect(errorsOf(preview, true)).toMatchSnapshot();
  });

  it("create", async () => {
    await emulator.addFault({
      match: { name: "unlucky" },
      outcome: { status: "CREATEFAILED", errorCode: "111400048" },
    });
    const forbidden = { error_code: "DMS.111403003", error_msg: "You do not have the required permissions." };
    declare({ orders: {}, billing: {}, unlucky: {} });
    const up = await project.up({ args: ["--continue-on-error"] });
    expect(errorsOf(up)).toMatchSnapshot("an instance that fails");
    await emulator.addFault({ match: { method: "POST", path: "/instances$" }, do: { status: 403, body: forbidden } });
    declare({ orders: {}, billing: {}, refused: {} });
    const refused = await project.up({ args: ["--continue-on-error"], json: true });
    expect(errorsOf(refused, true)).toMatchSnapshot("a call that is refused");
  });

  it("diff", async () => {
    declare({ orders: { password: `pulumi.secret("${newPassword}")`, storageSpace: "300" }, billing: {} });
    expect(errorsOf(await project.up())).toMatchSnapshot();
  });

  it("read", async () => {
    const path = `/instances/${await idOf("orders")}$`;
    const failure = { error_code: "DMS.111500006", error_msg: "Internal error." };
    await emulator.addFault({ match: { method: "GET", path, times: 9 }, do: { status: 500, body: failure } });
    // Otherwise one list would answer for all of them.
    const forbidden = { error_code: "DMS.111403003", error_msg: "You do not have the required permissions." };
    const list = { method: "GET", path: "/instances$", times: 99 };
    await emulator.addFault({ match: list, do: { status: 403, body: forbidden } });
    expect(errorsOf(await project.refresh())).toMatchSnapshot();
    await emulator.clearFaults();
  });

  it("update", async () => {
    await emulator.changeInstance(await idOf("orders"), { status: "ERROR", error_code: "public.00.0025" });
    declare({ orders: { description: '"new"' }, billing: {} });
    expect(errorsOf(await project.up())).toMatchSnapshot();
  });

  it("delete", async () => {
    const path = `/instances/${await idOf("orders")}$`;
    const forbidden = { error_code: "DMS.111403002", error_msg: "Read-only." };
    await emulator.addFault({ match: { method: "DELETE", path, times: 9 }, do: { status: 403, body: forbidden } });
    expect(errorsOf(await project.destroy({ args: ["--continue-on-error"] }))).toMatchSnapshot();
  });

  it("show no secret, in --json and in the engine's events neither", () => {
    const captured = project.captured();
    expect(captured).toContain("storageSpace");
    for (const secret of [brokerPassword, newPassword, weakPassword, emulatorSecretKey, emulatorUserPassword]) {
      expect(captured).not.toContain(secret);
    }
    expect(captured).not.toContain(emulatorAccessKey);
  });
});
