import { PulumiProject } from "../support/pulumiProject";
import { brokerPassword, instanceArguments, rabbitmqInstanceType } from "../support/rabbitmqProgram";
import { emulatorAccessKey, emulatorSecretKey, TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

const regions = ["ae-ad-1", "eu-west-101", "cn-north-4"];

function program(url: string): string {
  const declared = Object.entries(instanceArguments)
    .filter(([name]) => name !== "availabilityZones")
    .map(([name, expression]) => `${name}: ${expression}`);
  return `import * as pulumi from "@pulumi/pulumi";
import { Provider, RabbitmqInstance, getAvailabilityZonesOutput } from "pulumi-huaweicloud-dms-rabbitmq";

const config = new pulumi.Config();
const endpoints = { dms: "${url}", iam: "${url}" };
// The secret key of the second is a plain text of the program.
const eu = new Provider("eu", { region: "eu-west-101", accessKey: "${emulatorAccessKey}", secretKey: config.requireSecret("secretKey"), endpoints, pollInterval: "100ms" });
const cn = new Provider("cn", { region: "cn-north-4", accessKey: "${emulatorAccessKey}", secretKey: "${emulatorSecretKey}", endpoints, pollInterval: "100ms" });

const zonesOf = (provider?: Provider) =>
  getAvailabilityZonesOutput({}, { provider }).apply(({ availabilityZones }) => [availabilityZones[0]!.id]);
const declared = { ${declared.join(", ")} };

class Team extends pulumi.ComponentResource {
  constructor(name: string, provider: Provider) {
    super("test:index:Team", name, {}, { providers: [provider] });
    new RabbitmqInstance("child", { ...declared, name: "child", availabilityZones: zonesOf(provider) }, { parent: this });
  }
}

new RabbitmqInstance("ambient", { ...declared, name: "orders", availabilityZones: zonesOf() });
new RabbitmqInstance("given", { ...declared, name: "orders", availabilityZones: zonesOf(eu) }, { provider: eu });
new Team("team", cn);
`;
}

/** Several regions in one program. */
describe("explicit providers", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;

  beforeAll(async () => {
    emulator = await TestEmulator.start({ region: regions, createTime: "0s" });
    project = await PulumiProject.create({
      program: program(emulator.url),
      config: { password: { secret: brokerPassword }, secretKey: { secret: emulatorSecretKey } },
      environment: emulator.environment,
    });
  });

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
  });

  it("make instances in their own regions, one name in two of them, and children inherit them", async () => {
    const up = await project.up();
    expect(up.output).not.toContain("error:");
    expect(up.code).toBe(0);
    const stored = project.resources(rabbitmqInstanceType);
    const regionOf = Object.fromEntries(stored.map(({ urn, outputs }) => [urn.split("::").at(-1), outputs?.region]));
    expect(regionOf).toEqual({ ambient: "ae-ad-1", given: "eu-west-101", child: "cn-north-4" });
    expect(new Set(stored.map(({ outputs }) => outputs?.projectId)).size).toBe(3);
    expect((await emulator.instances()).map(({ name }) => name).sort()).toEqual(["child", "orders", "orders"]);
    const posts = (await emulator.changingRequests()).map(({ path }) => path.split("/")[2]);
    expect(posts.sort()).toEqual(stored.map(({ outputs }) => outputs?.projectId).sort());
  });

  it("keep their secrets encrypted in the state, a plain one of the program too", () => {
    expect(project.readStateFile()).not.toContain(emulatorSecretKey);
    expect(project.readStateFile()).not.toContain(brokerPassword);
    for (const secret of [brokerPassword, emulatorSecretKey]) expect(project.captured()).not.toContain(secret);
  });

  it("read and remove their instances where they made them", async () => {
    expect((await project.refresh({ args: ["--expect-no-changes"] })).code).toBe(0);
    const destroy = await project.destroy();
    expect(destroy.code).toBe(0);
    expect(await emulator.instances()).toEqual([]);
  });
});
