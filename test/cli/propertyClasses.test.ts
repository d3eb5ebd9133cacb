import { type InputName, inputNames, inputProperties } from "../../provider/instance/properties/instanceProperties";
import type { EngineStep } from "../support/engineEvents";
import { errorsByInstance, stackFrame } from "../support/instanceErrors";
import { type InstanceDeclaration, instancesProgram } from "../support/instancesProgram";
import { PulumiProject } from "../support/pulumiProject";
import type { PulumiResult } from "../support/pulumiRun";
import { brokerPassword, rabbitmqInstanceType } from "../support/rabbitmqProgram";
import { emulatorSecretKey, TestEmulator, type WireInstance } from "../support/testEmulator";

jest.setTimeout(600_000);

const otherProjectId = "0123456789abcdef0123456789abcdef";
const ip = { a: '"7f3ae2a5-0000-4c41-a6c2-18cd04cad2c8"', b: '"8a3ae2a5-1111-4c41-a6c2-18cd04cad2c8"' };

/** Two values of a property, and what else its instance declares with each. */
interface Case {
  /** A value in the program; undefined for a mandatory property, whose default of the tests it is. */
  from?: string;
  to: string;
  /** The value that is set later, where `from` is the default or another instance's name. Default: `from`. */
  later?: string;
  with?: InstanceDeclaration;
  /** What the instance without it is made of. Default: what all are. */
  base?: InstanceDeclaration;
  /** What else changes together with it. */
  toWith?: InstanceDeclaration;
}

/** What an instance of API v2 is made of. */
const ofV2: InstanceDeclaration = {
  productId: '"c6.2u4g.single"',
  storageSpecCode: '"dms.physical.storage.ultra.v2"',
  engineVersion: '"3.8.35"',
};
const cluster = { ...ofV2, productId: '"c6.2u4g.cluster"', storageSpace: "300" };
const amqp = {
  ...ofV2,
  productId: '"amqp.b1.large.1"',
  engineVersion: '"AMQP-0-9-1"',
  accessUser: undefined,
  password: undefined,
};

const cases: Record<InputName, Case> = {
  name: { from: '"name-a"', to: '"name-b"', later: '"name-c"' },
  description: { from: '"a"', to: '"b"' },
  engine: { from: '"rabbitmq"', to: '"kafka"' },
  engineVersion: { from: '"3.7.17"', to: '"3.8.35"' },
  storageSpace: { to: "200" },
  accessUser: { to: '"somebody"' },
  password: { to: 'pulumi.secret("Other-Password-0002")' },
  vpcId: { to: '"2f93f86e-13af-46c8-97d6-d40fa62b76c2"' },
  securityGroupId: { to: '"1baa0033-bf7f-4c41-a6c2-18cd04cad2c8"' },
  subnetId: { to: '"c6fa806c-35e7-4299-b659-b39398dd4718"' },
  availabilityZones: { to: '["1d7b939b382c4c3bb3481a8ca10da769"]' },
  productId: { to: '"00300-30111-0--0"' },
  product: {
    from: '{ type: "single", vcpus: 2, memoryGb: 4 }',
    to: '{ type: "single", vcpus: 4, memoryGb: 8 }',
    with: { productId: undefined },
  },
  maintainBegin: { from: '"22:00"', to: '"06:00"', with: { maintainEnd: undefined } },
  maintainEnd: { from: '"02:00"', to: '"10:00"' },
  enablePublicIp: { from: "true", to: "false", with: { publicIpId: ip.a }, toWith: { publicIpId: undefined } },
  publicIpId: { from: ip.a, to: ip.b, with: { enablePublicIp: "true" } },
  sslEnable: { from: "false", to: "true" },
  storageSpecCode: { to: '"dms.physical.storage.ultra"' },
  enterpriseProjectId: { from: '"0"', to: '"ep-1"' },
  region: { from: '"ae-ad-1"', to: '"eu-west-101"' },
  projectId: { from: "MAIN_PROJECT", to: `"${otherProjectId}"` },
  brokerNum: { from: "3", to: "5", with: cluster, base: { ...cluster, brokerNum: "3" } },
  tags: { from: '{ team: "a" }', to: '{ team: "b" }', with: ofV2, base: ofV2 },
  plugins: {
    from: '["rabbitmq_shovel"]',
    to: '["rabbitmq_consistent_hash_exchange"]',
    with: ofV2,
    base: ofV2,
  },
  diskEncryptedKey: { from: '"key-1"', to: '"key-2"', with: ofV2, base: { ...ofV2, diskEncryptedKey: '"key-1"' } },
  enableAcl: { from: "true", to: "false", with: amqp, base: amqp },
  archType: { from: '"X86"', to: '"ARM"', with: ofV2, base: ofV2 },
  deletionProtection: { from: "true", to: "false" },
  restartTriggers: { from: '{ at: "a" }', to: '{ at: "b" }' },
  passwordChange: { from: '"refuse"', to: '"record"', later: '"record"' },
  resize: { from: '"refuse"', to: '"extend"', later: '"extend"' },
  adoptExisting: { from: "false", to: "true", later: "true" },
  timeouts: { from: '{ update: "20m" }', to: '{ update: "30m" }' },
};

const classOf = (property: InputName) => inputProperties[property].change;
const credentials: InputName[] = ["accessUser", "password"];
const isMandatory = (property: InputName) =>
  "required" in inputProperties[property] || property === "productId" || credentials.includes(property);
/** Whether a call of its own changes a property in place, which `test/lifecycle` holds. */
const isOwnCall = (property: InputName) => property === "tags" || property === "plugins";
const having = (test: (property: InputName) => boolean) => inputNames.filter(test);
const optional = having((property) => !isMandatory(property));

/** `timeouts` is set by the option customTimeouts. */
function declare(property: InputName, value: string | undefined, more: InstanceDeclaration = {}): InstanceDeclaration {
  if (property === "timeouts") return { ...more, options: value ? `{ customTimeouts: ${value} }` : "{}" };
  return { ...more, ...(value === undefined ? {} : { [property]: value }) };
}

/** Two instances for each property: one that declares it from the start, one that sets it later. */
describe("each class of properties keeps its promise:", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;
  let mainProject: string;
  let declared: Record<string, InstanceDeclaration>;

  beforeAll(async () => {
    emulator = await TestEmulator.start({
      region: ["ae-ad-1", "eu-west-101"],
      projectId: "fedcba9876543210fedcba9876543210",
      projects: [{ name: "ae-ad-1_other", id: otherProjectId }],
      createTime: "0s",
      restartTime: "50ms",
      resizeTime: "50ms",
    });
    mainProject = '"fedcba9876543210fedcba9876543210"';
    project = await PulumiProject.create({
      program: "",
      config: { password: { secret: brokerPassword } },
      environment: emulator.environment,
    });
    declared = {};
    for (const property of inputNames) {
      const { from, with: more } = cases[property];
      declared[property] = declare(property, value(from), more);
    }
    for (const property of optional) declared[`${property}-later`] = laterWithout(property);
    const up = await run("up");
    expect(errorsByInstance(up)).toEqual({});
    expect(up.code).toBe(0);
  });

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
  });

  const value = (expression: string | undefined) => (expression === "MAIN_PROJECT" ? mainProject : expression);

  /** An instance without the property, but with what it needs beside it. */
  function laterWithout(property: InputName): InstanceDeclaration {
    // Without a name of its own an instance is named after its resource.
    return property === "name" ? { name: undefined } : (cases[property].base ?? {});
  }

  async function run(
    command: "up" | "preview",
    changes: Record<string, InstanceDeclaration> = {},
    environment: Record<string, string> = {},
  ) {
    project.writeProgram(instancesProgram({ ...declared, ...changes }));
    const result = await project[command]({ args: ["--parallel", "16"], environment });
    expect(result.output).not.toMatch(stackFrame);
    return result;
  }

  const stepsOf = (result: PulumiResult, name: string): EngineStep[] =>
    result.events.steps.filter((step) => step.name === name);

  const replaceKeysOf = (result: PulumiResult, name: string): string[] => [
    ...new Set(stepsOf(result, name).flatMap(({ replaceKeys }) => replaceKeys)),
  ];

  const changedTo = (property: InputName): InstanceDeclaration => {
    const { to, with: more, toWith } = cases[property];
    return declare(property, to, { ...more, ...toWith });
  };

  async function cloud(): Promise<Record<string, WireInstance>> {
    const names = new Map(project.resources(rabbitmqInstanceType).map(({ id, urn }) => [id, urn.split("::").at(-1)]));
    return Object.fromEntries(
      (await emulator.instances()).map((instance) => [names.get(instance.instance_id), instance]),
    );
  }

  async function requestsTo(instance: WireInstance | undefined): Promise<string[]> {
    const requests = await emulator.changingRequests();
    return requests.filter(({ path }) => path.endsWith(String(instance?.instance_id))).map(({ method }) => method);
  }

  describe("what replaces", () => {
    let preview: PulumiResult;
    const replacing = having((property) => classOf(property) === "replaces");

    beforeAll(async () => {
      const changes = Object.fromEntries(
        replacing.filter((name) => name !== "engine").map((name) => [name, changedTo(name)]),
      );
      changes.password = { ...changedTo("password"), passwordChange: '"replace"' };
      changes.productId = { ...changedTo("productId"), resize: '"replace"' };
      preview = await run("preview", changes, { HW_DMS_VALIDATION: "offline" });
    });

    it.each(replacing.filter((name) => name !== "engine"))(
      "a change of %s would replace the instance, and says what is lost",
      (property) => {
        expect(replaceKeysOf(preview, property)).toEqual([property]);
        expect(stepsOf(preview, property).map(({ operation }) => operation)).toEqual(
          expect.arrayContaining(["replace"]),
        );
        expect(preview.output).toMatch(new RegExp(`because ${property} from .* cannot be changed in place`));
      },
    );

    it("so would a guarded one when the program says so", () => {
      expect(replaceKeysOf(preview, "password")).toEqual(["password"]);
      expect(replaceKeysOf(preview, "productId")).toEqual(["productId"]);
    });
  });

  it("what is guarded is refused, with the ways on, and nothing is sent", async () => {
    await emulator.forgetRequests();
    const changes = {
      storageSpace: { storageSpace: "200", productId: '"00300-30111-0--0"', password: cases.password.to },
    };
    const error = errorsByInstance(await run("preview", changes)).storageSpace;
    for (const property of ["password", "storageSpace", "productId"]) expect(error).toContain(property);
    expect(error).toContain('passwordChange: "record"');
    expect(error).toContain('resize: "extend"');
    expect(error).toContain("nothing was touched");
    const product = errorsByInstance(await run("preview", { product: changedTo("product") })).product;
    expect(product).toContain("productId changes");
    expect(await emulator.changingRequests()).toEqual([]);
  });

  it("what is mandatory cannot be taken away", async () => {
    const mandatory = having(isMandatory);
    const bare = Object.fromEntries(mandatory.map((property) => [property, undefined]));
    const preview = await run("preview", { name: { ...declared.name, ...bare } });
    for (const property of mandatory) expect(preview.output).toContain(`${property}`);
    expect(preview.output.match(/is missing/g)?.length).toBe(mandatory.length);
    expect(preview.code).not.toBe(0);
  });

  describe("a deployment that changes the others, and sets every optional one for the first time", () => {
    let before: Record<string, WireInstance>;
    let up: PulumiResult;

    beforeAll(async () => {
      before = await cloud();
      const changes: Record<string, InstanceDeclaration> = {};
      for (const property of having((name) => ["inPlace", "recorded"].includes(classOf(name)))) {
        changes[property] = changedTo(property);
      }
      changes.password = { ...changedTo("password"), passwordChange: '"record"' };
      changes.storageSpace = { ...changedTo("storageSpace"), resize: '"extend"' };
      changes.brokerNum = changedTo("brokerNum");
      changes.engine = { engine: '"RabbitMQ"' };
      for (const property of optional) {
        const { from, later = from, with: more } = cases[property];
        changes[`${property}-later`] = declare(property, value(later), more);
      }
      Object.assign(declared, changes);
      await emulator.forgetRequests();
      up = await run("up");
      expect(errorsByInstance(up)).toEqual({});
      expect(up.code).toBe(0);
    });

    const inPlace = having((property) => classOf(property) === "inPlace");
    it.each(inPlace)("applies %s to the running instance", async (property) => {
      for (const name of isMandatory(property) ? [property] : [property, `${property}-later`]) {
        const [step] = stepsOf(up, name);
        expect(step).toMatchObject({ operation: "update", replaceKeys: [] });
        expect(step?.differences).toContain(property);
        if (!isOwnCall(property)) expect(new Set(await requestsTo(before[name]))).toEqual(new Set(["PUT"]));
        expect((await cloud())[name]?.instance_id).toBe(before[name]?.instance_id);
      }
    });

    it("shows every wish in the cloud", async () => {
      const now = await cloud();
      expect(now.name).toMatchObject({ name: "name-b" });
      expect(now.description).toMatchObject({ description: "b" });
      expect(now["description-later"]).toMatchObject({ description: "a" });
      expect(String(now.maintainBegin?.maintain_begin)).toMatch(/^06/);
      expect(String(now["maintainEnd-later"]?.maintain_begin)).toMatch(/^22/);
      expect(now.enablePublicIp).toMatchObject({ enable_publicip: false });
      expect(now.publicIpId).toMatchObject({ enable_publicip: true, publicip_id: JSON.parse(ip.b) });
      expect(now["publicIpId-later"]).toMatchObject({ enable_publicip: true, publicip_id: JSON.parse(ip.a) });
      expect(now.storageSpace).toMatchObject({ total_storage_space: 200 });
      expect(now.brokerNum).toMatchObject({ broker_num: 5, total_storage_space: 500 });
      expect(now.tags).toMatchObject({ tags: [{ key: "team", value: "b" }] });
      expect(now["tags-later"]).toMatchObject({ tags: [{ key: "team", value: "a" }] });
      expect(now.enableAcl).toMatchObject({ enable_acl: false });
    });

    it.each(having((name) => classOf(name) === "recorded"))(
      "records %s without touching the instance",
      async (property) => {
        for (const name of [property, `${property}-later`]) {
          expect(stepsOf(up, name).map(({ operation }) => operation)).toEqual(expect.arrayContaining(["update"]));
          expect(await requestsTo(before[name])).toEqual([]);
          expect((await cloud())[name]).toEqual(before[name]);
        }
      },
    );

    it("restarts for restartTriggers and does nothing else", async () => {
      const actions = (await emulator.changingRequests()).filter(({ path }) => path.endsWith("/instances/action"));
      expect(actions.length).toBe(2);
    });

    it("replaces nothing for the first setting of what replaces, when it is what the instance has", () => {
      for (const property of having((name) => classOf(name) === "replaces" && !isMandatory(name))) {
        expect(stepsOf(up, `${property}-later`).flatMap(({ replaceKeys }) => replaceKeys)).toEqual([]);
      }
      expect(up.events.steps.filter(({ operation }) => operation.includes("replace"))).toEqual([]);
    });

    it("takes the engine in another letter case for the same", () => {
      expect(stepsOf(up, "engine").map(({ operation }) => operation)).toEqual(["same"]);
    });
  });

  describe("a deployment that leaves every optional one out", () => {
    let before: Record<string, WireInstance>;
    let after: Record<string, WireInstance>;
    let up: PulumiResult;

    beforeAll(async () => {
      before = await cloud();
      await emulator.forgetRequests();
      const changes: Record<string, InstanceDeclaration> = {};
      for (const property of optional) changes[`${property}-later`] = laterWithout(property);
      Object.assign(declared, changes);
      up = await run("up");
      expect(errorsByInstance(up)).toEqual({});
      expect(up.code).toBe(0);
      after = await cloud();
    });

    it("clears a description and tags, and switches off the public access and the lists that the program had switched on", () => {
      expect(after["description-later"]).toMatchObject({ description: "" });
      expect(after["enablePublicIp-later"]).toMatchObject({ enable_publicip: false });
      expect(after["publicIpId-later"]).toMatchObject({ enable_publicip: false });
      expect(after["tags-later"]).toMatchObject({ tags: [] });
      expect(after["enableAcl-later"]).toMatchObject({ enable_acl: false });
    });

    const clearing = ["description", "enablePublicIp", "publicIpId", "tags", "enableAcl"];
    it.each(optional.filter((name) => !clearing.includes(name)))(
      "leaves the instance of %s as it is",
      async (property) => {
        const name = `${property}-later`;
        expect(await requestsTo(before[name])).toEqual([]);
        expect(after[name]).toEqual(before[name]);
        expect(stepsOf(up, name).flatMap(({ replaceKeys }) => replaceKeys)).toEqual([]);
      },
    );
  });

  it("and after all that nothing differs, and no secret was shown", async () => {
    const preview = await run("preview");
    expect(Object.keys(preview.events.changes)).toEqual(["same"]);
    for (const secret of [brokerPassword, "Other-Password-0002", emulatorSecretKey]) {
      expect(project.captured()).not.toContain(secret);
    }
  });
});
