import { errorsByInstance, stackFrame, warningsByInstance } from "../support/instanceErrors";
import { type InstanceDeclaration, instancesProgram } from "../support/instancesProgram";
import { type ExportedResource, PulumiProject } from "../support/pulumiProject";
import type { PulumiResult } from "../support/pulumiRun";
import { brokerPassword, rabbitmqInstanceType } from "../support/rabbitmqProgram";
import { emulatorSecretKey, TestEmulator, type WireInstance } from "../support/testEmulator";

jest.setTimeout(180_000);

/** What resource options and flags of the CLI do to instances. */
describe("resource options", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;

  beforeAll(async () => {
    emulator = await TestEmulator.start({ createTime: "50ms", deleteTime: "50ms" });
    project = await PulumiProject.create({
      program: "",
      config: { password: { secret: brokerPassword } },
      environment: emulator.environment,
    });
  });

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
  });

  async function run(
    command: "up" | "preview",
    instances: Record<string, InstanceDeclaration>,
    options: Parameters<PulumiProject["up"]>[0] = {},
  ) {
    const program = instancesProgram(instances).replace('new RabbitmqInstance("first"', "const first = $&");
    project.writeProgram(program);
    const result = await project[command](options);
    expect(result.output).not.toMatch(stackFrame);
    for (const secret of [brokerPassword, emulatorSecretKey]) expect(result.output).not.toContain(secret);
    return result;
  }

  async function up(instances: Record<string, InstanceDeclaration>, options: Parameters<PulumiProject["up"]>[0] = {}) {
    const result = await run("up", instances, options);
    expect(errorsByInstance(result)).toEqual({});
    expect(result.code).toBe(0);
    return result;
  }

  function stored(name: string): ExportedResource | undefined {
    return project.resources(rabbitmqInstanceType).find(({ urn }) => urn.endsWith(`::${name}`));
  }

  async function inCloud(name: string): Promise<WireInstance | undefined> {
    return (await emulator.instances()).find((instance) => instance.name === name);
  }

  const onDescription = '{ replaceOnChanges: ["description"] }';
  const protectedOne = { deletionProtection: "true", options: onDescription };
  const size = '{ ignoreChanges: ["product", "productId", "storageSpace"] }';
  const everything = '{ ignoreChanges: ["*"] }';
  const words = (vcpus: number, memoryGb: number) => ({
    productId: undefined,
    product: `{ type: "single", vcpus: ${vcpus}, memoryGb: ${memoryGb} }`,
  });

  const firstDeclared: Record<string, InstanceDeclaration> = {
    before: { name: '"kept"' },
    adopting: { adoptExisting: "true" },
    fresh: { description: '"a"', options: onDescription },
    safe: { description: '"a"', ...protectedOne },
    first: { accessUser: '"user-a"' },
    second: { vpcId: "first.vpcId" },
    size: { ...words(2, 4), options: size },
    everything: { ...words(2, 4), options: everything },
  };
  const { before: _before, ...others } = firstDeclared;
  const thenDeclared: Record<string, InstanceDeclaration> = {
    ...others,
    after: { name: '"kept"' },
    fresh: { description: '"b"', options: onDescription },
    first: { accessUser: '"user-b"' },
    size: { ...words(4, 8), options: size },
    everything: { ...words(4, 8), accessUser: '"somebody"', options: everything },
  };

  describe("in one deployment after another", () => {
    let ids: Record<string, string | undefined>;
    let then: PulumiResult;

    beforeAll(async () => {
      await up(firstDeclared);
      ids = Object.fromEntries((await emulator.instances()).map(({ name, instance_id: id }) => [name, id]));
      expect(Object.keys(ids).sort()).toEqual(["kept", ...Object.keys(others)].sort());
      const { urn } = stored("adopting") as ExportedResource;
      const environment = { HW_DMS_ADOPT_EXISTING: "kept" };
      expect(errorsByInstance(await run("preview", thenDeclared, { environment }))).toEqual({});
      then = await up(thenDeclared, { args: ["--replace", urn], environment });
    });

    it("keep an instance that a renamed resource takes over by name", async () => {
      expect(warningsByInstance(then).before).toContain("was not deleted");
      expect((await inCloud("kept"))?.instance_id).toBe(ids.kept);
      expect(stored("after")?.id).toBe(ids.kept);
      expect(stored("before")).toBeUndefined();
    });

    it("keep an instance that a forced replacement takes over instead of making another", async () => {
      expect(warningsByInstance(then).adopting).toContain("was not deleted");
      expect((await inCloud("adopting"))?.instance_id).toBe(ids.adopting);
      expect(stored("adopting")?.id).toBe(ids.adopting);
    });

    it("replace an instance together with one that depends on it", async () => {
      for (const name of ["first", "second"]) {
        expect((await inCloud(name))?.instance_id).not.toBe(ids[name]);
        expect((await inCloud(name))?.instance_id).toBe(stored(name)?.id);
      }
    });

    it("ignore changes of a product in words, and of everything", () => {
      for (const name of ["size", "everything"]) {
        const operations = then.events.steps.filter((step) => step.name === name).map(({ operation }) => operation);
        expect(operations).toEqual(["same"]);
      }
    });

    it("replace for replaceOnChanges, unless the instance is protected", async () => {
      expect(await inCloud("fresh")).toMatchObject({ description: "b" });
      expect((await inCloud("fresh"))?.instance_id).not.toBe(ids.fresh);
      const refused = await run("up", { ...thenDeclared, safe: { description: '"b"', ...protectedOne } });
      expect(errorsByInstance(refused).safe).toContain("deletionProtection is on");
      expect((await inCloud("safe"))?.instance_id).toBe(ids.safe);
      await up({ safe: { description: '"a"', deletionProtection: "false" } });
    });
  });
});
