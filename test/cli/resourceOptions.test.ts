import { errorsByInstance, stackFrame, warningsByInstance } from "../support/instanceErrors";
import { type InstanceDeclaration, instancesProgram } from "../support/instancesProgram";
import { type ExportedResource, PulumiProject } from "../support/pulumiProject";
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
    project.writeProgram(instancesProgram(instances));
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

  it("keep an instance that a renamed resource takes over by name", async () => {
    await up({ before: { name: '"kept"' } });
    const id = (await inCloud("kept"))?.instance_id;
    const renamed = await up({ after: { name: '"kept"' } }, { environment: { HW_DMS_ADOPT_EXISTING: "kept" } });
    expect(warningsByInstance(renamed).before).toContain("was not deleted");
    expect((await inCloud("kept"))?.instance_id).toBe(id);
    expect(stored("after")?.id).toBe(id);
    expect(stored("before")).toBeUndefined();
  });

  it("keep an instance that a forced replacement takes over instead of making another", async () => {
    await up({ adopting: { adoptExisting: "true" } });
    const { instance_id: id } = (await inCloud("adopting")) as WireInstance;
    const { urn } = stored("adopting") as ExportedResource;
    const replaced = await up({ adopting: { adoptExisting: "true" } }, { args: ["--replace", urn] });
    expect(warningsByInstance(replaced).adopting).toContain("was not deleted");
    expect((await inCloud("adopting"))?.instance_id).toBe(id);
    expect(stored("adopting")?.id).toBe(id);
  });

  it("replace for replaceOnChanges, unless the instance is protected", async () => {
    const options = '{ replaceOnChanges: ["description"] }';
    const protectedOne = { deletionProtection: "true", options };
    await up({ fresh: { description: '"a"', options }, safe: { description: '"a"', ...protectedOne } });
    const ids = { fresh: (await inCloud("fresh"))?.instance_id, safe: (await inCloud("safe"))?.instance_id };
    await up({ fresh: { description: '"b"', options }, safe: { description: '"a"', ...protectedOne } });
    expect(await inCloud("fresh")).toMatchObject({ description: "b" });
    expect((await inCloud("fresh"))?.instance_id).not.toBe(ids.fresh);
    const refused = await run("up", {
      fresh: { description: '"b"', options },
      safe: { description: '"b"', ...protectedOne },
    });
    expect(errorsByInstance(refused).safe).toContain("deletionProtection is on");
    expect((await inCloud("safe"))?.instance_id).toBe(ids.safe);
    await up({ safe: { description: '"a"', deletionProtection: "false" } });
  });

  it("replace an instance together with one that depends on it", async () => {
    const declarations = (user: string) => ({
      first: { accessUser: `"${user}"` },
      second: { vpcId: "first.vpcId" },
    });
    const program = (user: string) =>
      instancesProgram(declarations(user)).replace('new RabbitmqInstance("first"', "const first = $&");
    project.writeProgram(program("user-a"));
    expect((await project.up()).code).toBe(0);
    project.writeProgram(program("user-b"));
    const preview = await project.preview();
    expect(errorsByInstance(preview)).toEqual({});
    const replaced = await project.up();
    expect(errorsByInstance(replaced)).toEqual({});
    for (const name of ["first", "second"]) {
      expect((await inCloud(name))?.instance_id).toBe(stored(name)?.id);
    }
  });

  it("ignore changes of a product in words, and of everything", async () => {
    const words = (vcpus: number, memoryGb: number) => ({
      productId: undefined,
      product: `{ type: "single", vcpus: ${vcpus}, memoryGb: ${memoryGb} }`,
    });
    const size = '{ ignoreChanges: ["product", "productId", "storageSpace"] }';
    const everything = '{ ignoreChanges: ["*"] }';
    await up({ size: { ...words(2, 4), options: size }, everything: { ...words(2, 4), options: everything } });
    const again = await up({
      size: { ...words(4, 8), options: size },
      everything: { ...words(4, 8), accessUser: '"somebody"', options: everything },
    });
    expect(again.events.changes).toEqual({ same: 3 });
  });
});
