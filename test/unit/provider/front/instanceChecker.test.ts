import { DmsClient, resolveConfiguration } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { Catalogue } from "../../../../provider/catalogue/catalogue";
import { InstanceChecker, type InstanceCheckerOptions } from "../../../../provider/front/instanceChecker";
import { declaredInputs } from "../instance/check/declaredInputs";

const zone = { availabilityZones: ["az10.dc1"], storageSpecCode: "dms.physical.storage.high" };
const urn = (name: string) => `urn:pulumi:dev::shop::pulumi-nodejs:dms:Rabbitmq::${name}`;
const { region: _region, ...withoutRegion } = declaredInputs(zone);

describe("InstanceChecker", () => {
  let emulator: Emulator;
  let environment: NodeJS.ProcessEnv;
  let warnings: string[];
  let now: number;

  beforeEach(async () => {
    emulator = await startEmulator({ createTime: "0s" });
    environment = {
      HW_REGION_NAME: "ae-ad-1",
      HW_ACCESS_KEY: "EMULATORACCESSKEY0001",
      HW_SECRET_KEY: "emulator-secret-key-0001",
      HW_DMS_ENDPOINT: emulator.url,
      HW_IAM_ENDPOINT: emulator.url,
    };
    warnings = [];
    now = Date.now();
  });

  afterEach(() => emulator.close());

  const paths = () => emulator.requests().map(({ path }) => path.split("?")[0]);
  const reads = (end: RegExp) => paths().filter((path) => end.test(path ?? "")).length;

  function checker(options: Partial<InstanceCheckerOptions> = {}): InstanceChecker {
    return new InstanceChecker({
      region: () => environment.HW_REGION_NAME || undefined,
      isOffline: () => environment.HW_DMS_VALIDATION?.toLowerCase() === "offline",
      adoptNames: () => [],
      catalogueFor: ({ region, projectId, declared }) => {
        const overrides = { ...(declared.includes("region") ? { region } : {}), ...(projectId ? { projectId } : {}) };
        const configuration = resolveConfiguration({ config: () => undefined, environment, overrides });
        return new Catalogue(new DmsClient({ configuration }));
      },
      servedVersion: () => Promise.resolve("v1.0"),
      clock: { now: () => now, sleep: async () => undefined },
      warn: (text) => warnings.push(text),
      ...options,
    });
  }

  async function createNamed(name: string): Promise<void> {
    const client = new DmsClient({ configuration: resolveConfiguration({ config: () => undefined, environment }) });
    await client.createInstance({
      name,
      engine: "rabbitmq",
      engineVersion: "3.7.17",
      storageSpace: 100,
      accessUser: "orders-user",
      password: "Unit-Test-Pass1",
      vpcId: "1e93f86e-13af-46c8-97d6-d40fa62b76c2",
      securityGroupId: "0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8",
      subnetId: "b5fa806c-35e7-4299-b659-b39398dd4718",
      availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
      productId: "00300-30109-0--0",
      storageSpecCode: "dms.physical.storage.high",
    });
    await client.close();
    emulator.clearRequests();
  }

  it("lets a resource keep its name that Pulumi compared, and deleted, before it is checked", async () => {
    await createNamed("dependent");
    const subject = checker();
    const news = { ...withoutRegion, name: "dependent", __urn: urn("dependent") };
    subject.noteName({ ...news, instanceId: "id-1" }, { ...news, vpcId: "unknown" });
    expect((await subject.check({}, news)).failures).toEqual([]);
  });

  it("reads zones, products, windows and names once for 200 instances at the same time", async () => {
    const subject = checker();
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        subject.check(
          {},
          { ...withoutRegion, name: `orders-${index}`, maintainBegin: "22:00", __urn: urn(`o${index}`) },
        ),
      ),
    );
    expect(results.flatMap(({ failures }) => failures)).toEqual([]);
    expect(results[0]?.inputs.availabilityZones).toEqual(["1d7b939b382c4c3bb3481a8ca10da768"]);
    expect(
      paths()
        .filter((path) => path?.startsWith("/v1.0/"))
        .sort(),
    ).toEqual([
      expect.stringMatching(/^\/v1\.0\/[0-9a-f]{32}\/instances$/),
      "/v1.0/availableZones",
      "/v1.0/instances/maintain-windows",
      "/v1.0/products",
    ]);
    expect(emulator.requests().every(({ method }) => method === "GET")).toBe(true);
  });

  it("lets an instance that is replaced keep its name, although the list still shows it", async () => {
    await createNamed("orders");
    const subject = checker();
    const olds = { ...withoutRegion, name: "orders", region: "ae-ad-1" };
    const news = { ...withoutRegion, name: "orders", vpcId: "another-vpc", __urn: urn("orders") };
    expect((await subject.check(olds, news)).failures).toEqual([]);
    expect((await subject.check({}, news)).failures).toEqual([]);
    const other = await subject.check({}, { ...news, __urn: urn("other") });
    expect(other.failures).toEqual([{ property: "name", reason: expect.stringContaining("orders is already taken") }]);
  });

  it("finds a name that two resources of the program declare, once, offline too", async () => {
    environment.HW_DMS_VALIDATION = "offline";
    const subject = checker();
    const named = (logicalName: string, changes = {}) => ({
      ...withoutRegion,
      name: "orders",
      __urn: urn(logicalName),
      ...changes,
    });
    expect((await subject.check({}, named("first"))).failures).toEqual([]);
    expect((await subject.check({}, named("second"))).failures).toEqual([
      { property: "name", reason: "name orders is also declared by the resource first; choose another name" },
    ]);
    expect((await subject.check({}, named("abroad", { region: "eu-west-101" }))).failures).toEqual([]);
    expect((await subject.check({}, named("first"))).failures).toEqual([]);
    expect((await subject.check({ ...withoutRegion, name: "orders" }, named("stored"))).failures).toEqual([]);
  });

  it("names with a taken name all automatic names of the stack that exist, for one run to take over", async () => {
    const named = async (logicalName: string) =>
      String((await checker().check({}, { ...withoutRegion, name: undefined, __urn: urn(logicalName) })).inputs.name);
    const [first, second, third] = [await named("first"), await named("second"), await named("third")];
    for (const name of [first, second, third, "others-0123abcd"]) await createNamed(name);
    const news = { ...withoutRegion, name: undefined, __urn: urn("first") };
    const { failures } = await checker().check({}, news);
    expect(failures[0]?.reason).toContain(`HW_DMS_ADOPT_EXISTING=${first},${second},${third} (all that`);
  });

  it("names with a taken name all that the program declares and that exist, but none that the stack has", async () => {
    for (const name of ["first", "second", "third", "held"]) await createNamed(name);
    const subject = checker();
    const named = (name: string, changes = {}) => ({ ...withoutRegion, name, __urn: urn(name), ...changes });
    await subject.check(named("held"), named("held", { __declaredNames: "first,second,held,third,new" }));
    const { failures, inputs } = await subject.check({}, named("second"));
    expect(failures[0]?.reason).toContain("HW_DMS_ADOPT_EXISTING=second,first,third (all that");
    expect(inputs).not.toHaveProperty("__declaredNames");
  });

  it("lets a run take over a name that it says it may", async () => {
    await createNamed("orders");
    const news = { ...withoutRegion, name: "orders", __urn: urn("orders") };
    expect((await checker({ adoptNames: () => ["orders"] }).check({}, news)).failures).toEqual([]);
  });

  it("reads nothing offline, and says nothing of it", async () => {
    environment.HW_DMS_VALIDATION = "Offline";
    const { failures } = await checker().check({}, { ...withoutRegion, productId: "00999-9" });
    expect(failures).toEqual([]);
    expect(paths()).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it.each<[string, (emulator: Emulator) => void, string]>([
    [
      "there are no credentials",
      () => {
        environment.HW_ACCESS_KEY = "";
        environment.HW_SECRET_KEY = "";
      },
      "No credentials are configured.",
    ],
    [
      "the endpoint cannot be reached",
      () => {
        environment.HW_DMS_ENDPOINT = "http://127.0.0.1:2";
      },
      "could not be reached",
    ],
    [
      "the permission is missing",
      (target) =>
        target.addFault({
          match: { path: "^/v1", times: 100 },
          do: { status: 403, body: { errorCode: "111403001", error_msg: "No permission." } },
        }),
      "HTTP 403",
    ],
    [
      "the service is down",
      (target) => target.addFault({ match: { path: "^/v1", times: 100 }, do: { status: 503 } }),
      "HTTP 503",
    ],
  ])("warns once and checks offline when %s", async (_what, breakIt, reason) => {
    breakIt(emulator);
    const subject = checker();
    const news = { ...withoutRegion, productId: "00999-9", storageSpace: 5 };
    const first = await subject.check({}, news);
    const second = await Promise.all([subject.check({}, news), subject.check({}, { ...news, region: "other-region" })]);
    for (const { failures } of [first, ...second]) {
      expect(failures.map(({ property }) => property)).toEqual(["storageSpace"]);
    }
    now += 60_000;
    await subject.check({}, news);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^The inputs were checked without the service, because .*To check offline without this warning, set huaweicloud:validation to offline\.$/,
      ),
    ]);
    expect(warnings[0]).toContain(reason);
  });

  it("goes on comparing with the region when only the instances may not be listed, and lists them once", async () => {
    emulator.addFault({
      match: { path: "/instances$", times: 100 },
      do: { status: 403, body: { errorCode: "111403003", error_msg: "No permission." } },
    });
    const subject = checker();
    for (const name of ["first", "second", "third"]) {
      const news = { ...withoutRegion, name, productId: "00999-9", __urn: urn(name) };
      const { failures } = await subject.check({}, news);
      expect(failures.map(({ property }) => property)).toEqual(["productId"]);
    }
    expect(reads(/instances$/)).toBe(1);
    expect(warnings).toEqual([expect.stringMatching(/^Whether names are taken was not checked, .+dms:instance:list/)]);
  });

  it("does not wait for a service that asks for a long pause", async () => {
    const fault = { match: { path: "products", times: 10 }, do: { status: 429, headers: { "Retry-After": "60" } } };
    emulator.addFault(fault);
    const pauses: number[] = [];
    const clock = { now: () => now, sleep: async (delay: number) => void pauses.push(delay) };
    const { failures } = await checker({ clock }).check({}, { ...withoutRegion, __urn: urn("orders") });
    expect(failures).toEqual([]);
    expect(pauses).toEqual([]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("HTTP 429");
  });

  it("fails when the credentials are wrong, and sends them only once", async () => {
    environment.HW_SECRET_KEY = "wrong";
    const subject = checker();
    const first = await subject.check({}, withoutRegion);
    expect(first.failures).toEqual([
      { property: "", reason: expect.stringContaining("Check the access key and the secret key") },
    ]);
    const sent = paths().length;
    const second = await subject.check({}, withoutRegion);
    expect(second.failures).toEqual(first.failures);
    expect(paths()).toHaveLength(sent);
    expect(warnings).toEqual([]);
  });

  it("reads nothing for an instance whose region is not known yet, or is not the configured one", async () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const subject = checker();
    expect((await subject.check({}, { ...withoutRegion, region: unknown })).failures).toEqual([]);
    const moved = await subject.check({ ...withoutRegion, region: "eu-west-101" }, { ...withoutRegion, name: "other" });
    expect(moved.failures).toEqual([{ property: "region", reason: expect.stringContaining("eu-west-101") }]);
    environment.HW_REGION_NAME = "";
    const missing = await subject.check({}, withoutRegion);
    expect(missing.failures.map(({ property }) => property)).toEqual(["region"]);
    expect(paths()).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it("reads each region apart", async () => {
    await emulator.close();
    emulator = await startEmulator({ region: ["ae-ad-1", "eu-west-101"] });
    environment.HW_DMS_ENDPOINT = emulator.url;
    environment.HW_IAM_ENDPOINT = emulator.url;
    const subject = checker();
    const elsewhere = { ...withoutRegion, region: "eu-west-101", availabilityZones: ["eu-west-101a"] };
    expect((await subject.check({}, withoutRegion)).failures).toEqual([]);
    expect((await subject.check({}, elsewhere)).failures).toEqual([]);
    expect(reads(/availableZones$/)).toBe(2);
  });
});
