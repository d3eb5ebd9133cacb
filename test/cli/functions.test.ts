import { execFileSync } from "node:child_process";
import path from "node:path";
import { stackFrame } from "../support/instanceErrors";
import { PulumiProject } from "../support/pulumiProject";
import { brokerPassword } from "../support/rabbitmqProgram";
import { repositoryRoot } from "../support/repositoryRoot";
import { emulatorSecretKey, TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

const program = `
import * as pulumi from "@pulumi/pulumi";
import * as rabbitmq from "pulumi-huaweicloud-dms-rabbitmq";

export = async () => {
  const config = new pulumi.Config();
  const product = await rabbitmq.getProduct({ type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 });
  const { availabilityZones } = await rabbitmq.getAvailabilityZones({ available: true });
  const window = await rabbitmq.getMaintenanceWindow({ default: true });
  const project = await rabbitmq.getProject();

  const orders = new rabbitmq.RabbitmqInstance("orders", {
    name: "orders",
    productId: product.productId,
    brokerNum: product.nodes,
    storageSpace: product.storage!,
    storageSpecCode: product.io[0].storageSpecCode!,
    availabilityZones: [availabilityZones[0].id],
    maintainBegin: window.begin,
    vpcId: "1e93f86e-13af-46c8-97d6-d40fa62b76c2",
    subnetId: "b5fa806c-35e7-4299-b659-b39398dd4718",
    securityGroupId: "0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8",
    accessUser: "tester",
    password: config.requireSecret("password"),
  });

  const elsewhere = new rabbitmq.Provider("elsewhere", {
    region: "eu-west-101",
    accessKey: config.require("accessKey"),
    secretKey: config.requireSecret("secretKey"),
  });
  class Group extends pulumi.ComponentResource {
    constructor() {
      super("test:index:Group", "group", {}, { provider: elsewhere });
    }
  }
  const late = new rabbitmq.Provider("late", { region: orders.status.apply(() => "eu-west-101") });

  const secretType = config.requireSecret("type") as pulumi.Output<"single">;
  return {
    minimum: product.storage,
    windowEnd: window.end,
    projectName: project.name,
    found: rabbitmq.getInstanceOutput({ id: orders.id }).name,
    port: rabbitmq.getInstanceOutput({ id: orders.id }).port,
    known: rabbitmq.getProductsOutput({ vcpus: pulumi.output(2), billing: "hourly" }).products[0].productId,
    hidden: rabbitmq.getProductsOutput({ type: secretType, vcpus: 16, billing: "hourly" }).products[0].productId,
    regionOfProvider: (await rabbitmq.getAvailabilityZones({}, { provider: elsewhere })).regionId,
    regionOfParent: rabbitmq.getAvailabilityZonesOutput({}, { parent: new Group() }).regionId,
    regionOfLate: rabbitmq.getAvailabilityZonesOutput({}, { provider: late }).regionId,
  };
};
`;

const failingProgram = `
import { getAvailabilityZone } from "pulumi-huaweicloud-dms-rabbitmq";
export = async () => ({ zone: (await getAvailabilityZone({ name: "az99" })).id });
`;

const failingOutputProgram = `
import * as pulumi from "@pulumi/pulumi";
import { getInstanceOutput } from "pulumi-huaweicloud-dms-rabbitmq";
export const name = getInstanceOutput({ name: pulumi.output("nobody") }).name;
`;

const unawaitedProgram = `
import { getProduct } from "pulumi-huaweicloud-dms-rabbitmq";
getProduct({ type: "single" });
`;

describe("data functions in a program that the real CLI runs", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;

  beforeAll(async () => {
    emulator = await TestEmulator.start({ region: ["ae-ad-1", "eu-west-101"] });
    // The stack's config must win over this.
    const environment: Record<string, string> = { ...emulator.environment, HW_REGION_NAME: "no-such-region" };
    project = await PulumiProject.create({
      program,
      config: {
        "huaweicloud:region": "ae-ad-1",
        accessKey: environment.HW_ACCESS_KEY as string,
        secretKey: { secret: emulatorSecretKey },
        password: { secret: brokerPassword },
        type: { secret: "single" },
      },
      environment,
      typeCheck: true,
    });
  });

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
  });

  const reads = async () =>
    (await emulator.requests()).filter(({ method, path: url }) => method === "GET" && /^\/(v1\.0|v2)\//.test(url));

  it("show what is known in a preview and keep unknown what hangs on it", async () => {
    const preview = await project.preview();
    expect(preview.code).toBe(0);
    expect(preview.output).toMatch(/minimum\s*: 300/);
    expect(preview.output).toMatch(/known\s*: "c6\.2u4g/);
    expect(preview.output).toMatch(/found\s*: \[unknown\]/);
    expect(preview.output).toMatch(/port\s*: \[unknown\]/);
    expect(preview.output).toMatch(/regionOfProvider\s*: "eu-west-101"/);
    expect(preview.output).toMatch(/regionOfParent\s*: "eu-west-101"/);
    expect(preview.output).toMatch(/regionOfLate\s*: \[unknown\]/);
    expect(preview.output).toMatch(/hidden\s*: \[secret\]/);
    expect((await emulator.changingRequests()).length).toBe(0);
  });

  it("feed a resource, wait for it, and end with the program", async () => {
    const up = await project.up();
    expect(up.code).toBe(0);
    expect(up.output).toMatch(/hidden\s*: \[secret\]/);
    expect(up.output).not.toContain("16u32g");
    expect(project.outputs()).toEqual({
      minimum: 300,
      windowEnd: "06:00",
      projectName: "ae-ad-1",
      found: "orders",
      port: 5672,
      known: "c6.2u4g.single",
      hidden: "c6.16u32g.single",
      regionOfProvider: "eu-west-101",
      regionOfParent: "eu-west-101",
      regionOfLate: "eu-west-101",
    });
    expect(project.readStateFile()).not.toContain("16u32g");
    expect(project.readStateFile()).not.toContain(emulatorSecretKey);
    const again = await project.up();
    expect(again.events.changes).toEqual({ same: expect.any(Number) });
  });

  it("read each thing once for each configuration", async () => {
    await emulator.forgetRequests();
    const preview = await project.preview();
    expect(preview.code).toBe(0);
    const count = (pattern: RegExp) => reads().then((all) => all.filter(({ path: url }) => pattern.test(url)).length);
    expect(await count(/products/)).toBe(1);
    expect(await count(/maintain-windows/)).toBe(1);
    // One for the stack and one for each of the two providers, beside one for each that tells the version of the API.
    expect(await count(/available-zones/)).toBeLessThanOrEqual(6);
    expect(await count(/instances\/[0-9a-f-]{36}$/)).toBe(1);
  });

  it("fail in one sentence without a stack, also where nobody awaits them", async () => {
    // Their types are those of signatures.test.ts.
    const environment = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
    project.writeProgram(failingProgram);
    const plain = await project.preview({ environment });
    expect(plain.code).not.toBe(0);
    expect(plain.output).toContain('No availability zone was found with name "az99". There are: az10.dc1');
    expect(plain.output).not.toMatch(stackFrame);

    project.writeProgram(failingOutputProgram);
    const output = await project.preview({ environment });
    expect(output.code).not.toBe(0);
    expect(output.output).toContain('There is no instance named "nobody" in region ae-ad-1. There are: orders.');
    expect(output.output).not.toMatch(stackFrame);

    project.writeProgram(unawaitedProgram);
    const refused = await project.preview({ environment: { ...environment, HW_SECRET_KEY: "wrong" } });
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain("HTTP 401");
    expect(refused.output).not.toMatch(stackFrame);
  });
});

describe("importing the package", () => {
  /** Runs a script where the built package can be required. */
  function run(script: string, environment: Record<string, string> = {}): string {
    return execFileSync(process.execPath, ["-e", script], {
      cwd: repositoryRoot,
      env: { PATH: process.env.PATH, ...environment },
      encoding: "utf8",
      timeout: 120_000,
    });
  }

  const listLoaded = `
    const loaded = Object.keys(require.cache).map((file) => file.split(require("node:path").sep).join("/"));
    console.log(JSON.stringify({
      undici: loaded.some((file) => file.includes("/node_modules/undici/")),
      zod: loaded.some((file) => file.includes("/node_modules/zod/")),
      client: loaded.some((file) => file.includes("/dist/provider/client/")),
      provider: loaded.some((file) => file.includes("/dist/provider/")),
      sdk: loaded.some((file) => file.includes("/dist/sdk/")),
    }));`;

  it("loads neither undici nor zod nor the client", () => {
    const loaded = JSON.parse(run(`require("pulumi-huaweicloud-dms-rabbitmq");${listLoaded}`));
    expect(loaded).toEqual({ undici: false, zod: false, client: false, provider: false, sdk: true });
  });

  it("loads them once a data function is called, which also works without the CLI, and lets the process end", async () => {
    const emulator = await TestEmulator.start();
    try {
      const script = `
        const { getProducts } = require("pulumi-huaweicloud-dms-rabbitmq");
        getProducts().then(({ products }) => { console.log(products.length); ${listLoaded} });`;
      const [count, loaded] = await new Promise<string[]>((resolve, reject) => {
        const { execFile } = require("node:child_process") as typeof import("node:child_process");
        const options = {
          cwd: repositoryRoot,
          env: { PATH: process.env.PATH, ...emulator.environment },
          timeout: 120_000,
        };
        execFile(process.execPath, ["-e", script], options, (error, stdout) => {
          if (error) reject(error);
          else resolve(stdout.trim().split("\n"));
        });
      });
      expect(count).toBe("28");
      expect(JSON.parse(loaded as string)).toMatchObject({ undici: true, zod: true, client: true });
    } finally {
      await emulator.close();
    }
  });

  it("finds the built package", () => {
    expect(run(`console.log(require.resolve("pulumi-huaweicloud-dms-rabbitmq"))`).trim()).toBe(
      path.join(repositoryRoot, "dist", "sdk", "index.js"),
    );
  });
});
