import { spawn } from "node:child_process";
import path from "node:path";
import { runCommand } from "../../scripts/bootstrap/runCommand";
import { type ConfigValue, PulumiProject } from "../support/pulumiProject";
import { rabbitmqInstanceType } from "../support/rabbitmqProgram";
import { repositoryRoot } from "../support/repositoryRoot";
import { TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

const password = "Examples-Password-0001";
const zone = "1d7b939b382c4c3bb3481a8ca10da768";
const network = { vpcId: "vpc", subnetId: "subnet", securityGroupId: "group" };
const common = { availabilityZone: zone, ...network, password: { secret: password } };

/** What the README of each example has a reader do, in a copy outside of the repository, with the real CLI. */
describe("the example", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;

  beforeAll(async () => {
    emulator = await TestEmulator.start({
      region: ["ae-ad-1", "eu-west-101"],
      createTime: "100ms",
      deleteTime: "100ms",
    });
  });

  beforeEach(() => emulator.forgetRequests());

  afterEach(() => project?.dispose());

  afterAll(() => emulator?.close());

  async function copy(name: string, config: Record<string, ConfigValue> = {}): Promise<void> {
    const source = path.join(repositoryRoot, "examples", name);
    project = await PulumiProject.create({ source, config, environment: emulator.environment });
  }

  /** Deploys, and gives the outputs. */
  async function up(): Promise<Record<string, unknown>> {
    const { code, output } = await project.up();
    if (code !== 0) throw new Error(output);
    return project.outputs();
  }

  async function destroy(): Promise<void> {
    const { code, output } = await project.destroy();
    if (code !== 0) throw new Error(output);
  }

  const names = async () => (await emulator.instances()).map(({ name }) => String(name)).sort();

  it("cluster makes three nodes with TLS, in the window that the region has by default", async () => {
    await copy("cluster", { ...common, deletionProtection: "false" });
    const outputs = await up();
    expect(outputs).toMatchObject({ productId: "c6.4u8g.cluster", window: "02:00" });
    expect(outputs.url).toMatch(/^amqps:\/\//);
    expect(outputs.hosts).toHaveLength(3);
    await destroy();
  });

  it("fleet makes every broker of its table, each with its own password and window", async () => {
    const passwords = JSON.stringify({ orders: `${password}a`, billing: `${password}b`, mail: `${password}c` });
    await copy("fleet", { ...common, passwords: { secret: passwords } });
    const { urls } = (await up()) as { urls: Record<string, string> };
    expect(Object.entries(urls).map(([name, url]) => [name, new URL(url).password])).toEqual([
      ["billing-dev", `${password}b`],
      ["mail-dev", `${password}c`],
      ["orders-dev", `${password}a`],
    ]);
    const windows = (await project.resources(rabbitmqInstanceType)).map(({ inputs }) => inputs?.maintainBegin);
    expect(new Set(windows).size).toBe(3);
    const refused = await project.destroy();
    expect(refused.output).toContain("deletionProtection");
    // What Pulumi had begun beside the refusal is deleted too.
    expect(await names()).toContain("orders-dev");
    project.dispose();
    for (const { instance_id: id } of await emulator.instances()) await emulator.deleteInstance(id);
  });

  it("multi-region makes one instance in each region of its table", async () => {
    await copy("multi-region", { password: common.password });
    for (const region of ["ae-ad-1", "eu-west-101"]) {
      for (const [key, value] of Object.entries(network)) {
        await project.pulumi(["config", "set", "--stack", "dev", "--path", `networks.${region}.${key}`, value]);
      }
    }
    const { hosts } = (await up()) as { hosts: Record<string, string> };
    expect(Object.keys(hosts).sort()).toEqual(["ae-ad-1", "eu-west-101"]);
    const again = await project.preview({ args: ["--expect-no-changes"] });
    expect(again.code).toBe(0);
    await destroy();
  });

  it("adopt takes over one instance, reads another, and creates none", async () => {
    const declared = {
      ...network,
      productId: "00300-30109-0--0",
      storageSpace: 100,
      storageSpecCode: "dms.physical.storage.high",
      availabilityZones: [zone],
      accessUser: "orders",
      password,
      engine: "rabbitmq",
    };
    for (const name of ["orders", "billing"]) await emulator.createInstance({ ...declared, name });
    const idOf = async (name: string) =>
      String((await emulator.instances()).find((instance) => instance.name === name)?.instance_id);
    await emulator.forgetRequests();
    await copy("adopt", { ...common, billingId: await idOf("billing") });
    const outputs = await up();
    expect(outputs.adopted).toBe(await idOf("orders"));
    expect(outputs.billingAddress).toMatch(/^[\d.]+$/);
    expect(await emulator.changingRequests()).toEqual([]);
    for (const name of ["orders", "billing"]) await emulator.deleteInstance(await idOf(name));
  });

  it("automation deploys and destroys by a program, and asks for the password first", async () => {
    await copy("automation");
    const { command, options } = project.commandLine(["version"]);
    expect(command).toBe("pulumi");
    const run = (args: string[], environment: Record<string, string> = {}) =>
      runCommand(process.execPath, ["deploy.js", ...args], {
        cwd: project.directory,
        env: { ...options.env, ...environment },
        timeoutSeconds: 240,
      });
    await expect(run(["up", "dev"])).rejects.toThrow("Set RABBITMQ_PASSWORD");
    const settings = { AVAILABILITY_ZONE: zone, VPC_ID: "vpc", SUBNET_ID: "subnet", SECURITY_GROUP_ID: "group" };
    const output = await run(["up", "dev"], { ...settings, RABBITMQ_PASSWORD: password });
    expect(output).toContain("up: succeeded, the instance is RUNNING");
    expect(output).not.toContain(password);
    expect(await run(["destroy", "dev"])).toContain("destroy: succeeded");
    expect(await names()).toEqual([]);
  });

  it("unit-test passes its own tests, which need neither cloud nor CLI", async () => {
    await copy("unit-test", common);
    const jestBin = path.join(repositoryRoot, "node_modules", "jest", "bin", "jest.js");
    const env = { PATH: process.env.PATH, HOME: project.directory };
    const child = spawn(process.execPath, [jestBin, "--ci", "--rootDir", "."], { cwd: project.directory, env });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect(output).toContain("3 passed, 3 total");
    expect(code).toBe(0);
    expect(await emulator.requests()).toEqual([]);
    const { url } = await up();
    expect(url).toMatch(/^amqps:/);
    await destroy();
  });
});
