import type { Properties } from "./engineSimulation";
import { FaultStack, instancePassword, otherInstancePassword } from "./faults/faultStack";
import { ShownOutput } from "./shownOutput";

jest.setTimeout(60_000);

const v2Disk = "dms.physical.storage.ultra.v2";
const product = { type: "single", vcpus: 2, memoryGb: 4 };
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("the version of the API", () => {
  const output = new ShownOutput();
  let stack: FaultStack;

  afterEach(async () => {
    await stack?.close();
    expect(output.leaks()).toEqual([]);
  });

  async function start(version: "v1.0" | "v2", options: Parameters<typeof FaultStack.start>[0] = {}) {
    stack = await FaultStack.start({ createTime: "0s", ...options }, output, version);
  }

  const paths = () => stack.emulator.requests().map(({ method, path }) => `${method} ${path.split("?")[0]}`);
  const changing = () => paths().filter((path) => !path.startsWith("GET") && !path.includes("/v3/"));
  const versionsAsked = () => new Set(paths().flatMap((path) => /\/(v1\.0|v2)\//.exec(path)?.[1] ?? []));
  const recorded = () => stack.engine.stored?.outputs.apiVersion;

  describe("of a new instance", () => {
    it.each([
      ["v1.0", "a product and a disk of v1.0", {}],
      ["v1.0", "a disk of v1.0 beside words for a product", { productId: undefined, product }],
      ["v2", "a product and a disk of today", { productId: "c6.2u4g.single", storageSpecCode: v2Disk }],
      ["v2", "a disk of today beside words", { productId: undefined, product, storageSpecCode: v2Disk }],
    ] as const)("is %s for %s, and is spoken and recorded ever after", async (version, _what, program) => {
      await start("v1.0");
      stack.environment = { HW_DMS_VALIDATION: "live" };
      expect(await stack.up(program)).toBe("created");
      expect(recorded()).toBe(version);
      expect(versionsAsked()).toEqual(new Set([version]));
      await stack.refresh();
      expect(await stack.up({ ...program, description: "changed" })).toBe("updated");
      await stack.destroy();
      expect(versionsAsked()).toEqual(new Set([version]));
    });

    it("is v2 for a product of v1.0 where the setting says so", async () => {
      await start("v1.0");
      stack.environment = { HW_DMS_API_VERSION: "v2", HW_DMS_VALIDATION: "live" };
      const program = { engineVersion: "3.7.17" };
      expect(await stack.up(program)).toBe("created");
      expect(recorded()).toBe("v2");
      expect(await stack.up(program)).toBe("same");
      expect(await stack.up({ ...program, storageSpace: 200 })).toBe("updated");
      expect(stack.emulator.instances()[0]?.total_storage_space).toBe(200);
    });

    it.each([
      ["another size", "00300-30109-0--0", "00300-30111-0--0", 100, "vertical"],
      ["more nodes", "00300-30209-0--0", "00300-30211-0--0", 300, "horizontal"],
    ])("is v2 for a product of v1.0, which gets %s by its specification", async (_what, from, to, storage, wish) => {
      await start("v1.0");
      stack.environment = { HW_DMS_API_VERSION: "v2" };
      const program = { productId: from, engineVersion: "3.7.17", storageSpace: storage };
      await stack.up(program);
      expect(await stack.up({ ...program, productId: to })).toBe("updated");
      expect(stack.emulator.instances()[0]?.product_id).toBe(to);
      const tasks = await stack.client.listBackgroundTasks(stack.id);
      expect(tasks.map(({ params = "{}" }) => JSON.parse(params).oper_type)).toContain(wish);
      expect(await stack.up({ ...program, productId: to })).toBe("same");
    });

    it("is told in one line of a preview, with its reason, and in no line of a deployment", async () => {
      await start("v2");
      await stack.preview({ __isPreview: true });
      expect(stack.lines).toEqual([expect.stringMatching(/^info: API v2: .+ belongs to it\.$/)]);
      stack.lines.length = 0;
      await stack.up();
      expect(stack.lines.filter((line) => line.includes("API v2"))).toEqual([]);
    });

    it("is not known in a preview whose values are not, and nothing fails for it", async () => {
      await start("v2");
      const program = { productId: unknownValue, storageSpecCode: unknownValue, engineVersion: undefined };
      expect(await stack.preview({ ...program, __isPreview: true })).toBe("created");
      expect(stack.lines.join()).toMatch(
        /Which version of the API makes the instance is not known yet: productId and storageSpecCode will tell/,
      );
    });

    it("contradicts in one finding that names both properties", async () => {
      await start("v1.0");
      await expect(stack.preview({ tags: { team: "orders" } })).rejects.toThrow(
        /productId .+ belongs to API v1\.0, but tags to API v2/,
      );
      expect(changing()).toEqual([]);
    });

    it("is created with the highest version of the engine that is no AMQP-0-9-1, which is never compared again", async () => {
      await start("v2");
      const program = { engineVersion: undefined };
      expect(await stack.up(program)).toBe("created");
      expect(stack.engine.stored?.outputs.engineVersion).toBe("3.12.13");
      expect(await stack.up(program)).toBe("same");
    });

    it("costs at most two requests more on v2", async () => {
      const counts: number[] = [];
      for (const version of ["v1.0", "v2"] as const) {
        await start(version);
        stack.environment = { HW_DMS_VALIDATION: "live" };
        await stack.up({ engineVersion: undefined });
        counts.push(paths().length);
        stack.emulator.clearRequests();
        await stack.up({ engineVersion: undefined });
        expect(paths()).toEqual([]);
        await stack.close();
      }
      const [ofV1 = 0, ofV2 = 0] = counts;
      expect(ofV2).toBeLessThanOrEqual(ofV1 + 2);
    });
  });

  describe("of an existing instance", () => {
    /** What a state of before API v2 lacks. */
    function makeOld(): void {
      const { stored } = stack.engine;
      if (!stored) throw new Error("There is no state.");
      const { apiVersion, ...outputs } = stored.outputs;
      const { __apiVersion, ...inputs } = stored.inputs;
      stack.engine.stored = { ...stored, inputs, outputs };
    }

    it("stays v1.0 in a state of before: nothing differs, nothing is asked, refreshed or not", async () => {
      await start("v1.0");
      await stack.up();
      makeOld();
      stack.emulator.clearRequests();
      expect(await stack.preview()).toBe("same");
      expect(await stack.up()).toBe("same");
      expect(paths()).toEqual([]);
      await stack.refresh();
      expect(stack.engine.hasShownDrift).toBe(false);
      expect(await stack.up({ description: "changed" })).toBe("updated");
      expect(versionsAsked()).toEqual(new Set(["v1.0"]));
    });

    it("never changes by itself, not even where its version has gone", async () => {
      await start("v1.0");
      await stack.up();
      stack.emulator.addFault({ match: { path: "^/v1.0/", times: 10_000 }, do: { status: 404 } });
      await expect(stack.up({ description: "changed" })).rejects.toThrow(/404/);
      await expect(stack.refresh()).rejects.toThrow(/404/);
      stack.emulator.clearFaults();
      expect(recorded()).toBe("v1.0");
      expect(await stack.up({ description: "changed" })).toBe("updated");
    });

    it.each([
      ["v1.0", "v2"],
      ["v2", "v1.0"],
    ] as const)("moves from %s to %s where the setting says so, and nothing of it is touched", async (from, to) => {
      await start(from);
      if (from === "v2") stack.environment = { HW_DMS_API_VERSION: "v2" };
      const program = from === "v2" ? { ...legacy, engineVersion: "3.7.17" } : {};
      await stack.up(program);
      const { id } = stack;
      stack.environment = { HW_DMS_API_VERSION: to };
      stack.emulator.clearRequests();
      stack.lines.length = 0;
      expect(await stack.preview(program)).toBe("updated");
      expect(stack.lines).toEqual([
        expect.stringMatching(
          new RegExp(`^info: .+will be managed by API ${to} instead of ${from}, .+nothing of it is touched`),
        ),
      ]);
      expect(await stack.up(program)).toBe("updated");
      expect(changing()).toEqual([]);
      expect(recorded()).toBe(to);
      expect(stack.cloudIds()).toEqual([id]);
      expect(await stack.up(program)).toBe("same");
      await stack.refresh();
      // Whatever the setting says later on: `auto` keeps what is recorded.
      stack.environment = {};
      expect(await stack.up(program)).toBe("same");
      expect(recorded()).toBe(to);
    });

    it("is refused to move back only for what the program itself says", async () => {
      await start("v2");
      stack.environment = { HW_DMS_VALIDATION: "live" };
      const program = { product, productId: undefined, storageSpecCode: v2Disk };
      await stack.up(program);
      stack.environment = { HW_DMS_VALIDATION: "live", HW_DMS_API_VERSION: "v1.0" };
      await expect(stack.preview(program)).rejects.toThrow(
        /^storageSpecCode: [^;]+$|^storageSpecCode: .*leave the property out first$/,
      );
    });

    it("does not move to an instance that is another one", async () => {
      await start("v1.0");
      await stack.up();
      stack.emulator.setInstance(stack.id, { created_at: "1600000000000" });
      stack.environment = { HW_DMS_API_VERSION: "v2" };
      await expect(stack.up()).rejects.toThrow(/was not updated: the other version of the API shows createdAtMillis/);
      expect(recorded()).toBe("v1.0");
    });

    it("takes what only v2 has once it has moved, in the very deployment that moves it", async () => {
      await start("v1.0");
      await stack.up();
      await expect(stack.up({ tags: { team: "orders" } })).rejects.toThrow(
        /tags belongs to API v2, and API v1\.0 manages the instance; set huaweicloud:apiVersion .+ to v2 first, which touches nothing, then add it/,
      );
      stack.environment = { HW_DMS_API_VERSION: "v2" };
      expect(await stack.up({ tags: { team: "orders" } })).toBe("updated");
      expect(stack.emulator.instances()[0]?.tags).toEqual([{ key: "team", value: "orders" }]);
      stack.environment = { HW_DMS_API_VERSION: "v1.0" };
      await expect(stack.up({ tags: { team: "orders" } })).rejects.toThrow(/tags belongs to API v2, but .+ says v1\.0/);
      expect(recorded()).toBe("v2");
    });

    it("is decided anew by a replacement", async () => {
      await start("v1.0");
      await stack.up();
      stack.environment = { HW_DMS_API_VERSION: "v2" };
      await stack.up();
      stack.environment = {};
      const program = { productId: "c6.2u4g.single", storageSpecCode: v2Disk, resize: "replace" };
      expect(await stack.up(program)).toBe("replaced");
      expect(recorded()).toBe("v2");
    });

    it("v1.0 has its password reset by the call of v2 where the program says so", async () => {
      await start("v1.0");
      await stack.up({ passwordChange: "reset" });
      stack.emulator.clearRequests();
      expect(await stack.up({ passwordChange: "reset", password: otherInstancePassword })).toBe("updated");
      expect(changing()).toEqual([expect.stringMatching(/^POST \/v2\/.+\/password$/)]);
      expect(recorded()).toBe("v1.0");
      expect(await stack.up({ passwordChange: "reset", password: otherInstancePassword })).toBe("same");
    });
  });

  describe("of an import", () => {
    it.each([
      ["v2", "both"],
      ["v1.0", "v1.0"],
    ] as const)("is %s where the region serves %s", async (version, api) => {
      await start("v1.0", { api });
      await stack.up();
      const { id } = stack;
      const { __provider } = stack.program();
      stack.engine.stored = { id, inputs: {}, outputs: { __provider }, initErrors: [] };
      await stack.refresh();
      expect(recorded()).toBe(version);
    });
  });

  it("and the password after an import is learnt and never sent", async () => {
    await start("v2");
    await stack.up();
    stack.engine.stored = undefined;
    await stack.import();
    stack.emulator.clearRequests();
    await stack.up({ password: instancePassword });
    expect(changing()).toEqual([]);
    expect(await stack.up({ password: instancePassword })).toBe("same");
  });

  describe("AMQP-0-9-1", () => {
    const amqp: Properties = {
      engineVersion: "AMQP-0-9-1",
      productId: "amqp.b1.large.1",
      accessUser: undefined,
      password: undefined,
    };

    it("needs neither user nor password", async () => {
      await start("v2");
      expect(await stack.up({ ...amqp, enableAcl: true })).toBe("created");
      expect(await stack.up({ ...amqp, enableAcl: true })).toBe("same");
    });

    it.each([
      ["sslEnable", { sslEnable: true }],
      ["enablePublicIp", { enablePublicIp: true, publicIpId: "address-1" }],
      ["plugins", { plugins: ["rabbitmq_shovel"] }],
      ["passwordChange", { passwordChange: "reset" }],
    ])("refuses %s at preview in words", async (property, more) => {
      await start("v2");
      await expect(stack.preview({ ...amqp, ...more })).rejects.toThrow(
        new RegExp(`${property} cannot be set for engineVersion AMQP-0-9-1, which has no .+; leave it out`),
      );
    });
  });
});

const legacy = { productId: "00300-30109-0--0", storageSpecCode: "dms.physical.storage.ultra" };
