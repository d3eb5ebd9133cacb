import { Catalogue, type CatalogueSource } from "../../../../../provider/catalogue/catalogue";
import { AuthenticationError, type Instance, type Product } from "../../../../../provider/client";
import type { LiveCheckContext } from "../../../../../provider/instance/check/checkSubject";
import { checkInstanceLive } from "../../../../../provider/instance/check/liveCheck";
import { inputNames } from "../../../../../provider/instance/properties/instanceProperties";
import type { Properties } from "../../../../../provider/resource/properties";
import { unknownValue } from "../../../../../provider/resource/unknown";
import fc from "../../../../support/fastCheck";
import { fixedNodes, inVersion } from "../../../../support/productParts";
import { declaredInputs } from "./declaredInputs";

const zoneId = "1d7b939b382c4c3bb3481a8ca10da768";
const soldOutId = "1d7b939b382c4c3bb3481a8ca10da769";
const io = ["high", "ultra"].map((type) => ({ ioType: type, storageSpecCode: `dms.physical.storage.${type}` }));
const product = (productId: string, vcpus: number, nodes: number, rest: Partial<Product> = {}): Product => ({
  productId,
  billing: "hourly",
  engine: "rabbitmq",
  ...inVersion("3.7.17"),
  type: nodes === 1 ? "single" : "cluster",
  ...fixedNodes(nodes),
  vcpus,
  memoryGb: 2 * vcpus,
  storage: 100 * nodes,
  io,
  ...rest,
});
const single = "00300-30109-0--0";
const cluster = "00300-30209-0--0";
const clusterMonthly = "00300-30210-0--0";
const words = { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 };

/** What a region offers; each test may take something away. */
class Region implements CatalogueSource {
  reads: string[] = [];
  products = [
    product(single, 2, 1),
    product(cluster, 4, 3),
    product(clusterMonthly, 4, 3, { billing: "monthly" }),
    product("00999-0--1", 32, 3, { billing: "monthly" }),
  ];
  zones = [
    { id: zoneId, code: "az10.dc1", name: "Zone 1", port: 8002, available: true },
    { id: soldOutId, code: "az10.dc2", name: "Zone 2", port: 8002, available: false },
  ];
  windows = [
    { seq: 1, begin: "22:00", end: "02:00", default: false },
    { seq: 2, begin: "02:00", end: "06:00", default: true },
  ];
  instances = [
    { instanceId: "other-id", name: "taken", status: "RUNNING", createdAtMillis: 1764000000000 },
  ] satisfies Instance[];

  listAvailabilityZones() {
    this.reads.push("zones");
    return Promise.resolve({ regionId: "ae-ad-1", availabilityZones: this.zones });
  }
  listProducts() {
    this.reads.push("products");
    return Promise.resolve(this.products);
  }
  listMaintenanceWindows() {
    this.reads.push("windows");
    return Promise.resolve(this.windows);
  }
  listAllInstances() {
    this.reads.push("instances");
    return Promise.resolve(this.instances);
  }
}

const declared = (changes: Properties = {}) => declaredInputs({ availabilityZones: [zoneId], ...changes });
const inWords = (changes: Properties = {}): Properties => {
  const { productId: _id, ...rest } = declared({ product: words, storageSpace: 300, ...changes });
  return rest;
};

let region: Region;
let context: LiveCheckContext;

beforeEach(() => {
  region = new Region();
  const catalogue = new Catalogue(region);
  context = {
    region: "ae-ad-1",
    servedVersion: () => Promise.resolve("v1.0"),
    read: (_inputs, select) => select(catalogue),
    mayTakeName: () => false,
    isHeld: () => false,
    declaredNames: [],
    now: () => 1_764_000_000_000 + 3_600_000,
  };
});

const offline = (): LiveCheckContext => ({ ...context, read: async () => undefined });
const check = (news: Properties, olds: Properties = {}) => checkInstanceLive(context, olds, news);
const failuresOf = async (news: Properties, olds: Properties = {}) => (await check(news, olds)).failures;

describe("a new instance", () => {
  it("finds a storage specification of no product beside a product that does not exist", async () => {
    const news = declared({ productId: "00999-9", storageSpecCode: "dms.physical.storage.foo" });
    const { failures } = await checkInstanceLive({ ...context, apiVersion: "v2" }, {}, news);
    expect(failures.map(({ property }) => property)).toEqual(["productId", "storageSpecCode"]);
  });

  it("passes when the region offers all of it, with one read of each kind", async () => {
    const news = declared({ engineVersion: "3.7.17", maintainBegin: "22:00" });
    expect(await failuresOf(news)).toEqual([]);
    expect(region.reads.sort()).toEqual(["instances", "products", "zones"].concat("windows").sort());
  });

  it.each<[string, Properties, string, string]>([
    [
      "a name that is taken",
      { name: "taken" },
      "name",
      "name taken is already taken by instance other-id (RUNNING, created 1h ago); choose another name or delete that instance.",
    ],
    [
      "a storage specification of no product, beside a product that is not known yet",
      { productId: unknownValue, storageSpecCode: "dms.physical.storage.none" },
      "storageSpecCode",
      "storageSpecCode dms.physical.storage.none is not offered by any product of the region; there are dms.physical.storage.high, dms.physical.storage.ultra",
    ],
    [
      "a product that does not exist",
      { productId: "00999-9" },
      "productId",
      "productId 00999-9 is no product of the region. There are: single, 2 vCPUs 4 GB (00300-30109-0--0); cluster",
    ],
    [
      "a monthly product, with its hourly counterpart",
      { productId: clusterMonthly, storageSpace: 300 },
      "productId",
      "productId 00300-30210-0--0 is billed by the month, but instances are created pay-per-use. Use its hourly counterpart: cluster, 3 × 4 vCPUs 8 GB (00300-30209-0--0)",
    ],
    [
      "a monthly product without a counterpart",
      { productId: "00999-0--1", storageSpace: 300 },
      "productId",
      "Choose an hourly product",
    ],
    [
      "an engine version that the product does not come with",
      { engineVersion: "3.8" },
      "engineVersion",
      "engineVersion 3.8 is not offered for product 00300-30109-0--0; it comes with 3.7.17",
    ],
    [
      "a storage specification that the product does not offer",
      { storageSpecCode: "dms.physical.storage.normal" },
      "storageSpecCode",
      "it offers dms.physical.storage.high, dms.physical.storage.ultra",
    ],
    [
      "storage below the product's minimum",
      { productId: cluster, storageSpace: 299 },
      "storageSpace",
      "storageSpace is 299 GB, but product cluster, 3 × 4 vCPUs 8 GB (00300-30209-0--0) needs at least 300 GB",
    ],
    [
      "a zone that does not exist",
      { availabilityZones: ["az10.dc9"] },
      "availabilityZones",
      'availabilityZones names "az10.dc9", which is no zone of the region. There are: Zone 1 = az10.dc1',
    ],
    [
      "a zone that is sold out",
      { availabilityZones: [soldOutId] },
      "availabilityZones",
      "which is sold out. Choose another zone. There are: Zone 1 = az10.dc1",
    ],
    [
      "a window that the region does not offer",
      { maintainBegin: "10:00" },
      "maintainBegin",
      "maintainBegin and maintainEnd are 10:00–14:00, but the region offers 22:00–02:00, 02:00–06:00",
    ],
  ])("is refused for %s", async (_what, changes, property, reason) => {
    const failures = await failuresOf(declared(changes));
    expect(failures).toEqual([{ property, reason: expect.stringContaining(reason) }]);
  });

  it("gets all findings at once, one for each property, those of the offline rules included", async () => {
    const failures = await failuresOf(
      declared({
        name: "taken",
        productId: clusterMonthly,
        storageSpace: 200,
        storageSpecCode: "dms.physical.storage.normal",
        availabilityZones: ["az10.dc2"],
        maintainBegin: "14:00",
        engineVersion: "3.8",
        accessUser: "x",
        password: "short",
      }),
    );
    expect(failures.map(({ property }) => property).sort()).toEqual([
      "",
      "accessUser",
      "availabilityZones",
      "engineVersion",
      "maintainBegin",
      "name",
      "productId",
      "storageSpace",
      "storageSpecCode",
    ]);
  });

  it("may take over an existing name when it asks for that", async () => {
    expect(await failuresOf(declared({ name: "taken", adoptExisting: true }))).toEqual([]);
    context = { ...context, mayTakeName: (name) => name === "taken" };
    expect(await failuresOf(declared({ name: "taken" }))).toEqual([]);
    expect(region.reads).not.toContain("instances");
  });

  it("names the whole engine version where only its beginning is declared, which the creation refuses", async () => {
    expect(await failuresOf(declared({ engineVersion: "3.7" }))).toEqual([
      { property: "engineVersion", reason: expect.stringContaining("it comes with 3.7.17") },
    ]);
  });

  it("says so when every zone is sold out", async () => {
    for (const zone of region.zones) zone.available = false;
    expect((await failuresOf(declared()))[0]?.reason).toContain("So are all others: choose another region, or wait");
  });

  it("is not compared in what the offline rules already refuse", async () => {
    const news = declared({ availabilityZones: [], name: "1", productId: "", maintainBegin: "03:00", storageSpace: 5 });
    const failures = await failuresOf(news);
    expect(failures.map(({ property }) => property)).toEqual([
      "name",
      "storageSpace",
      "availabilityZones",
      "productId",
      "maintainBegin",
    ]);
    expect(region.reads).toEqual([]);
  });

  it("passes with values that are not known yet, and nothing is read for them", async () => {
    const names = ["name", "productId", "availabilityZones", "storageSpace", "storageSpecCode", "maintainBegin"];
    const unknowns = Object.fromEntries(names.map((name) => [name, unknownValue]));
    expect(
      await failuresOf({ ...declared(unknowns), maintainEnd: unknownValue, availabilityZones: [unknownValue] }),
    ).toEqual([]);
    expect(region.reads).toEqual([]);
  });
});

describe("an existing instance", () => {
  it("is not compared with anything while nothing changes, whatever has been withdrawn since", async () => {
    const news = declared({ maintainBegin: "02:00", engineVersion: "3.7.17" });
    const { inputs } = await check(news);
    region.reads = [];
    region.products = [];
    region.zones = [];
    region.windows = [];
    expect(await check(news, inputs)).toEqual(expect.objectContaining({ inputs, failures: [] }));
    expect(region.reads).toEqual([]);
  });

  it("passes in another form of the same values without a read", async () => {
    const { inputs } = await check(declared({ maintainBegin: "02:00" }));
    region.reads = [];
    const { failures } = await check(
      declared({ maintainBegin: "02:00:00", maintainEnd: "06", storageSpace: "100" }),
      inputs,
    );
    expect(failures).toEqual([]);
    expect(region.reads).toEqual([]);
  });

  it("is compared only in what changes", async () => {
    const olds = declared({ availabilityZones: [soldOutId], name: "taken" });
    const failures = await failuresOf(declared({ ...olds, storageSpecCode: "dms.physical.storage.normal" }), olds);
    expect(failures.map(({ property }) => property)).toEqual(["storageSpecCode"]);
    expect(region.reads).toEqual(["products"]);
  });

  it("may change its storage although its product was withdrawn", async () => {
    const olds = declared({ productId: "withdrawn" });
    expect(await failuresOf({ ...olds, storageSpace: 200 }, olds)).toEqual([]);
  });
});

describe("words", () => {
  it("become the IDs of product and zone; the words for the product stay beside its ID", async () => {
    const { inputs, failures } = await check(inWords({ availabilityZones: ["az10.dc1"] }));
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ productId: cluster, product: words, availabilityZones: [zoneId] });
    expect(inputs.__availabilityZoneWords).toEqual(["az10.dc1"]);
  });

  it.each([["az10.dc1"], ["Zone 1"], [zoneId]])("take the zone %s", async (word) => {
    expect((await check(declared({ availabilityZones: [word] }))).inputs.availabilityZones).toEqual([zoneId]);
  });

  it("keep the IDs they once had, whatever they would mean today, without a read", async () => {
    const news = inWords({ availabilityZones: ["az10.dc1"] });
    const { inputs } = await check(news);
    region.reads = [];
    region.products = [product("another-id", 4, 3)];
    region.zones = [{ ...region.zones[0], id: "another-zone" } as (typeof region.zones)[number]];
    const again = await check(news, inputs);
    expect(again).toEqual(expect.objectContaining({ inputs, failures: [] }));
    expect(region.reads).toEqual([]);
  });

  it("that take the place of the same ID change nothing", async () => {
    const olds = (await check(declared({ productId: cluster, storageSpace: 300 }))).inputs;
    const { inputs, failures } = await check(inWords({ availabilityZones: ["az10.dc1"] }), olds);
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ productId: cluster, availabilityZones: [zoneId] });
  });

  it("for a zone that has been sold out since do not block an instance that is in it", async () => {
    const olds = declared({ availabilityZones: [soldOutId] });
    expect(await failuresOf(declared({ availabilityZones: ["az10.dc2"] }), olds)).toEqual([]);
  });

  it("are looked up again when they change", async () => {
    const { inputs } = await check(inWords());
    const changed = inWords({ product: { type: "single", vcpus: 2, memoryGb: 4 } });
    expect((await check(changed, inputs)).inputs.productId).toBe(single);
  });

  it("only mean hourly products", async () => {
    const failures = await failuresOf(inWords({ product: { type: "cluster", vcpus: 32, memoryGb: 64, nodes: 3 } }));
    expect(failures).toEqual([
      {
        property: "product",
        reason: expect.stringMatching(
          /^product does not name exactly one product\. No product was found for cluster, 32 vCPUs, 64 GB of memory, 3 nodes, hourly\. The nearest are: /,
        ),
      },
    ]);
  });

  it("are compared with the storage as an ID is", async () => {
    const failures = await failuresOf(inWords({ storageSpace: 100 }));
    expect(failures.map(({ property }) => property)).toEqual(["storageSpace"]);
  });

  it("beside an ID that the program also gives are refused", async () => {
    const failures = await failuresOf(declared({ product: words }));
    expect(failures).toEqual([
      {
        property: "product",
        reason: expect.stringContaining("product says again what productId says; remove one of them"),
      },
    ]);
  });

  it("beside the ID that is stored with them pass: ignoreChanges puts it back", async () => {
    const stored = declared({ product: words });
    expect(await failuresOf(stored, stored)).toEqual([]);
    expect(await failuresOf(declared({ product: { ...words, vcpus: 16 } }), stored)).toMatchObject([
      { property: "product" },
    ]);
  });

  it("that are not known yet leave the ID unknown", async () => {
    const { inputs, failures } = await check(inWords({ product: { ...words, nodes: unknownValue } }));
    expect(failures).toEqual([]);
    expect(inputs.productId).toBe(unknownValue);
    const version = await check(inWords({ engineVersion: unknownValue }));
    expect(version.inputs.productId).toBe(unknownValue);
  });

  it("that are malformed are not looked up", async () => {
    const failures = await failuresOf(inWords({ product: { type: "cluster", vcpus: "four", memoryGb: 8, nodes: 3 } }));
    expect(failures).toEqual([
      { property: "product.vcpus", reason: expect.stringContaining("must be a whole number") },
    ]);
    expect(region.reads).not.toContain("products");
  });
});

describe("a catalogue that cannot be read", () => {
  it("leaves a new instance in words to the create call", async () => {
    context = offline();
    const { inputs, failures } = await check(inWords({ availabilityZones: ["az10.dc1"] }));
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ product: words, availabilityZones: ["az10.dc1"] });
    expect(inputs).not.toHaveProperty("productId");
    expect(inputs).not.toHaveProperty("__availabilityZoneWords");
  });

  it("keeps what was stored without IDs as it is", async () => {
    context = offline();
    const news = inWords({ availabilityZones: ["az10.dc1"] });
    const { inputs } = await check(news);
    expect(await check(news, inputs)).toEqual(expect.objectContaining({ inputs, failures: [] }));
  });

  it("stops changed words of an existing instance, which might replace it for what it is", async () => {
    const { inputs } = await check(inWords());
    context = offline();
    const changed = inWords({ product: { ...words, nodes: 5 }, availabilityZones: ["az10.dc1"] });
    const failures = await failuresOf(changed, inputs);
    expect(failures.map(({ property }) => property)).toEqual(["product", "availabilityZones"]);
    expect(failures[0]?.reason).toContain("write productId instead, or deploy with access to the service");
    expect(failures[1]?.reason).toContain("write the zone's ID, or deploy with access to the service");
  });

  it("lets an ID of the service's form through", async () => {
    context = offline();
    expect(await failuresOf(declared({ availabilityZones: [soldOutId] }), declared())).toEqual([]);
  });

  it("still reports what the offline rules find", async () => {
    context = offline();
    expect((await failuresOf(declared({ storageSpace: 5 }))).map(({ property }) => property)).toEqual(["storageSpace"]);
  });
});

describe("any input", () => {
  const value = fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<unknown>(null, true, "", unknownValue, "cluster", "az10.dc1", single, 300, Number.NaN),
    fc.constantFrom<unknown>({ toString: 1 }, [{ toString: 1 }], Object.create(null)),
    fc.string({ maxLength: 20 }),
    fc.double(),
    fc.array(fc.constantFrom<unknown>("az10.dc1", 1, null, unknownValue, {}), { maxLength: 2 }),
    fc.constant<unknown>(words),
    fc.record({ type: fc.anything(), vcpus: fc.anything(), memoryGb: fc.anything(), nodes: fc.anything() }),
  );
  const properties = fc.dictionary(fc.constantFrom<string>(...inputNames), value, { maxKeys: 12 });

  it("is answered, never thrown at, whether the catalogue can be read or not", async () => {
    await fc.assert(
      fc.asyncProperty(properties, properties, fc.boolean(), async (olds, news, isOnline) => {
        const subject = isOnline ? context : offline();
        const { inputs, failures } = await checkInstanceLive(subject, declared(olds), declared(news));
        const named = failures.map(({ property }) => property).filter((property) => property !== "");
        expect(new Set(named).size).toBe(named.length);
        expect(inputs).toEqual(expect.any(Object));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("credentials that are refused", () => {
  it("are one finding, beside those of the offline rules", async () => {
    const error = new AuthenticationError({
      method: "GET",
      path: "/v1.0/products",
      outcome: "refused",
      status: 401,
      message: "DMS answered GET /v1.0/products with HTTP 401. Check the keys.",
    });
    context = { ...context, read: () => Promise.reject(error) };
    expect(await failuresOf(declared({ accessUser: "x" }))).toEqual([
      { property: "accessUser", reason: expect.any(String) },
      {
        property: "",
        reason:
          "The inputs could not be compared with what the region offers. DMS answered GET /v1.0/products with HTTP 401. Check the keys.",
      },
    ]);
  });
});
