import { PulumiProject } from "../support/pulumiProject";
import { brokerPassword, rabbitmqInstanceType, rabbitmqProgram } from "../support/rabbitmqProgram";
import { emulatorAccessKey, emulatorSecretKey, emulatorUserPassword, TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

/** What the emulator's tokens look like: claims as JSON in Base64, a dot, a seal. */
const emulatorToken = /eyJ[\w-]{20,}\.[\w-]{20,}/;

const longestState = 5 * 1024;

describe("the state of a deployed instance", () => {
  let emulator: TestEmulator;

  beforeAll(async () => {
    emulator = await TestEmulator.start();
  });

  // The next stack has the same name, and so its instance.
  afterEach(async () => {
    for (const { instance_id: id } of await emulator.instances()) await emulator.deleteInstance(id);
  });

  afterAll(() => emulator?.close());

  async function deploy(options: Partial<Parameters<typeof PulumiProject.create>[0]>): Promise<PulumiProject> {
    const project = await PulumiProject.create({
      program: rabbitmqProgram(),
      config: { password: { secret: brokerPassword } },
      environment: emulator.environment,
      ...options,
    });
    const up = await project.up();
    expect(up.output).not.toContain(brokerPassword);
    expect(up.code).toBe(0);
    return project;
  }

  it("would recognize a token", async () => {
    const user = { name: "tester", password: emulatorUserPassword, domain: { name: "test-domain" } };
    const answer = await fetch(`${emulator.url}/v3/auth/tokens`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        auth: {
          identity: { methods: ["password"], password: { user } },
          scope: { project: { name: emulator.environment.HW_REGION_NAME } },
        },
      }),
    });
    expect(answer.headers.get("x-subject-token")).toMatch(emulatorToken);
  });

  function expectOf(project: PulumiProject, secrets: string[]): void {
    const file = project.readStateFile();
    for (const secret of secrets) expect(file).not.toContain(secret);
    const [resource] = project.resources(rabbitmqInstanceType);
    expect(resource).toBeDefined();
    expect(Buffer.byteLength(JSON.stringify(resource))).toBeLessThanOrEqual(longestState);
  }

  it("holds no secret in clear when credentials come from the environment, by access key", async () => {
    const project = await deploy({});
    expectOf(project, [brokerPassword, emulatorSecretKey, emulatorAccessKey]);
    project.dispose();
  });

  it("holds no secret and no token in clear when signing in with user and password", async () => {
    const project = await deploy({ environment: emulator.passwordEnvironment });
    expectOf(project, [brokerPassword, emulatorUserPassword, "X-Subject-Token"]);
    expect(project.readStateFile()).not.toMatch(emulatorToken);
    project.dispose();
  });

  it("holds no secret in clear when credentials are secrets of the stack's config", async () => {
    const { HW_ACCESS_KEY, HW_SECRET_KEY, ...environment } = emulator.environment;
    const project = await deploy({
      environment,
      config: {
        password: { secret: brokerPassword },
        "huaweicloud:accessKey": HW_ACCESS_KEY as string,
        "huaweicloud:secretKey": { secret: HW_SECRET_KEY as string },
      },
    });
    expectOf(project, [brokerPassword, emulatorSecretKey]);
    project.dispose();
  });

  it("keeps a password encrypted that the program passes as a plain string, and what is made of it", async () => {
    const program = rabbitmqProgram({ password: JSON.stringify(brokerPassword) }).concat(
      "export const url = orders.amqpUrl;\n",
    );
    const project = await deploy({ program, config: {} });
    expectOf(project, [brokerPassword]);
    const outputs = project.outputs();
    expect(outputs.password).toBe(brokerPassword);
    expect(outputs.url).toContain(brokerPassword);
    project.dispose();
  });

  it("warns by name of a secret that the stack's config holds in clear", async () => {
    const { HW_SECRET_KEY, ...environment } = emulator.environment;
    const project = await PulumiProject.create({
      program: rabbitmqProgram(),
      config: { password: { secret: brokerPassword }, "huaweicloud:secretKey": HW_SECRET_KEY as string },
      environment,
    });
    const preview = await project.preview();
    expect(preview.code).toBe(0);
    expect(preview.output).toContain("huaweicloud:secretKey");
    expect(preview.output).toContain("--secret");
    expect(preview.output).not.toContain(emulatorSecretKey);
    project.dispose();
  });
});
