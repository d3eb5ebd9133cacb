import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { isolatedEnvironment } from "../../scripts/environment/isolatedEnvironment";
import { withCliOnPath } from "../../scripts/pulumi-cli/withCliOnPath";
import { pulumiCliDirectories } from "../support/pulumiCliDirectories";
import { PulumiProject } from "../support/pulumiProject";
import { brokerPassword, rabbitmqInstanceType, rabbitmqProgram } from "../support/rabbitmqProgram";
import { rabbitmqServerLack } from "../support/rabbitmqServer";
import { repositoryRoot } from "../support/repositoryRoot";
import { skipNote } from "../support/skipNote";
import { TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

type Declaration = Record<string, string | undefined>;

const command = path.join(repositoryRoot, "provider", "bin", "pulumi-huaweicloud-dms-rabbitmq.js");
const otherPassword = "Broker-Password-0002";

/** What the program is unchanged but for. */
const kinds: Record<string, { start: Declaration; largerProduct: string }> = {
  v2: {
    start: {
      productId: '"c6.2u4g.cluster"',
      brokerNum: "3",
      storageSpace: "300",
      storageSpecCode: '"dms.physical.storage.ultra.v2"',
      engineVersion: '"3.8.35"',
    },
    largerProduct: '"c6.4u8g.cluster"',
  },
  "v1.0": {
    start: {
      productId: '"00300-30109-0--0"',
      storageSpecCode: '"dms.physical.storage.ultra"',
      engineVersion: '"3.7.17"',
      resize: '"extend"',
      passwordChange: '"reset"',
    },
    largerProduct: '"00300-30111-0--0"',
  },
};

/** The whole way of one instance, step after step on the same stack, by each version of the API. */
describe.each(Object.entries(kinds))("one instance's whole life on API %s", (version, { start, largerProduct }) => {
  let emulator: TestEmulator;
  let project: PulumiProject;
  let id: string;
  let declared: Declaration = { name: '"orders"', ...start };

  const isV2 = version === "v2";
  const isReal = isV2 && !rabbitmqServerLack;
  const inBroker = isReal ? it : it.skip;
  const ofBroker = (what: string) => `${what}${skipNote(rabbitmqServerLack)}`;

  beforeAll(async () => {
    emulator = await TestEmulator.start(isReal ? { broker: "rabbitmq" } : {});
    project = await PulumiProject.create({
      program: "",
      config: { password: { secret: brokerPassword }, newPassword: { secret: otherPassword } },
      environment: emulator.environment,
    });
  });

  afterAll(async () => {
    expect(project?.captured() ?? "").not.toMatch(new RegExp(`${brokerPassword}|${otherPassword}`));
    project?.dispose();
    await emulator?.close();
  });

  async function instance() {
    const [only] = await emulator.instances();
    return only as NonNullable<typeof only>;
  }

  /** Deploys the program with some arguments changed, once, and then once more without effect. */
  async function change(changes: Declaration, operation: "create" | "update" = "update"): Promise<string> {
    declared = { ...declared, ...changes };
    project.writeProgram(`${rabbitmqProgram(declared)}export const apiVersion = orders.apiVersion;\n`);
    await emulator.forgetRequests();
    const up = await project.up();
    expect(up.code).toBe(0);
    expect(up.events.steps.find(({ name }) => name === "orders")?.operation).toBe(operation);
    expect(up.events.changes).not.toHaveProperty("replace");
    if (operation === "update") expect((await instance()).instance_id).toBe(id);
    return up.output;
  }

  /** Asks the broker itself. */
  async function ask(resource: string, password: string): Promise<{ status: number; body: unknown }> {
    const { management_connect_address: address } = await instance();
    const authorization = `Basic ${Buffer.from(`tester:${password}`).toString("base64")}`;
    const answer = await fetch(`${String(address)}/api/${resource}`, { headers: { authorization } });
    return { status: answer.status, body: answer.ok ? await answer.json() : undefined };
  }

  it("is created, and tells its version", async () => {
    await change({}, "create");
    id = (await instance()).instance_id;
    expect(project.outputs()).toMatchObject({ apiVersion: version, status: "RUNNING" });
  });

  it("is the same without a change, which asks the cloud nothing", async () => {
    await emulator.forgetRequests();
    const up = await project.up();
    expect(up.events.changes).toEqual({ same: 2 });
    expect(await emulator.requests()).toEqual([]);
  });

  it("gets another description", async () => {
    await change({ description: '"changed"' });
    expect(await instance()).toMatchObject({ description: "changed" });
  });

  it("gets another password, whose price the preview names", async () => {
    const output = await change({ password: 'config.requireSecret("newPassword")' });
    expect(output).toContain("clients with the old one are cut off");
    const calls = (await emulator.changingRequests()).map(({ method, path: address }) => `${method} ${address}`);
    expect(calls).toEqual([expect.stringMatching(/^POST \/v2\/.+\/password$/)]);
    expect(project.outputs()).toMatchObject({ password: otherPassword });
  });

  if (isV2) {
    inBroker(ofBroker("whose broker refuses the old password then, and takes the new one"), async () => {
      expect((await ask("whoami", brokerPassword)).status).toBe(401);
      expect((await ask("whoami", otherPassword)).body).toMatchObject({ name: "tester" });
    });
  }

  it("gets more disk", async () => {
    const storageSpace = Number(start.storageSpace ?? 100) * 2;
    await change({ storageSpace: String(storageSpace) });
    expect(await instance()).toMatchObject({ total_storage_space: storageSpace });
  });

  if (isV2) {
    it("gets more nodes, with which its storage grows", async () => {
      const output = await change({ brokerNum: "5" });
      expect(output).toContain("clients are cut off shortly");
      expect(await instance()).toMatchObject({ broker_num: 5, total_storage_space: 1000 });
      expect((await project.up()).events.changes).toEqual({ same: 2 });
    });
  }

  it("gets nodes of another size", async () => {
    await change({ productId: largerProduct });
    expect(await instance()).toMatchObject({ product_id: JSON.parse(largerProduct) });
  });

  if (isV2) {
    it("gets tags", async () => {
      await change({ tags: '{ team: "orders" }' });
      expect(await instance()).toMatchObject({ tags: [{ key: "team", value: "orders" }] });
    });

    it("gets a plugin", async () => {
      await change({ plugins: '["rabbitmq_consistent_hash_exchange"]' });
      expect(await emulator.requests()).toContainEqual(
        expect.objectContaining({ method: "PUT", path: expect.stringMatching(/\/rabbitmq\/plugins$/) }),
      );
    });

    inBroker(ofBroker("which its broker lists"), async () => {
      let enabled: string[] = [];
      // A broker lists its plugins with a delay of some seconds.
      for (let look = 0; look < 60 && !enabled.includes("rabbitmq_consistent_hash_exchange"); look += 1) {
        if (look > 0) await sleep(500);
        const { body } = await ask("nodes", otherPassword);
        enabled = (body as [{ enabled_plugins: string[] }])[0].enabled_plugins;
      }
      expect(enabled).toContain("rabbitmq_consistent_hash_exchange");
    });
  }

  it("shows no drift to a refresh", async () => {
    const refresh = await project.refresh();
    expect(refresh.events.changes).toEqual({ same: 2 });
    expect((await project.up()).events.changes).toEqual({ same: 2 });
  });

  it("is imported into a state that has lost it, by the version that the region serves, and nothing differs", async () => {
    const urn = project.resources(rabbitmqInstanceType)[0]?.urn;
    const state = ["--stack", project.stack, "--yes"];
    expect((await project.pulumi(["state", "delete", String(urn), ...state])).code).toBe(0);
    const base = { ...isolatedEnvironment(process.env), ...emulator.environment, HW_DMS_API_VERSION: version };
    const environment = withCliOnPath(base, { directories: await pulumiCliDirectories() });
    const args = [command, "import", "--name", "orders", "--out", "imported"];
    await promisify(execFile)(process.execPath, args, { cwd: project.directory, env: environment });
    const made = path.join(project.directory, "imported");
    const file = path.join(made, "rabbitmq-import.json");
    expect(
      (await project.pulumi(["import", "--file", file, "--generate-code=false", "--protect=false", ...state])).code,
    ).toBe(0);
    const program = readFileSync(path.join(made, "rabbitmq-instances.ts"), "utf8");
    if (isV2) expect(program).toMatch(/tags: \{"team":"orders"\}/);
    // What the storage has grown to with the nodes is what the import declares.
    const grown = isV2 ? { storageSpace: "1000" } : {};
    project.writeProgram(rabbitmqProgram({ ...declared, ...grown, plugins: undefined }));
    await emulator.forgetRequests();
    const up = await project.up();
    expect(up.code === 0 ? "" : up.output).toBe("");
    expect(up.events.changes).not.toHaveProperty("replace");
    expect(await emulator.changingRequests()).toEqual([]);
    expect(project.resources(rabbitmqInstanceType)[0]?.outputs?.apiVersion).toBe(version);
    expect((await instance()).instance_id).toBe(id);
  });

  it("is destroyed", async () => {
    expect((await project.destroy()).code).toBe(0);
    expect(await emulator.instances()).toEqual([]);
  });
});
