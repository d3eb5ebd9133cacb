import { PulumiProject } from "../support/pulumiProject";
import { brokerPassword, rabbitmqInstanceType, rabbitmqProgram } from "../support/rabbitmqProgram";
import { TestEmulator } from "../support/testEmulator";

jest.setTimeout(600_000);

/** The whole way of one instance, step after step on the same stack. */
describe("one instance through the real CLI", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;

  beforeAll(async () => {
    emulator = await TestEmulator.start();
    project = await PulumiProject.create({
      program: rabbitmqProgram({ name: '"orders"', description: '"first"' }),
      config: { password: { secret: brokerPassword } },
      environment: emulator.environment,
      asUsers: true,
    });
  });

  beforeEach(() => emulator.forgetRequests());

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
  });

  const stepOfOrders = (result: Awaited<ReturnType<PulumiProject["up"]>>) =>
    result.events.steps.find(({ name }) => name === "orders");

  async function onlyInstance() {
    const instances = await emulator.instances();
    expect(instances).toHaveLength(1);
    return instances[0] as (typeof instances)[number];
  }

  it("previews a creation without reaching the cloud", async () => {
    const nowhere = { HW_DMS_ENDPOINT: "http://127.0.0.1:2", HW_IAM_ENDPOINT: "http://127.0.0.1:2" };
    const preview = await project.preview({ environment: nowhere });
    expect(preview.output).toContain("orders");
    expect(preview.code).toBe(0);
    expect(preview.events.changes).toEqual({ create: 2 });
    expect(await emulator.requests()).toEqual([]);
    expect(await emulator.instances()).toEqual([]);
  });

  it("creates the instance, waits until it runs and shows its outputs", async () => {
    const up = await project.up();
    expect(up.output).not.toContain(brokerPassword);
    expect(up.code).toBe(0);
    expect(up.events.changes).toEqual({ create: 2 });
    expect((await emulator.changingRequests()).map(({ method, status }) => [method, status])).toEqual([["POST", 200]]);
    const instance = await onlyInstance();
    expect(project.outputs()).toEqual({
      id: instance.instance_id,
      name: "orders",
      description: "first",
      status: "RUNNING",
      connectAddress: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
      port: 5672,
      managementConnectAddress: expect.stringContaining("15672"),
      password: brokerPassword,
    });
  });

  it("changes nothing when nothing has changed", async () => {
    const up = await project.up();
    expect(up.code).toBe(0);
    expect(up.events.changes).toEqual({ same: 2 });
    expect(await emulator.changingRequests()).toEqual([]);
  });

  it("changes a description in place", async () => {
    const { instance_id: before } = await onlyInstance();
    project.writeProgram(rabbitmqProgram({ name: '"orders"', description: '"second"' }));
    const up = await project.up();
    expect(up.code).toBe(0);
    expect(up.events.changes).toEqual({ update: 1, same: 1 });
    expect(stepOfOrders(up)).toMatchObject({ operation: "update", differences: ["description"], replaceKeys: [] });
    expect((await emulator.changingRequests()).map(({ method, status }) => [method, status])).toEqual([["PUT", 204]]);
    expect(await onlyInstance()).toMatchObject({ instance_id: before, description: "second" });
    expect(project.outputs()).toMatchObject({ id: before, description: "second" });
  });

  it("shows a rename behind its back as drift, and mends it with the next up", async () => {
    const { instance_id: id } = await onlyInstance();
    await emulator.changeInstance(id, { name: "renamed" });

    const refresh = await project.refresh();
    expect(refresh.code).toBe(0);
    expect(refresh.output).toContain("[diff: ~name]");
    expect(refresh.events.changes).toMatchObject({ update: 1 });
    const [stored] = project.resources(rabbitmqInstanceType);
    expect(stored?.outputs).toMatchObject({ name: "renamed" });

    const preview = await project.preview();
    expect(stepOfOrders(preview)).toMatchObject({ operation: "update", differences: ["name"], replaceKeys: [] });

    const up = await project.up();
    expect(up.code).toBe(0);
    expect(up.events.changes).toEqual({ update: 1, same: 1 });
    expect(await onlyInstance()).toMatchObject({ instance_id: id, name: "orders" });
    expect(project.outputs()).toMatchObject({ id, name: "orders" });
  });

  it("sees no difference in a refresh after that", async () => {
    const refresh = await project.refresh({ args: ["--expect-no-changes"] });
    expect(refresh.output).not.toContain("[diff:");
    expect(refresh.code).toBe(0);
    expect((await project.up({ args: ["--expect-no-changes"] })).code).toBe(0);
  });

  it("drops an instance that was deleted behind its back from the state", async () => {
    const { instance_id: id } = await onlyInstance();
    await emulator.deleteInstance(id);
    const refresh = await project.refresh();
    expect(refresh.code).toBe(0);
    expect(refresh.events.changes).toMatchObject({ delete: 1 });
    expect(project.resources(rabbitmqInstanceType)).toEqual([]);
  });

  it("makes it again, and removes it with destroy", async () => {
    expect((await project.up()).events.changes).toEqual({ create: 1, same: 1 });
    expect(await emulator.instances()).toHaveLength(1);
    await emulator.forgetRequests();

    const destroy = await project.destroy();
    expect(destroy.code).toBe(0);
    expect(destroy.events.changes).toEqual({ delete: 2 });
    const changing = await emulator.changingRequests();
    expect(changing.map(({ method, status }) => [method, status])).toEqual([["DELETE", 204]]);
    expect(await emulator.instances()).toEqual([]);
    expect(project.exportState().deployment.resources ?? []).toEqual([]);
  });
});
