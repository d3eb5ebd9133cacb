import { errorsByInstance, stackFrame, warningsByInstance } from "../support/instanceErrors";
import { type InstanceDeclaration, instancesProgram } from "../support/instancesProgram";
import { type ExportedResource, PulumiProject, type RunOptions } from "../support/pulumiProject";
import type { PulumiResult } from "../support/pulumiRun";
import { brokerPassword, rabbitmqInstanceType } from "../support/rabbitmqProgram";
import { emulatorAccessKey, emulatorSecretKey, TestEmulator, type WireInstance } from "../support/testEmulator";

jest.setTimeout(600_000);

const readerSecretKey = "secret-key-of-the-reader";
const request = {
  engine: "rabbitmq",
  storageSpace: 100,
  storageSpecCode: "dms.physical.storage.high",
  productId: "00300-30109-0--0",
  availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
  vpcId: "1e93f86e-13af-46c8-97d6-d40fa62b76c2",
  subnetId: "b5fa806c-35e7-4299-b659-b39398dd4718",
  securityGroupId: "0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8",
  accessUser: "tester",
  password: brokerPassword,
};

/** The instances of the stack; the tests below change what they declare, step after step. */
const declared: Record<string, InstanceDeclaration> = {
  first: {},
  second: { name: undefined },
  third: {},
  hanging: { options: '{ customTimeouts: { create: "3s" } }' },
  overQuota: {},
  stillborn: {},
  taken: {},
};

/** What the deployment of updates changes. */
const changes: Record<string, InstanceDeclaration> = {
  first: { description: '"new"' },
  second: { name: undefined, description: '"new"' },
  third: { description: '"new"' },
  hanging: { description: '"new"' },
  overQuota: { restartTriggers: '{ wish: "now" }' },
  stillborn: { securityGroupId: '"5f3b1f2e-0000-4c41-a6c2-18cd04cad2c8"' },
  taken: { storageSpace: "200", resize: '"extend"' },
};

/** The name of the resource whose instance it is. */
const logicalName = (name: string): string => name.replace(/-[0-9a-f]{8}$/, "");

/** Faults on the way of several instances at once: every deployment meets some, and the next one heals them. */
describe("instances whose cloud fails now and then", () => {
  let emulator: TestEmulator;
  let project: PulumiProject;
  let run: PulumiResult;

  beforeAll(async () => {
    emulator = await TestEmulator.start({
      createTime: "200ms",
      users: [
        {
          name: "reader",
          accessKey: "READERSACCESSKEY0001",
          secretKey: readerSecretKey,
          actions: ["dms:instance:get", "dms:instance:list"],
        },
      ],
    });
    project = await PulumiProject.create({
      program: "",
      config: { password: { secret: brokerPassword } },
      environment: { ...emulator.environment, HW_DMS_VALIDATION: "offline", HW_MAX_RETRIES: "2" },
    });
  });

  afterAll(async () => {
    project?.dispose();
    await emulator?.close();
  });

  const declare = (changes: Record<string, InstanceDeclaration | undefined> = {}) =>
    project.writeProgram(
      instancesProgram(
        Object.fromEntries(
          Object.entries({ ...declared, ...changes }).filter(([, args]) => args !== undefined),
        ) as typeof declared,
      ),
    );

  async function deploy(command: "up" | "destroy" | "refresh", options: RunOptions = {}): Promise<void> {
    const args = command === "refresh" ? [] : ["--continue-on-error", "--parallel", "16"];
    run = await project[command]({ ...options, args });
    expect(run.output).not.toMatch(stackFrame);
  }

  function stored(): Record<string, ExportedResource> {
    const resources = project.resources(rabbitmqInstanceType);
    return Object.fromEntries(resources.map((resource) => [resource.urn.split("::").at(-1), resource]));
  }

  async function existing(name: string): Promise<WireInstance> {
    const instances = await emulator.instances();
    return instances.find((instance) => logicalName(instance.name) === name) as WireInstance;
  }

  /** Nothing is lost, and nothing is remembered that does not exist. */
  async function expectStateOfCloud(except: string[] = []): Promise<void> {
    const ids = Object.values(stored()).map(({ id }) => id);
    const cloud = (await emulator.instances()).map(({ instance_id }) => instance_id);
    expect([...ids, ...except].sort()).toEqual(cloud.sort());
    expect(project.exportState().deployment.pending_operations ?? []).toEqual([]);
  }

  describe("a deployment in which creations go wrong", () => {
    let takenId: string;
    let state: Record<string, ExportedResource>;

    beforeAll(async () => {
      takenId = await emulator.createInstance({ ...request, name: "taken" });
      const creation = (name: string) => ({ method: "POST", path: "/instances$", body: `"name":"${name}` });
      await emulator.addFault({ match: creation("first"), do: { reset: "after" } });
      await emulator.addFault({ match: creation("second"), do: { status: 502, body: "<html>", perform: true } });
      await emulator.addFault({ match: creation("third"), do: { truncate: 9 } });
      await emulator.addFault({ match: { method: "GET", path: "/instances/[^/]+$", times: 2 }, do: { status: 503 } });
      await emulator.addFault({ match: { name: "hanging" }, outcome: { hang: true } });
      const overQuota = { status: "CREATEFAILED", errorCode: "public.00.0018" };
      await emulator.addFault({ match: { name: "overQuota" }, outcome: overQuota });
      await emulator.addFault({ match: { name: "stillborn" }, outcome: { status: "ERROR", operation: "create" } });
      declare();
      await deploy("up");
      state = stored();
    });

    it("settles answers that were lost, replaced by a gateway or cut off, without a second instance", async () => {
      expect(run.code).not.toBe(0);
      expect(Object.keys(warningsByInstance(run)).sort()).toEqual(["first", "second", "third"]);
      const names = (await emulator.instances()).map(({ name }) => logicalName(name));
      expect(names.sort()).toEqual(Object.keys(declared).sort());
      for (const name of ["first", "second", "third"])
        expect(state[name]?.outputs).toMatchObject({ status: "RUNNING" });
    });

    it("keeps an instance that did not run in time, and says what was seen", () => {
      expect(errorsByInstance(run).hanging).toMatch(/did not run after [\dms]+; seen: CREATING \((once|\d+ times)\)/);
      expect(state.hanging?.outputs).toMatchObject({ status: "CREATING" });
    });

    it("tells a quota in words and keeps the failed instance", () => {
      expect(errorsByInstance(run).overQuota).toMatch(/public\.00\.0018.*quota/is);
      expect(state.overQuota?.id).toBeDefined();
    });

    it("keeps an instance that was born faulty", () => {
      expect(errorsByInstance(run).stillborn).toContain("status ERROR");
      expect(state.stillborn?.id).toBeDefined();
    });

    it("names the instance that has the name already, and the ways on", () => {
      const error = errorsByInstance(run).taken;
      expect(error).toContain(takenId);
      expect(error).toContain("RUNNING");
      expect(error).toContain("HW_DMS_ADOPT_EXISTING=taken");
      expect(state.taken).toBeUndefined();
    });

    it("has in its state what exists, and nothing else", () => expectStateOfCloud([takenId]));

    it("is healed by the next one: waits on, replaces what never ran, and takes over what it may", async () => {
      await emulator.clearFaults();
      await deploy("up", { environment: { HW_DMS_ADOPT_EXISTING: "taken" } });
      expect(errorsByInstance(run)).toEqual({});
      expect(run.code).toBe(0);
      const now = stored();
      for (const name of ["first", "second", "third", "hanging"]) expect(now[name]?.id).toBe(state[name]?.id);
      for (const name of ["overQuota", "stillborn"]) expect(now[name]?.id).not.toBe(state[name]?.id);
      expect(now.taken?.id).toBe(takenId);
      for (const { outputs } of Object.values(now)) expect(outputs).toMatchObject({ status: "RUNNING" });
      await expectStateOfCloud();
    });
  });

  it("names the missing IAM action, and changes nothing", async () => {
    const before = stored();
    declare({ first: { description: '"new"' }, unwanted: {} });
    await deploy("up", { environment: { HW_ACCESS_KEY: "READERSACCESSKEY0001", HW_SECRET_KEY: readerSecretKey } });
    expect(run.code).not.toBe(0);
    expect(errorsByInstance(run).first).toContain("dms:instance:modify");
    expect(errorsByInstance(run).unwanted).toContain("dms:instance:create");
    expect(await existing("first")).toMatchObject({ description: "" });
    const now = stored();
    for (const name of Object.keys(declared)) expect(now[name]?.id).toBe(before[name]?.id);
    expect(now.unwanted).toBeUndefined();
    await expectStateOfCloud();
  });

  it("leaves the state as it was when a refresh meets faults, a 404 that does not mean gone included", async () => {
    const before = stored();
    for (const [name, status] of [
      ["first", 500],
      ["second", 404],
    ] as const) {
      const path = `/instances/${before[name]?.id}$`;
      await emulator.addFault({ match: { method: "GET", path, times: 99 }, do: { status, body: "" } });
    }
    // Otherwise one list would answer for all of them.
    await emulator.addFault({ match: { method: "GET", path: "/instances$", times: 99 }, do: { status: 500 } });
    await deploy("refresh");
    expect(run.code).not.toBe(0);
    expect(errorsByInstance(run).first ?? run.output).toContain("HTTP 500");
    await emulator.clearFaults();
    const after = stored();
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    // Encryption makes new text of the same secrets, and Pulumi forgets what it noted about the program.
    const plain = ({ id, outputs }: ExportedResource) => ({
      id,
      outputs: Object.entries(outputs ?? {}).filter(([name]) => name !== "password" && !name.startsWith("amqp")),
    });
    for (const name of ["first", "second"]) {
      expect(plain(after[name] as ExportedResource)).toEqual(plain(before[name] as ExportedResource));
    }
  });

  describe("a deployment in which updates go wrong", () => {
    let before: Record<string, ExportedResource>;

    beforeAll(async () => {
      before = stored();
      const modification = (name: string) => ({ method: "PUT", path: `/instances/${before[name]?.id}$` });
      await emulator.changeInstance(before.first?.id as string, { status: "ERROR" });
      await emulator.addFault({ match: { ...modification("second"), times: 9 }, do: { status: 204 } });
      const busy = { error_code: "DMS.111400026", error_msg: "This operation is not allowed in this state." };
      await emulator.addFault({ match: { ...modification("third"), times: 2 }, do: { status: 400, body: busy } });
      await emulator.addFault({ match: modification("hanging"), do: { reset: "after" } });
      const results = [{ instance: before.overQuota?.id, result: "failed" }];
      await emulator.addFault({ match: { method: "POST", path: "/action$" }, do: { status: 200, body: { results } } });
      await emulator.addFault({ match: modification("stillborn"), do: { status: 503 } });
      await emulator.addFault({ match: { name: "taken" }, outcome: { status: "EXTENDEDFAILED" } });
      declare(changes);
      await deploy("up");
    });

    it("never replaces one that ran for being faulty, and says what to do", () => {
      expect(errorsByInstance(run).first).toMatch(/is faulty \(status ERROR\).*not replaced.*console/s);
      expect(run.events.steps.filter(({ operation }) => operation.includes("replace"))).toEqual([]);
    });

    it("says so when the cloud accepted a change and did not carry it out", () => {
      expect(errorsByInstance(run).second).toContain("accepted the change of description but did not carry it out");
    });

    it("waits for a busy instance, and repeats what was lost or refused by a gateway", async () => {
      for (const name of ["third", "hanging", "stillborn"]) expect(errorsByInstance(run)[name]).toBeUndefined();
      for (const name of ["third", "hanging"]) expect(await existing(name)).toMatchObject({ description: "new" });
      expect((await existing("stillborn")).security_group_id).toBe("5f3b1f2e-0000-4c41-a6c2-18cd04cad2c8");
    });

    it("passes on that a restart was refused inside a successful answer", () => {
      expect(errorsByInstance(run).overQuota).toContain("was not restarted");
    });

    it("keeps an instance that could not be extended", async () => {
      expect(errorsByInstance(run).taken).toContain("could not be resized and still serves");
      expect((await existing("taken")).status).toBe("EXTENDEDFAILED");
    });

    it("is healed by the next one, with the same instances", async () => {
      await expectStateOfCloud();
      await emulator.clearFaults();
      await emulator.changeInstance(before.first?.id as string, { status: "RUNNING" });
      await deploy("up");
      expect(errorsByInstance(run)).toEqual({});
      expect(run.code).toBe(0);
      const now = stored();
      for (const name of Object.keys(declared)) expect(now[name]?.id).toBe(before[name]?.id);
      for (const name of ["first", "second"]) expect(await existing(name)).toMatchObject({ description: "new" });
      expect(await existing("taken")).toMatchObject({ total_storage_space: 200, status: "RUNNING" });
      await expectStateOfCloud();
    });
  });

  describe("a removal that is refused, lost and slow", () => {
    beforeAll(async () => {
      declare({
        ...changes,
        first: { deletionProtection: "true" },
        hanging: { options: '{ customTimeouts: { delete: "2s" } }' },
      });
      await deploy("up");
      expect(run.code).toBe(0);
      const now = stored();
      const deletion = (name: string) => ({ method: "DELETE", path: `/instances/${now[name]?.id}$` });
      const refusal = { error_code: "DMS.111400099", error_msg: "The instance cannot be deleted now." };
      await emulator.addFault({ match: { ...deletion("second"), times: 2 }, do: { status: 400, body: refusal } });
      await emulator.addFault({ match: deletion("third"), do: { reset: "after" } });
      await emulator.addFault({ match: { name: "hanging" }, outcome: { hang: true, operation: "delete" } });
      await deploy("destroy");
    });

    it("keeps a protected instance", () => {
      expect(errorsByInstance(run).first).toContain("deletionProtection is on");
    });

    it("keeps one that is still there when time is up", () => {
      expect(errorsByInstance(run).hanging).toMatch(/still exists after [\dms]+; seen: DELETING/);
    });

    it("waits for one that cannot be deleted yet, and takes one that is gone already for deleted", async () => {
      expect(run.code).not.toBe(0);
      expect(Object.keys(errorsByInstance(run)).sort()).toEqual(["first", "hanging"]);
      expect(Object.keys(stored()).sort()).toEqual(["first", "hanging"]);
      await expectStateOfCloud();
    });

    it("ends once the protection is off and the cloud is well again", async () => {
      await emulator.clearFaults();
      project.writeProgram(instancesProgram({ first: { deletionProtection: "false" } }));
      await deploy("up");
      expect(run.code).toBe(0);
      await deploy("destroy");
      expect(run.code).toBe(0);
      expect(await emulator.instances()).toEqual([]);
      expect(stored()).toEqual({});
    });
  });

  it("showed no secret in all of that, and stored none in clear", () => {
    for (const secret of [brokerPassword, emulatorSecretKey, readerSecretKey]) {
      expect(project.captured()).not.toContain(secret);
    }
    expect(project.captured()).not.toContain(emulatorAccessKey);
  });
});
