import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { rabbitmqInstanceType } from "../../sdk/resourceType";
import { installedPolicyPack } from "../support/installedPolicyPack";
import { PulumiProject } from "../support/pulumiProject";
import { repositoryRoot } from "../support/repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../support/temporaryDirectory";
import { TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

const packOfRepository = path.join(repositoryRoot, "policy-pack");
const base = makeTemporaryDirectory("policy-pack");
const policyPack = installedPolicyPack(base);
const strongPassword = "Lion4-River7-Moon";
const weakPassword = "guest-77";

const imports = `
import * as pulumi from "@pulumi/pulumi";
import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

const password = new pulumi.Config().requireSecret("password");
const common = {
  productId: "00300-30209-0--0",
  storageSpace: 300,
  storageSpecCode: "dms.physical.storage.ultra",
  availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
  vpcId: "1e93f86e-13af-46c8-97d6-d40fa62b76c2",
  subnetId: "b5fa806c-35e7-4299-b659-b39398dd4718",
  securityGroupId: "0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8",
  maintainBegin: "22:00",
  accessUser: "orders-app",
  password,
  sslEnable: true,
  deletionProtection: false,
};

class Messaging extends pulumi.ComponentResource {
  readonly broker: RabbitmqInstance;

  constructor(name: string, args: Partial<typeof common> & { name: string; resize?: "replace" }) {
    super("shop:index:Messaging", name);
    this.broker = new RabbitmqInstance(\`\${name}-broker\`, { ...common, ...args }, { parent: this });
  }
}
`;

// What the cloud would take, and a reviewer would not.
const violating = `${imports}
new RabbitmqInstance("orders", { ...common, name: "orders", productId: "00300-30109-0--0", sslEnable: false, accessUser: "guest" });
new Messaging("billing", { name: "billing-broker", storageSpace: 2000, resize: "replace", maintainBegin: "10:00" });
`;

const mended = `${imports}
new RabbitmqInstance("orders", { ...common, name: "orders", deletionProtection: true });
new Messaging("billing", { name: "billing-broker", deletionProtection: true, maintainBegin: "02:00" });
`;

const expectedViolations = [
  ["rabbitmq-tls", "orders", "sslEnable is false, but clients must connect with TLS."],
  ["rabbitmq-user-name", "orders", 'accessUser is "guest", but it is one of the well-known user names'],
  ["rabbitmq-password-strength", "orders", "it must have at least 12 characters"],
  ["rabbitmq-password-strength", "orders", "it must not hold the user name"],
  ["rabbitmq-password-strength", "billing-broker", "it must have at least 12 characters"],
  ["rabbitmq-cluster-required", "orders", "an instance of stack prod must be a cluster of at least 3 nodes"],
  ["rabbitmq-deletion-protection", "orders", "deletionProtection is false"],
  ["rabbitmq-deletion-protection", "billing-broker", "deletionProtection is false"],
  ["rabbitmq-storage-maximum", "billing-broker", "storageSpace is 2000 GB, but an instance may have at most 1500 GB."],
  ["rabbitmq-maintenance-window-hours", "billing-broker", "its window is 10:00–14:00 UTC"],
  ["rabbitmq-replacement-guard", "billing-broker", 'resize is "replace"'],
  [
    "rabbitmq-disk-encryption",
    "orders",
    "diskEncryptedKey is not set, but the disks must be encrypted, which API v1.0",
  ],
  ["rabbitmq-disk-encryption", "billing-broker", "Move the instance to API v2"],
  ["rabbitmq-enterprise-project", "orders", "enterpriseProjectId is not set"],
  ["rabbitmq-enterprise-project", "billing-broker", "enterpriseProjectId is not set"],
] as const;

const projects: PulumiProject[] = [];
const emulators: TestEmulator[] = [];

afterAll(async () => {
  for (const project of projects) project.dispose();
  for (const emulator of emulators) await emulator.close();
  removeTemporaryDirectory(base);
});

/** A project and a cloud of its own, so that nothing needs to be cleaned away between tests. */
async function createProject(
  program: string,
  password = strongPassword,
): Promise<{ project: PulumiProject; emulator: TestEmulator }> {
  const emulator = await TestEmulator.start();
  emulators.push(emulator);
  const project = await PulumiProject.create({
    program,
    stack: "prod",
    config: { password: { secret: password } },
    environment: emulator.environment,
  });
  projects.push(project);
  return { project, emulator };
}

/** Writes a `--policy-pack-config` file and gives the arguments for it. */
function withConfig(project: PulumiProject, config: object): string[] {
  const file = path.join(path.dirname(project.directory), "policy-config.json");
  writeFileSync(file, JSON.stringify(config));
  return ["--policy-pack-config", file];
}

/** The violations that an output lists, as `level policy resource`, and the text after each. */
function violationsIn(output: string): { level: string; policy: string; resource: string; text: string }[] {
  const head = /\[(advisory|mandatory)\](?: \[severity: \w+\])?\s+(rabbitmq-[a-z-]+)\s+\((?:[^\s:]|:(?! ))+: ([^)]+)\)/;
  const parts = output.split(new RegExp(head, "g"));
  const found = [];
  for (let index = 1; index + 3 < parts.length; index += 4) {
    const [level = "", policy = "", resource = "", text = ""] = parts.slice(index, index + 4);
    found.push({ level, policy, resource, text });
  }
  return found;
}

describe("the policy pack under the real CLI", () => {
  it("stops a violating program in the preview, lists every violation, and creates nothing", async () => {
    const { project, emulator } = await createProject(violating, weakPassword);
    await emulator.forgetRequests();
    // In a clone it runs as it is, without a build.
    const args = withConfig(project, { "rabbitmq-tls": "mandatory" });
    const preview = await project.preview({ policyPack: packOfRepository, args });
    expect(preview.code).not.toBe(0);
    const found = violationsIn(preview.output);
    const pairs = found.map(({ policy, resource }) => `${policy} ${resource}`);
    expect(pairs.sort()).toEqual(expectedViolations.map(([policy, resource]) => `${policy} ${resource}`).sort());
    for (const [policy, resource, text] of expectedViolations) {
      expect(found).toContainEqual(expect.objectContaining({ policy, resource, text: expect.stringContaining(text) }));
    }
    expect(preview.output).not.toContain(weakPassword);
    expect(await emulator.instances()).toEqual([]);
    expect(await emulator.changingRequests()).toEqual([]);
    const up = await project.up({ policyPack });
    expect(up.code).not.toBe(0);
    expect(up.output).not.toContain(weakPassword);
    expect(await emulator.instances()).toEqual([]);
  });

  it("lets the same program pass once it is mended, and deploys it", async () => {
    const { project, emulator } = await createProject(violating, weakPassword);
    project.writeProgram(mended);
    project.setConfig({ password: { secret: strongPassword } });
    const args = withConfig(
      project,
      JSON.parse(readFileSync(path.join(packOfRepository, "presets", "production.json"), "utf8")),
    );
    const preview = await project.preview({ policyPack, args });
    expect(violationsIn(preview.output).filter(({ level }) => level === "mandatory")).toEqual([]);
    expect(preview.code).toBe(0);
    const up = await project.up({ policyPack, args });
    expect(up.output).toContain("huaweicloud-dms-rabbitmq");
    expect(up.code).toBe(0);
    expect((await emulator.instances()).map(({ name }) => name).sort()).toEqual(["billing-broker", "orders"]);
  });

  it("judges an instance of API v2 by its nodes, its tags and what it leaves out", async () => {
    const { project, emulator } = await createProject(`${imports}
const { productId, ...others } = common;
const v2 = { ...others, storageSpecCode: "dms.physical.storage.ultra.v2", deletionProtection: true };
new RabbitmqInstance("orders", { ...v2, name: "orders", productId: "c6.4u8g.cluster", brokerNum: 3, tags: { team: "x" } });
new RabbitmqInstance("audit", {
  ...v2, name: "audit", product: { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 }, storageSpace: 500, tags: { team: "audit" },
  diskEncryptedKey: "key-1", passwordChange: "refuse",
});
`);
    const preview = await project.preview({
      policyPack,
      args: withConfig(project, {
        "rabbitmq-enterprise-project": "disabled",
        "rabbitmq-product-allowed": { allowed: ["c6.4u8g.cluster"] },
        "rabbitmq-vcpu-stack-total": { maximum: 23, enforcementLevel: "mandatory" },
        "rabbitmq-required-tags": { keys: ["team"], values: { team: ["audit", "orders"] } },
        "rabbitmq-password-change": { allowed: ["refuse", "record"] },
      }),
    });
    expect(preview.code).not.toBe(0);
    const found = violationsIn(preview.output);
    const expected = [
      ["rabbitmq-required-tags", 'tags.team is "x", but this tag must be "audit" or "orders".'],
      ["rabbitmq-password-change", 'left out it is "reset" on API v2'],
      ["rabbitmq-disk-encryption", "diskEncryptedKey is not set, but the disks must be encrypted. Set"],
      ["rabbitmq-vcpu-stack-total", "together is 24 vCPUs, but a stack may have at most 23 vCPUs."],
    ] as const;
    expect(found.map(({ policy }) => policy).sort()).toEqual(expected.map(([policy]) => policy).sort());
    for (const [policy, text] of expected) {
      expect(found).toContainEqual(expect.objectContaining({ policy, text: expect.stringContaining(text) }));
    }
    expect(await emulator.instances()).toEqual([]);
  });

  it("follows --policy-pack-config, and refuses a wrong one with the path of the mistake", async () => {
    const { project, emulator } = await createProject(mended);
    const preview = (config: object) => project.preview({ policyPack, args: withConfig(project, config) });

    expect((await preview({})).code).toBe(0);
    const narrower = await preview({ "rabbitmq-storage-maximum": { maximumGb: 200, enforcementLevel: "mandatory" } });
    expect(narrower.output).toContain("storageSpace is 300 GB, but an instance may have at most 200 GB.");
    expect(narrower.code).not.toBe(0);
    const wider = await preview({ "rabbitmq-storage-maximum": { maximumGb: 300, enforcementLevel: "mandatory" } });
    expect(wider.code).toBe(0);

    const wrongType = await preview({ "rabbitmq-maintenance-window-hours": { allowed: [{ from: 22, to: "06:00" }] } });
    expect(wrongType.output).toContain("rabbitmq-maintenance-window-hours: allowed.0.from: Invalid type");
    expect(wrongType.code).not.toBe(0);
    const wrongZone = await preview({ "rabbitmq-maintenance-window-hours": { timeZone: "Mars/Olympus" } });
    expect(wrongZone.output).toContain(
      "The configuration of policy rabbitmq-maintenance-window-hours is wrong: timeZone must be an IANA time zone",
    );
    expect(wrongZone.output).not.toMatch(/\n\s+at /);
    expect(wrongZone.code).not.toBe(0);
    const wrongSetting = await preview({ "rabbitmq-storage-maximum": { maximum: 200 } });
    expect(wrongSetting.output).toContain("maximum is no setting; the settings are: maximumGb");
    expect(wrongSetting.code).not.toBe(0);
    const wrongPolicy = await preview({ "rabbitmq-storage-max": { maximumGb: 200 } });
    expect(wrongPolicy.code).not.toBe(0);
    expect(await emulator.instances()).toEqual([]);
  });

  it("deploys a remediated program with the mended values, and shows no difference afterwards", async () => {
    const { project, emulator } = await createProject(`${imports}
const { maintainBegin, ...withoutWindow } = common;
new RabbitmqInstance("orders", { ...withoutWindow, name: "orders", deletionProtection: true });
`);
    const args = withConfig(project, {
      "rabbitmq-maintenance-window-set": { enforcementLevel: "remediate", begin: "18:00" },
    });
    const up = await project.up({ policyPack, args });
    expect(up.code).toBe(0);
    expect(await emulator.instances()).toEqual([expect.objectContaining({ name: "orders" })]);
    const [deployed] = await emulator.instances();
    expect(String(deployed?.maintain_begin)).toMatch(/^18:00/);
    expect(String(deployed?.maintain_end)).toMatch(/^22:00/);
    const [resource] = project.resources(rabbitmqInstanceType);
    expect(resource?.inputs).toMatchObject({ maintainBegin: "18:00", maintainEnd: "22:00" });
    expect(project.readStateFile()).not.toContain(strongPassword);

    const again = await project.preview({ policyPack, args: [...args, "--expect-no-changes"] });
    expect(again.code).toBe(0);
    const upAgain = await project.up({ policyPack, args: [...args, "--expect-no-changes"] });
    expect(upAgain.code).toBe(0);
  });

  it("finds the same violations in a saved state with policy analyze", async () => {
    const { project } = await createProject(violating, weakPassword);
    const preview = await project.preview({ policyPack });
    expect((await project.up()).code).toBe(0);

    const file = path.join(path.dirname(project.directory), "state.json");
    writeFileSync(file, JSON.stringify(project.exportState()));
    const analysis = await project.pulumi(["policy", "analyze", "--policy-pack", policyPack, "--file", file, "--diff"]);
    expect(analysis.code).not.toBe(0);
    const summary = (output: string) =>
      violationsIn(output).map(({ level, policy, resource, text }) => {
        return `${level} ${policy} ${resource} ${/^.* but .*$/m.exec(text)?.[0].trim()}`;
      });
    expect(summary(analysis.output).sort()).toEqual(summary(preview.output).sort());
    expect(analysis.output).not.toContain(weakPassword);

    const ofStack = await project.pulumi([
      "policy",
      "analyze",
      "--policy-pack",
      policyPack,
      "--stack",
      project.stack,
      "--diff",
    ]);
    expect(summary(ofStack.output).sort()).toEqual(summary(preview.output).sort());

    const blind = await project.pulumi(["policy", "analyze", "--policy-pack", policyPack, "--file", file, "--diff"], {
      environment: { PULUMI_CONFIG_PASSPHRASE: "another" },
    });
    const withoutPasswords = summary(preview.output).filter((line) => !line.includes("rabbitmq-password-strength"));
    expect(summary(blind.output).sort()).toEqual(withoutPasswords.sort());
  });

  it("leaves undecided what a preview does not know, decides the rest, and decides all in the up", async () => {
    const { project, emulator } = await createProject(`${imports}
class Note extends pulumi.CustomResource {
  declare public readonly space: pulumi.Output<number>;

  constructor(name: string, space: number) {
    const __provider = "exports.handler = () => ({ create: async (i) => ({ id: 'note', outs: { space: i.wish } }) });";
    super("pulumi-nodejs:dynamic:Note", name, { __provider, wish: space, space: undefined });
  }
}

const note = new Note("note", 299);
new RabbitmqInstance("orders", { ...common, name: "orders", deletionProtection: true, storageSpace: note.space });
`);
    const preview = await project.preview({ policyPack });
    expect(preview.code).toBe(0);
    const undecided = violationsIn(preview.output).filter(({ text }) => text.includes("can't be known during preview"));
    expect(undecided.map(({ level, policy }) => `${level} ${policy}`).sort()).toEqual([
      "advisory rabbitmq-storage-limits",
      "advisory rabbitmq-storage-maximum",
      "advisory rabbitmq-storage-stack-total",
    ]);

    const strict = await project.preview({
      policyPack,
      args: withConfig(project, { "rabbitmq-enterprise-project": "mandatory" }),
    });
    expect(strict.code).not.toBe(0);

    const up = await project.up({ policyPack });
    expect(up.output).toContain("a cluster of 3 nodes holds at least 3 × 100 = 300 GB");
    expect(up.code).not.toBe(0);
    expect(await emulator.instances()).toEqual([]);
  });

  it("warns of a nearly full disk, as of the last refresh", async () => {
    const { project, emulator } = await createProject(`${imports}
new RabbitmqInstance("orders", { ...common, name: "orders" });
`);
    const args = withConfig(project, { all: "disabled", "rabbitmq-storage-headroom": "advisory" });
    expect((await project.up()).code).toBe(0);
    const [instance] = await emulator.instances();
    const usable = Number(instance?.storage_space);
    await emulator.changeInstance(String(instance?.instance_id), { used_storage_space: usable - 1 });
    expect(violationsIn((await project.preview({ policyPack, args })).output)).toEqual([]);
    expect((await project.refresh()).code).toBe(0);
    const preview = await project.preview({ policyPack, args });
    expect(preview.output).toContain("as of the last deployment or refresh it was 99 %");
    expect(preview.code).toBe(0);
  });

  it("recognises instances of another copy of the package", async () => {
    const { project } = await createProject("");
    const copy = path.join(project.directory, "copy", "node_modules", "pulumi-huaweicloud-dms-rabbitmq");
    mkdirSync(copy, { recursive: true });
    cpSync(path.join(repositoryRoot, "dist"), path.join(copy, "dist"), { recursive: true });
    cpSync(path.join(repositoryRoot, "package.json"), path.join(copy, "package.json"));
    project.writeProgram(
      violating.replace('"pulumi-huaweicloud-dms-rabbitmq"', '"./copy/node_modules/pulumi-huaweicloud-dms-rabbitmq"'),
    );
    const preview = await project.preview({ policyPack });
    expect(preview.code).not.toBe(0);
    expect(violationsIn(preview.output)).toContainEqual(
      expect.objectContaining({ policy: "rabbitmq-replacement-guard", resource: "billing-broker" }),
    );
  });
});

describe("packs that compose the rules", () => {
  it("runs the company's pack of three lines", async () => {
    const companyPack = path.join(repositoryRoot, "examples", "company-policies");
    const lines = readFileSync(path.join(companyPack, "index.ts"), "utf8").split("\n").filter(Boolean);
    expect(lines).toHaveLength(3);

    const { project } = await createProject(violating);
    const preview = await project.preview({ policyPack: companyPack });
    expect(violationsIn(preview.output).map(({ level, policy, resource }) => [level, policy, resource])).toEqual([
      ["mandatory", "rabbitmq-tls", "orders"],
    ]);
    expect(preview.code).not.toBe(0);
    project.writeProgram(mended);
    expect((await project.preview({ policyPack: companyPack })).code).toBe(0);
  });

  it("lets a pack use the resource class with the helpers of @pulumi/policy", async () => {
    const { project } = await createProject(violating);
    const pack = path.join(path.dirname(project.directory), "own-pack");
    mkdirSync(pack);
    symlinkSync(path.join(repositoryRoot, "node_modules"), path.join(pack, "node_modules"), "junction");
    writeFileSync(path.join(pack, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(path.join(pack, "package.json"), JSON.stringify({ name: "own", version: "1.0.0", main: "index.ts" }));
    writeFileSync(
      path.join(pack, "index.ts"),
      `
import { PolicyPack, validateResourceOfType } from "@pulumi/policy";
import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

new PolicyPack("own", {
  policies: [
    {
      name: "rabbitmq-own-rule",
      description: "Names say whose broker it is.",
      enforcementLevel: "mandatory",
      validateResource: validateResourceOfType(RabbitmqInstance, (instance, _args, report) => {
        if (instance.name === "orders") report(\`name is "\${instance.name}"\`);
      }),
    },
  ],
});
`,
    );
    const preview = await project.preview({ policyPack: pack });
    expect(violationsIn(preview.output)).toEqual([
      expect.objectContaining({
        policy: "rabbitmq-own-rule",
        resource: "orders",
        text: expect.stringContaining('name is "orders"'),
      }),
    ]);
    expect(preview.code).not.toBe(0);
  });
});
