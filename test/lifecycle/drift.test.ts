import { trackedNames } from "../../provider/instance/properties/declaredRecord";
import { type InputName, inputNames, inputProperties } from "../../provider/instance/properties/instanceProperties";
import type { Properties, ResourceOptions } from "./engineSimulation";
import { FaultStack, instancePassword, otherInstancePassword } from "./faults/faultStack";
import { ShownOutput } from "./shownOutput";

jest.setTimeout(60_000);

/** What may happen to one property: what the program declares, what the cloud shows instead, and values besides. */
interface Subject {
  /** What the program declares with it, from the start. */
  declared: Properties;
  /** The fields of the wire that the cloud changes, twice; left out for what it does not show. */
  cloud?: [Properties, Properties];
  /** The program that declares what the cloud shows after its first change. */
  followed?: Properties;
  /** Another declaration, which is neither; left out where check refuses every other. */
  other?: Properties;
}

const text = (declared: string, shown: [string, string], other: string) => ({ declared, shown, other });

/** A property whose name on the wire and whose texts are all that matters. */
function plain(name: InputName, field: string, { declared, shown, other }: ReturnType<typeof text>): Subject {
  return {
    declared: { [name]: declared },
    cloud: [{ [field]: shown[0] }, { [field]: shown[1] }],
    followed: { [name]: shown[0] },
    other: { [name]: other },
  };
}

const single = (vcpus: number, memoryGb: number) => ({ type: "single", vcpus, memoryGb });
const zones: string[] = [
  "8c90c2a4e2594c36782e4fb7c8a1ba8b",
  "9c90c2a4e2594c36782e4fb7c8a1ba8b",
  "ac90c2a4e2594c36782e4fb7c8a1ba8b",
];

const subjects: Partial<Record<InputName, Subject>> = {
  engine: { declared: { engine: "rabbitmq" }, cloud: [{ engine: "kafka" }, { engine: "rocketmq" }] },
  engineVersion: plain("engineVersion", "engine_version", text("3.7.17", ["3.8.35", "3.12.1"], "3.9.1")),
  storageSpace: {
    declared: { storageSpace: 100 },
    cloud: [{ total_storage_space: 200 }, { total_storage_space: 400 }],
    followed: { storageSpace: 200 },
    other: { storageSpace: 300 },
  },
  accessUser: plain("accessUser", "access_user", text("orders-user", ["user-b", "user-c"], "user-d")),
  password: { declared: { password: instancePassword }, other: { password: otherInstancePassword } },
  vpcId: plain("vpcId", "vpc_id", text("vpc-1", ["vpc-2", "vpc-3"], "vpc-4")),
  subnetId: plain("subnetId", "subnet_id", text("subnet-1", ["subnet-2", "subnet-3"], "subnet-4")),
  availabilityZones: {
    declared: {},
    cloud: [{ available_zones: [zones[0]] }, { available_zones: [zones[1]] }],
    followed: { availabilityZones: [zones[0]] },
    other: { availabilityZones: [zones[2]] },
  },
  productId: plain(
    "productId",
    "product_id",
    text("00300-30109-0--0", ["00300-30111-0--0", "00300-30107-0--0"], "00300-30113-0--0"),
  ),
  product: {
    declared: { product: single(2, 4), productId: undefined },
    cloud: [{ product_id: "00300-30111-0--0" }, { product_id: "00300-30107-0--0" }],
    followed: { product: single(4, 8), productId: undefined },
  },
  sslEnable: {
    declared: { sslEnable: false },
    cloud: [{ ssl_enable: true }, { ssl_enable: true, vpc_name: "moved" }],
    followed: { sslEnable: true },
  },
  // Only lists of instances show it, and a look at one instance does not.
  storageSpecCode: {
    declared: { storageSpecCode: "dms.physical.storage.ultra" },
    other: { storageSpecCode: "dms.physical.storage.high" },
  },
  enterpriseProjectId: plain("enterpriseProjectId", "enterprise_project_id", text("0", ["ep-1", "ep-2"], "ep-3")),
  region: { declared: { region: "ae-ad-1" }, other: { region: "eu-west-101" } },
  projectId: { declared: {}, other: { projectId: "0123456789abcdef0123456789abcdef" } },
};

/** The same for API v2, where what v1.0 guards changes in place when the program changes, and for what only v2 has. */
const subjectsOfV2: Partial<Record<InputName, Subject>> = {
  ...subjects,
  engineVersion: plain("engineVersion", "engine_version", text("3.8.35", ["3.12.13", "3.13.7"], "3.9.1")),
  productId: plain(
    "productId",
    "product_id",
    text("c6.2u4g.single", ["c6.4u8g.single", "c6.8u16g.single"], "c6.16u32g.single"),
  ),
  product: {
    declared: { product: single(2, 4), productId: undefined },
    cloud: [{ product_id: "c6.4u8g.single" }, { product_id: "c6.8u16g.single" }],
    followed: { product: single(4, 8), productId: undefined },
  },
  brokerNum: {
    declared: { productId: "c6.2u4g.cluster", brokerNum: 3, storageSpace: 300 },
    cloud: [{ broker_num: 5 }, { broker_num: 7 }],
    followed: { brokerNum: 5 },
  },
  storageSpecCode: {
    declared: { storageSpecCode: "dms.physical.storage.ultra.v2" },
    other: { storageSpecCode: "dms.physical.storage.high.v2" },
  },
  diskEncryptedKey: plain("diskEncryptedKey", "disk_encrypted_key", text("key-1", ["key-2", "key-3"], "key-4")),
  archType: { declared: { archType: "X86" }, other: { archType: "ARM" } },
};

const classOf = (name: InputName) => inputProperties[name].change;
const isHeld = (name: InputName) => classOf(name) === "replaces" || classOf(name) === "guarded";

/** Refresh before the deployment or not, state with a record or of version 0.1.0. */
const circumstances = [
  { isRefreshed: false, isOld: false },
  { isRefreshed: true, isOld: false },
  { isRefreshed: false, isOld: true },
  { isRefreshed: true, isOld: true },
].map((each) => ({
  ...each,
  title: `${each.isOld ? "an old" : "a new"} state, ${each.isRefreshed ? "refreshed" : "not refreshed"}`,
}));

/** What belongs to one version of the API. */
const versions = [
  { version: "v1.0" as const, subjects },
  { version: "v2" as const, subjects: subjectsOfV2 },
];

describe.each(versions)("drift, API $version", ({ version, subjects }) => {
  const isOfVersion = (name: InputName) => version === "v2" || !("apiVersion" in inputProperties[name]);
  const held = inputNames.filter((name) => isOfVersion(name) && isHeld(name));

  function subjectOf(name: InputName): Subject {
    const subject = subjects[name];
    if (!subject) throw new Error(`There is no row for ${name}.`);
    return subject;
  }

  /** No state of version 0.1.0 is of API v2. */
  const rowsOf = (names: InputName[]) =>
    names.flatMap((name) =>
      circumstances.filter(({ isOld }) => !isOld || version === "v1.0").map((each) => ({ name, ...each })),
    );

  /** Versions of the engine, each later than the one before. */
  const [first, later, latest] = version === "v1.0" ? ["3.7.17", "3.8.35", "3.12.1"] : ["3.8.35", "3.12.13", "3.13.7"];

  const having = (...parts: (keyof Subject)[]) =>
    held.filter((name) => parts.every((part) => subjectOf(name)[part] !== undefined));

  const output = new ShownOutput();
  let stack: FaultStack;

  afterEach(async () => {
    await stack?.close();
    expect(output.leaks()).toEqual([]);
  });

  /** A running instance with the subject's declaration. */
  async function start(name: InputName, isOld = false): Promise<Subject> {
    stack = await FaultStack.start({ createTime: "0s" }, output, version);
    // Words and zones are looked up; nothing else needs what the region offers.
    if (name === "product") stack.environment = { HW_DMS_VALIDATION: "live" };
    const subject = subjectOf(name);
    expect(await stack.up(subject.declared)).toBe("created");
    if (isOld) makeOld();
    stack.emulator.clearRequests();
    stack.lines.length = 0;
    return subject;
  }

  /** Takes out of the state what version 0.1.0 did not write. */
  function makeOld(): void {
    const { stored } = stack.engine;
    if (!stored) throw new Error("There is no state.");
    const { __declared, __projectName, ...outputs } = stored.outputs;
    stack.engine.stored = { ...stored, outputs };
  }

  async function change(fields: Properties, isRefreshed: boolean): Promise<void> {
    stack.emulator.setInstance(stack.id, fields);
    if (!isRefreshed) return;
    await stack.refresh();
    expect(stack.engine.hasShownDrift).toBe(true);
  }

  const changingRequests = () =>
    stack.emulator.requests().filter(({ method, path }) => method !== "GET" && !path.startsWith("/v3/"));

  /** Runs an `up` that must leave the instance alone. */
  async function upHarmless(program: Properties, options: ResourceOptions = {}) {
    const { id } = stack;
    stack.lines.length = 0;
    const preview = await stack.preview(program, {}, options);
    stack.lines.length = 0;
    const result = await stack.up(program, {}, options);
    expect(preview).toBe(result);
    expect(stack.cloudIds()).toEqual([id]);
    expect(changingRequests()).toEqual([]);
    return { result, lines: [...stack.lines] };
  }

  /** The notice of a drift; of an old state that was refreshed the first one says that nobody can know. */
  function noticeOf(name: InputName, isOld: boolean): unknown {
    if (isOld) return expect.stringMatching(/declare the present value/i);
    const property = name === "product" ? "productId" : name;
    const kind = name === "engineVersion" ? "info: The service has upgraded" : "warning: ";
    return expect.stringMatching(
      new RegExp(`^${kind}.*${property} is now .* \\(declared: .*declare the present value`),
    );
  }

  /** What the program's change comes to: a replacement, or a refusal that names both values. */
  async function expectTodaysClass(name: InputName, other: Properties): Promise<void> {
    const isInPlace = version === "v2" && (classOf(name) === "guarded" || name === "enterpriseProjectId");
    if (classOf(name) === "replaces") {
      expect(await stack.preview(other)).toBe(isInPlace ? "updated" : "replaced");
      return;
    }
    if (isInPlace) expect(await stack.preview(other)).toBe("updated");
    const way = (word: string) => (name === "password" ? { passwordChange: word } : { resize: word });
    const refused = isInPlace ? way("refuse") : {};
    await expect(stack.preview({ ...other, ...refused })).rejects.toThrow(/nothing was touched/);
    expect(await stack.preview({ ...other, ...way("replace") })).toBe("replaced");
  }

  it("has a row for every property that is fixed or guarded", () => {
    expect(Object.keys(subjects).sort()).toEqual([...held].sort());
  });

  describe.each(rowsOf(having("cloud")))("only the cloud changed $name: $title", ({ name, isRefreshed, isOld }) => {
    it("deploys nothing, says so once, and does so again when the cloud moves again", async () => {
      const { declared, cloud = [{}, {}] } = await start(name, isOld);
      await change(cloud[0], isRefreshed);
      for (const _again of [1, 2]) {
        const { result, lines } = await upHarmless(declared);
        expect(result).toBe("same");
        expect(lines).toEqual(isRefreshed ? [noticeOf(name, isOld)] : []);
      }
      await change(cloud[1], true);
      expect((await upHarmless(declared)).result).toBe("same");
      await stack.refresh();
      await stack.refresh();
      expect(stack.engine.hasShownDrift).toBe(false);
      expect((await upHarmless(declared)).result).toBe("same");
      expect(await stack.refreshingUp(declared)).toBe("same");
    });

    it("and a resize that may replace or extend changes nothing about that", async () => {
      for (const resize of ["replace", "extend"]) {
        const { declared, cloud = [{}, {}] } = await start(name, isOld);
        const program = { ...declared, resize };
        await stack.up(program);
        if (isOld) makeOld();
        await change(cloud[0], isRefreshed);
        expect((await upHarmless(program)).result).toBe("same");
        await change(cloud[1], true);
        expect((await upHarmless(program)).result).toBe("same");
        await stack.close();
      }
    });
  });

  describe.each(rowsOf(having("cloud", "followed")))(
    "the program follows the cloud in $name: $title",
    ({ name, isRefreshed, isOld }) => {
      it("stores the declaration in one update that sends nothing, and knows it when the cloud moves again", async () => {
        const { declared, cloud = [{}, {}], followed = {} } = await start(name, isOld);
        await change(cloud[0], isRefreshed);
        const program = { ...declared, ...followed };
        const { result } = await upHarmless(program);
        // Of an old state that was refreshed nothing speaks of a change any more.
        expect(result).toBe(isOld && isRefreshed && name !== "product" ? "same" : "updated");
        expect((await upHarmless(program)).result).toBe("same");
        await change(cloud[1], name !== "sslEnable");
        const second = await upHarmless(program);
        expect(second.result).toBe("same");
        if (!isOld && name !== "sslEnable") expect(second.lines).toHaveLength(1);
      });
    },
  );

  describe.each(rowsOf(having("other")))("only the program changed $name: $title", ({ name, isRefreshed, isOld }) => {
    it("keeps today's class, unless nobody can know", async () => {
      const { declared, other = {} } = await start(name, isOld);
      if (isRefreshed) await stack.refresh();
      const program = { ...declared, ...other };
      // An old state may have been refreshed before.
      if (isOld && trackedNames.includes(name)) {
        const { result, lines } = await upHarmless(program);
        expect(result).toBe("same");
        expect(lines).toEqual([expect.stringMatching(/^warning: .*cannot be known.*destroy --target/)]);
        return;
      }
      await expectTodaysClass(name, program);
    });
  });

  describe.each(rowsOf(having("cloud", "other")))("both changed $name: $title", ({ name, isRefreshed, isOld }) => {
    it("keeps today's class and names both values, unless nobody can know", async () => {
      const { declared, cloud = [{}, {}], other = {} } = await start(name, isOld);
      await change(cloud[0], isRefreshed);
      const program = { ...declared, ...other };
      if (isOld) {
        const { result, lines } = await upHarmless(program);
        expect(result).toBe("same");
        expect(lines).toEqual([expect.stringMatching(/^warning: .*cannot be known/)]);
        return;
      }
      stack.lines.length = 0;
      await expectTodaysClass(name, program);
      const isReplaced = classOf(name) === "replaces" && !(version === "v2" && name === "enterpriseProjectId");
      if (isReplaced) expect(stack.lines.join()).toContain("declared until now: ");
    });
  });

  describe("options of Pulumi", () => {
    const upgraded = { engine_version: later };
    const declared = { engineVersion: first };

    it.each(["engineVersion", "*"])("replaceOnChanges of %s replaces nothing for drift", async (option) => {
      await start("engineVersion");
      await change(upgraded, true);
      const options = { replaceOnChanges: [option] };
      const { id } = stack;
      expect((await upHarmless(declared, options)).result).toBe("same");
      await stack.refresh();
      expect(await stack.up({ ...declared, description: "unrelated" }, {}, options)).toBe("updated");
      expect(stack.cloudIds()).toEqual([id]);
      // To follow the cloud is no change of the instance either.
      stack.emulator.clearRequests();
      const program = { engineVersion: later, description: "unrelated" };
      expect((await upHarmless(program, options)).result).toBe("updated");
    });

    const states = [
      { isOld: false, state: "a new state" },
      { isOld: true, state: "an old state" },
    ];
    it.each(states.filter(({ isOld }) => !isOld || version === "v1.0"))(
      "ignoreChanges that is set and removed again replaces nothing: $state",
      async ({ isOld }) => {
        await start("engineVersion", isOld);
        await change(upgraded, true);
        const { id } = stack;
        const options = { ignoreChanges: ["engineVersion"] };
        await stack.up({ ...declared, description: "first" }, {}, options);
        expect(await stack.up({ ...declared, description: "second" }, {}, options)).toBe("updated");
        await stack.refresh();
        expect(await stack.up({ ...declared, description: "second" })).toBe("same");
        expect(stack.cloudIds()).toEqual([id]);
      },
    );

    it("an update for another reason leaves unknown what nobody knows", async () => {
      await start("engineVersion", true);
      await change(upgraded, true);
      const { id } = stack;
      expect(await stack.up({ ...declared, description: "unrelated" })).toBe("updated");
      expect(stack.engine.stored?.outputs.__declared).toEqual({ engineVersion: [] });
      expect(await stack.up({ engineVersion: "3.9.1", description: "unrelated" })).toBe("same");
      expect(stack.cloudIds()).toEqual([id]);
      expect(await stack.up({ engineVersion: later, description: "unrelated" })).toBe("updated");
      expect(stack.engine.stored?.outputs.__declared).toEqual({});
    });
  });

  it("is shown by a preview that refreshes, which plans nothing for it", async () => {
    const { declared, cloud = [{}, {}] } = await start("engineVersion");
    await change(cloud[0], false);
    expect(await stack.refreshingPreview(declared)).toBe("same");
    expect(stack.lines).toEqual([noticeOf("engineVersion", false)]);
  });

  it("after an import is known from the first deployment on", async () => {
    await start("engineVersion");
    stack.engine.stored = undefined;
    await stack.import();
    const program = { engineVersion: first, description: "imported" };
    expect(await stack.up(program)).toBe("updated");
    stack.emulator.clearRequests();
    await change({ engine_version: later }, true);
    expect((await upHarmless(program)).result).toBe("same");
    await change({ engine_version: latest }, true);
    expect((await upHarmless(program)).result).toBe("same");
  });

  it("between an import and the first deployment replaces nothing", async () => {
    await start("engineVersion");
    const { id } = stack;
    stack.engine.stored = undefined;
    await stack.import();
    await change({ engine_version: later }, true);
    expect(await stack.up({ engineVersion: first })).not.toBe("replaced");
    expect(stack.cloudIds()).toEqual([id]);
    expect(changingRequests()).toEqual([]);
  });

  it("keeps what was declared over an update that failed", async () => {
    await start("engineVersion");
    await change({ engine_version: later }, true);
    const { id } = stack;
    stack.emulator.addFault({ match: { method: "PUT", times: 10 }, do: { status: 400 } });
    await expect(stack.up({ engineVersion: first, description: "changed" })).rejects.toThrow("was not updated");
    stack.emulator.clearFaults();
    expect(await stack.up({ engineVersion: first, description: "changed" })).toBe("updated");
    expect(stack.cloudIds()).toEqual([id]);
    expect(stack.engine.stored?.outputs.__declared).toEqual({ engineVersion: [first] });
  });

  it("knows what an adopting program declares", async () => {
    await start("engineVersion");
    const { id } = stack;
    stack.engine.stored = undefined;
    const program = { engineVersion: first, adoptExisting: true };
    expect(await stack.up(program)).toBe("created");
    await change({ engine_version: later }, true);
    expect((await upHarmless(program)).result).toBe("same");
    expect(stack.cloudIds()).toEqual([id]);
  });

  it("keeps no value that the program made secret beside the encrypted ones", async () => {
    stack = await FaultStack.start({ createTime: "0s" }, output, version);
    const program = { vpcId: "vpc-secret-1", __secretInputs: ["vpcId"] };
    await stack.up(program);
    await change({ vpc_id: "vpc-secret-2" }, true);
    const { result, lines } = await upHarmlessSecret(program);
    expect(result).toBe("same");
    expect(lines.join()).toContain("[secret]");
    expect(lines.join()).not.toContain("vpc-secret");
    expect(stack.engine.stored?.outputs.__declared).toEqual({ vpcId: [] });
  });

  async function upHarmlessSecret(program: Properties) {
    stack.lines.length = 0;
    const result = await stack.up(program);
    return { result, lines: [...stack.lines] };
  }
});
