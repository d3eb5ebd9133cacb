import { PulumiProject } from "../support/pulumiProject";
import { rabbitmqProgram } from "../support/rabbitmqProgram";
import { TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

const password = "p@ss/w:rd?#%1";
const laterPassword = "Later+Pass/2";

const program = (args: Record<string, string> = {}) => `${rabbitmqProgram({ name: '"orders"', ...args })}
export const { amqpUrl, amqpsUrl, hosts, managementUrl, publicHosts, storageSpace, usableStorageSpace } = orders;
export const { totalStorageSpace, createdAt, createdAtMillis } = orders;
`;

/** What a program connects with, as the real CLI hands it on. */
describe("outputs that are ready to use", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;

  beforeEach(async () => {
    emulator = await TestEmulator.start();
    project = await PulumiProject.create({
      program: program(),
      config: { password: { secret: password } },
      environment: emulator.environment,
    });
  });

  afterEach(async () => {
    project?.dispose();
    await emulator?.close();
  });

  it("are a secret URL, addresses, numbers and times", async () => {
    const up = await project.up();
    expect(up.code).toBe(0);
    expect(up.output).toMatch(/amqpUrl\s*: \[secret\]/);
    expect(up.output).not.toContain(encodeURIComponent(password));
    const outputs = project.outputs();
    const { connectAddress, createdAtMillis } = outputs as { connectAddress: string; createdAtMillis: number };
    expect(outputs).toMatchObject({
      amqpUrl: `amqp://tester:${encodeURIComponent(password)}@${connectAddress}:5672`,
      hosts: [connectAddress],
      managementUrl: `http://${connectAddress}:15672`,
      publicHosts: [],
      storageSpace: 100,
      totalStorageSpace: 100,
      usableStorageSpace: expect.any(Number),
      createdAt: new Date(createdAtMillis).toISOString(),
    });
    expect(outputs).not.toHaveProperty("amqpsUrl");
    expect(project.readStateFile()).not.toContain(encodeURIComponent(password));
  });

  it("follow a password that was changed in the console and is recorded", async () => {
    await project.up();
    project.setConfig({ password: { secret: laterPassword } });
    project.writeProgram(program({ passwordChange: '"record"' }));
    const up = await project.up();
    expect(up.code).toBe(0);
    const { amqpUrl } = project.outputs();
    expect(decodeURIComponent(new URL(String(amqpUrl)).password)).toBe(laterPassword);
    expect((await emulator.changingRequests()).map(({ method }) => method)).toEqual(["POST"]);
  });

  it("are an AMQPS URL with TLS", async () => {
    project.writeProgram(program({ sslEnable: "true" }));
    expect((await project.up()).code).toBe(0);
    const outputs = project.outputs();
    expect(outputs.amqpsUrl).toBe(`amqps://tester:${encodeURIComponent(password)}@${outputs.connectAddress}:5671`);
    expect(outputs).not.toHaveProperty("amqpUrl");
    expect(outputs.managementUrl).toMatch(/^https:/);
  });
});
