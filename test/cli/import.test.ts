import { execFile } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { DmsClient, type NewInstance, resolveConfiguration } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { isolatedEnvironment } from "../../scripts/environment/isolatedEnvironment";
import { withCliOnPath } from "../../scripts/pulumi-cli/withCliOnPath";
import type { EngineEvents } from "../support/engineEvents";
import { pulumiCliDirectories } from "../support/pulumiCliDirectories";
import { PulumiProject } from "../support/pulumiProject";
import { brokerPassword, rabbitmqInstanceType } from "../support/rabbitmqProgram";
import { repositoryRoot } from "../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../support/temporaryDirectory";
import { emulatorSecretKey, TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

const command = path.join(repositoryRoot, "provider", "bin", "pulumi-huaweicloud-dms-rabbitmq.js");

// biome-ignore lint/suspicious/noTemplateCurlyInString: a description may hold anything
const description = 'It\'s "quoted", `ticked` and ${not.a.template}\\\n\tover two lines: größer, 消息 🐇\u2028*/ end';

const common: NewInstance = {
  name: "orders",
  engine: "rabbitmq",
  storageSpace: 100,
  accessUser: "tester",
  password: brokerPassword,
  vpcId: "1e93f86e-13af-46c8-97d6-d40fa62b76c2",
  securityGroupId: "0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8",
  subnetId: "b5fa806c-35e7-4299-b659-b39398dd4718",
  availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
  productId: "00300-30109-0--0",
  storageSpecCode: "dms.physical.storage.high",
};

/** Five instances that have nothing in common but their network. */
const requests: NewInstance[] = [
  common,
  {
    ...common,
    name: "payments-cluster",
    productId: "00300-30209-0--0",
    storageSpace: 600,
    sslEnable: true,
    storageSpecCode: "dms.physical.storage.ultra",
  },
  {
    ...common,
    name: "public_access",
    enablePublicIp: true,
    publicIpId: "7a4f0aeb-3f4c-4a25-8b9a-5b6b2a4d2c11",
    accessUser: "public-user_1",
  },
  { ...common, name: "config", description, maintainBegin: "22:00", maintainEnd: "02:00" },
  { ...common, name: "Old-1", storageSpace: 300, enterpriseProjectId: "a2c9b0d4-3e5f-4a1b-8c7d-6e5f4a3b2c1d" },
];

const passwordKeys = [
  "ordersPassword",
  "paymentsClusterPassword",
  "publicAccessPassword",
  "config2Password",
  "old1Password",
];

/** API v1.0, which changes no password in place; `apiVersions.test.ts` imports by both. */
const ofV1 = (emulator: TestEmulator) => ({ ...emulator.environment, HW_DMS_API_VERSION: "v1.0" });

/** Makes instances behind Pulumi's back. */
async function createInstances(emulator: TestEmulator, wanted: NewInstance[]): Promise<void> {
  const configuration = resolveConfiguration({ config: () => undefined, environment: emulator.environment });
  const client = new DmsClient({ configuration });
  for (const request of wanted) await client.createInstance(request);
  await client.close();
  while ((await emulator.instances()).some(({ status }) => status !== "RUNNING")) await sleep(50);
}

describe("five existing instances, imported through the real CLI", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;
  let directory: string;

  beforeAll(async () => {
    emulator = await TestEmulator.start();
    await createInstances(emulator, requests);
    const old = (await emulator.instances()).find(({ name }) => name === "Old-1");
    // What an older server leaves out, and the form in which it writes windows.
    await emulator.changeInstance(old?.instance_id ?? "", {
      total_storage_space: null,
      storage_spec_code: null,
      maintain_begin: "06:00:00",
      maintain_end: "10:00:00",
    });
    await emulator.forgetRequests();
    directory = makeTemporaryDirectory("import");
    project = await PulumiProject.create({
      program: 'import "./rabbitmq-instances";\n',
      config: Object.fromEntries(passwordKeys.map((key) => [key, { secret: brokerPassword }])),
      environment: ofV1(emulator),
      typescript: true,
    });
  });

  afterAll(async () => {
    await emulator?.close();
    project?.dispose();
    if (directory) removeTemporaryDirectory(directory);
  });

  async function run(args: string[]) {
    const environment = withCliOnPath(isolatedEnvironment(process.env), { directories: await pulumiCliDirectories() });
    const env = { ...environment, ...ofV1(emulator) };
    return promisify(execFile)(process.execPath, [command, ...args], { env, cwd: directory });
  }

  const importFile = () => path.join(directory, "rabbitmq-import.json");
  const generated = () => path.join(directory, "rabbitmq-instances.ts");
  const program = () => path.join(project.directory, "rabbitmq-instances.ts");

  const stepsOf = ({ steps }: EngineEvents) => steps.filter(({ type }) => type === rabbitmqInstanceType);

  async function expectNoChange(run: Promise<Awaited<ReturnType<PulumiProject["preview"]>>>) {
    const { output, code, events } = await run;
    expect(output).not.toContain(brokerPassword);
    expect({ code, output, changes: Object.keys(events.changes) }).toMatchObject({ code: 0, changes: ["same"] });
    const steps = stepsOf(events).map(({ operation }) => operation);
    expect(steps.filter((operation) => operation !== "same" && operation !== "refresh")).toEqual([]);
    expect(events.diagnostics).toEqual([]);
    expect(await emulator.changingRequests()).toEqual([]);
  }

  it("writes a file and a program without any secret, and says what to do next", async () => {
    const { stdout, stderr } = await run(["import", "--all"]);
    expect(stderr).toBe("");
    expect(stdout).toContain("pulumi import --file rabbitmq-import.json --generate-code=false --protect=false");
    for (const key of passwordKeys) expect(stdout).toContain(`pulumi config set --secret ${key}`);
    for (const text of [stdout, readFileSync(importFile(), "utf8"), readFileSync(generated(), "utf8")]) {
      expect(text).not.toContain(brokerPassword);
      expect(text).not.toContain(emulatorSecretKey);
    }
  });

  it("imports the file", async () => {
    copyFileSync(generated(), program());
    const result = await project.pulumi([
      "import",
      "--stack",
      project.stack,
      "--yes",
      "--file",
      importFile(),
      "--generate-code=false",
      "--protect=false",
    ]);
    expect(result.output).toContain("5 imported");
    expect(result.code).toBe(0);
    expect(project.resources(rabbitmqInstanceType)).toHaveLength(5);
  });

  const typeChecked = { PULUMI_NODEJS_TRANSPILE_ONLY: "false" };

  it("previews no change of a program that passes the type check", () =>
    expectNoChange(project.preview({ args: ["--expect-no-changes"], environment: typeChecked })));

  it("refreshes no change before the first deployment", () =>
    expectNoChange(project.refresh({ args: ["--expect-no-changes"] })));

  it("deploys no change and keeps the passwords encrypted", async () => {
    await expectNoChange(project.up());
    expect(project.readStateFile()).not.toContain(brokerPassword);
  });

  it("refuses a password that changes after the first deployment", async () => {
    const other = "Another-Password-0002";
    project.setConfig({ ordersPassword: { secret: other } });
    const up = await project.up();
    expect(up.output).toContain("password differs from the one in the state");
    expect(up.output).not.toContain(other);
    expect(up.code).not.toBe(0);
    project.setConfig({ ordersPassword: { secret: brokerPassword } });
  });

  it("refreshes no change after it", () => expectNoChange(project.refresh({ args: ["--expect-no-changes"] })));

  it("stores the passwords with the first update, whatever asks for it, without touching an instance", async () => {
    const protecting = readFileSync(generated(), "utf8").replaceAll(
      /^( {2}password: .*)$/gm,
      "$1\n  deletionProtection: true,",
    );
    writeFileSync(program(), protecting);
    project.writeProgram('import { orders } from "./rabbitmq-instances";\nexport const url = orders.amqpUrl;\n');
    const up = await project.up();
    expect(up.code).toBe(0);
    expect(up.events.changes).toEqual({ same: 1, update: 5 });
    expect(stepsOf(up.events)).toHaveLength(5);
    const declared = ["deletionProtection", "password", "storageSpecCode"];
    const shown = [...up.output.matchAll(/\[diff: ([^\]]*)\]/g)].map(([, names = ""]) =>
      names.replace(/[+~-]/g, "").split(","),
    );
    expect(shown.length).toBeGreaterThanOrEqual(5);
    for (const names of shown) {
      expect(names).toContain("deletionProtection");
      expect(names.filter((name) => !declared.includes(name))).toEqual([]);
    }
    expect(await emulator.changingRequests()).toEqual([]);
    expect(project.outputs()).toEqual({
      url: expect.stringMatching(/^amqp:\/\/tester:Broker-Password-0001@[\d.]+:5672$/),
    });
    expect(project.readStateFile()).not.toContain(brokerPassword);
    await expectNoChange(project.up());
  });
});

describe("an existing instance, looked up with RabbitmqInstance.get", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;
  let id: string;

  beforeAll(async () => {
    emulator = await TestEmulator.start();
    await createInstances(emulator, [common]);
    id = (await emulator.instances())[0]?.instance_id ?? "";
    await emulator.forgetRequests();
    project = await PulumiProject.create({ program: lookup(id), environment: emulator.environment });
  });

  afterAll(async () => {
    await emulator?.close();
    project?.dispose();
  });

  const lookup = (instanceId: string) => `
import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

const orders = RabbitmqInstance.get("orders", ${JSON.stringify(instanceId)});
export const { name, status, storageSpace, hosts, managementUrl } = orders;
`;

  it("shows what the cloud tells and changes nothing", async () => {
    const up = await project.up();
    expect(up.code).toBe(0);
    expect(project.outputs()).toEqual({
      name: "orders",
      status: "RUNNING",
      storageSpace: 100,
      hosts: [expect.stringMatching(/^[\d.]+$/)],
      managementUrl: expect.stringMatching(/^http:\/\/.+:15672$/),
    });
    expect((await project.refresh()).code).toBe(0);
    expect(await emulator.changingRequests()).toEqual([]);
  });

  it("fails in words for an ID that does not exist", async () => {
    const missing = "8959ab1c-701a-4bb1-a05f-93dfc361b32d";
    project.writeProgram(lookup(missing));
    const preview = await project.preview();
    expect(preview.code).not.toBe(0);
    expect(preview.output).toContain(`Instance ${missing} does not exist in region ae-ad-1`);
    expect(preview.output).not.toMatch(/^\s+at /m);
    project.writeProgram(lookup(id));
  });

  it("leaves the instance where it is when the stack is destroyed", async () => {
    const destroy = await project.destroy();
    expect(destroy.code).toBe(0);
    expect(await emulator.instances()).toHaveLength(1);
    expect(await emulator.changingRequests()).toEqual([]);
  });
});
