import { stackFrame } from "../support/instanceErrors";
import { PulumiProject, type RunOptions } from "../support/pulumiProject";
import type { PulumiResult } from "../support/pulumiRun";
import { brokerPassword, rabbitmqInstanceType, rabbitmqProgram } from "../support/rabbitmqProgram";
import { emulatorSecretKey, TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

/** What a user reads when something is wrong: one sentence, no stack trace, no secret, and nothing was made. */
describe("bad input", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;

  beforeAll(async () => {
    emulator = await TestEmulator.start();
    project = await PulumiProject.create({
      program: rabbitmqProgram(),
      config: { password: { secret: brokerPassword } },
      environment: { ...emulator.environment, HW_MAX_RETRIES: "1" },
    });
  });

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
  });

  beforeEach(() => emulator.forgetRequests());

  async function failingUp(options: RunOptions, program = rabbitmqProgram()): Promise<PulumiResult> {
    project.writeProgram(program);
    const up = await project.up(options);
    expect(up.code).not.toBe(0);
    expect(up.output).not.toMatch(stackFrame);
    expect(up.output).not.toContain(brokerPassword);
    expect(up.output).not.toContain(emulatorSecretKey);
    expect(await emulator.instances()).toEqual([]);
    expect(project.resources(rabbitmqInstanceType)).toEqual([]);
    return up;
  }

  /** The errors about the instance, without what the engine adds of its own. */
  function errors(result: PulumiResult): string[] {
    return result.events.diagnostics
      .filter(({ severity, urn }) => severity === "error" && urn.includes(rabbitmqInstanceType))
      .map(({ message }) => message.trim());
  }

  describe("in many properties at once", () => {
    let up: PulumiResult;
    let error = "";

    beforeAll(async () => {
      await emulator.forgetRequests();
      const program = rabbitmqProgram({
        storageSpace: "99",
        maintainBegin: '"03:00"',
        password: 'pulumi.secret("onlyletters")',
        accessUser: 'pulumi.secret("a secret user")',
        vpcId: 'pulumi.secret("a secret network")',
        availabilityZones: '[pulumi.secret("az-of-secret")]',
      });
      up = await failingUp({}, program);
      error = errors(up).join("\n");
    });

    it("names a wrong property and its rule, in a preview too", async () => {
      const preview = await project.preview();
      expect(preview.code).not.toBe(0);
      for (const text of [error, errors(preview).join("\n")]) {
        expect(text).toMatch(/storageSpace.*100/);
        expect(text).toMatch(/maintainBegin.*22:00/);
      }
      expect(await emulator.changingRequests()).toEqual([]);
    });

    it("never shows a password that breaks the rules", () => {
      expect(error).toContain("password must be");
      expect(up.output).not.toContain("onlyletters");
    });

    it("never shows any other argument that the program made secret", () => {
      expect(error).toContain("accessUser must be");
      expect(error).toContain("no zone of the region");
      for (const secret of ["a secret user", "a secret network", "az-of-secret"]) {
        expect(up.output).not.toContain(secret);
      }
    });
  });

  it("says which credentials are missing and how to set them", async () => {
    const up = await failingUp({ environment: { HW_ACCESS_KEY: undefined, HW_SECRET_KEY: undefined } });
    expect(up.output).toContain("HW_ACCESS_KEY");
    expect(up.output).toContain("huaweicloud:accessKey");
    expect(await emulator.changingRequests()).toEqual([]);
  });

  it("says that the region is missing and how to set it", async () => {
    const up = await failingUp({ environment: { HW_REGION_NAME: undefined } });
    expect(up.output).toContain("HW_REGION_NAME");
    expect(up.output).toContain("huaweicloud:region");
  });

  it("says that the secret key is wrong, in one sentence or two", async () => {
    const wrong = "not-the-secret-key-at-all";
    const up = await failingUp({ environment: { HW_SECRET_KEY: wrong } });
    expect(up.output).toContain("401");
    expect(up.output).toMatch(/HW_SECRET_KEY|secret key|secretKey/);
    expect(up.output).not.toContain(wrong);
    expect(errors(up).length).toBeGreaterThanOrEqual(1);
    for (const message of errors(up)) expect(message.split("\n").filter(Boolean).length).toBeLessThanOrEqual(3);
  });

  it("names an endpoint that cannot be reached", async () => {
    const nowhere = "http://127.0.0.1:2";
    const up = await failingUp({ environment: { HW_DMS_ENDPOINT: nowhere, HW_IAM_ENDPOINT: nowhere } });
    expect(up.output).toContain(nowhere);
    expect(up.output).toMatch(/reach|connect/i);
  });

  it("refuses http off loopback before anything is sent", async () => {
    const up = await failingUp({ environment: { HW_DMS_ENDPOINT: "http://dms.example.com" } });
    expect(up.output).toContain("http://dms.example.com");
    expect(up.output).toContain("https");
    expect(await emulator.changingRequests()).toEqual([]);
  });

  it("names a region that does not exist", async () => {
    const up = await failingUp({ environment: { HW_REGION_NAME: "nowhere-1" } });
    expect(up.output).toContain("nowhere-1");
    expect(await emulator.changingRequests()).toEqual([]);
  });
});
