import { type ApiVersionDecision, decideApiVersion } from "../../../../../provider/instance/check/decideApiVersion";
import { unknownValue } from "../../../../../provider/resource/unknown";

const legacyProduct = { productId: "00300-30109-0--0" };
const todaysProduct = { productId: "c6.4u8g.cluster" };
const setting = "huaweicloud:apiVersion (HW_DMS_API_VERSION)";
const versionOf = (decision: ApiVersionDecision) => (decision.kind === "decided" ? decision.apiVersion : decision.kind);

describe("auto, by the inputs", () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ["a product id of digits and dashes", legacyProduct, "v1.0", 'productId "00300-30109-0--0" belongs to it'],
    ["a disk of v1.0", { storageSpecCode: "dms.physical.storage.ultra" }, "v1.0", "storageSpecCode"],
    ["the normal disk", { storageSpecCode: "dms.physical.storage.normal" }, "v1.0", "storageSpecCode"],
    ["the high disk", { storageSpecCode: "dms.physical.storage.high" }, "v1.0", "storageSpecCode"],
    ["version 3.7.17", { engineVersion: "3.7.17" }, "v1.0", 'engineVersion "3.7.17" belongs to it'],
    ["a product id that begins with a letter", todaysProduct, "v2", 'productId "c6.4u8g.cluster" belongs to it'],
    ["an AMQP product", { productId: "amqp.b1.large.1" }, "v2", "productId"],
    ["a disk of today", { storageSpecCode: "dms.physical.storage.ultra.v2" }, "v2", "storageSpecCode"],
    ["another disk", { storageSpecCode: "dms.physical.storage.general" }, "v2", "storageSpecCode"],
    ["brokerNum", { brokerNum: 3 }, "v2", "brokerNum belongs to it"],
    ["brokerNum that is not known yet", { brokerNum: unknownValue }, "v2", "brokerNum"],
    ["tags", { tags: { team: "shop" } }, "v2", "tags belongs to it"],
    ["tags with an unknown value", { tags: { team: unknownValue } }, "v2", "tags"],
    ["encryption", { diskEncryptedKey: "k1" }, "v2", "diskEncryptedKey"],
    ["ACL", { enableAcl: true }, "v2", "enableAcl"],
    ["an architecture", { archType: "ARM" }, "v2", "archType"],
    ["three zones", { availabilityZones: ["a", "b", "c"] }, "v2", "availabilityZones (three or more) belongs to it"],
    [
      "four zones, of which one is unknown",
      { availabilityZones: ["a", "b", "c", unknownValue] },
      "v2",
      "availabilityZones",
    ],
    ["AMQP-0-9-1", { engineVersion: "AMQP-0-9-1" }, "v2", "engineVersion"],
  ])("%s decides", (_what, inputs, expected, reason) => {
    const decision = decideApiVersion({ name: "orders", ...inputs }, "auto");
    expect(versionOf(decision)).toBe(expected);
    expect(decision).toMatchObject({ reason: expect.stringContaining(reason) });
  });

  it.each<[string, Record<string, unknown>]>([
    ["no input that says anything", { name: "orders", storageSpace: 100 }],
    ["one zone", { availabilityZones: ["a"] }],
    ["two zones", { availabilityZones: ["a", "b"] }],
    ["a version that both may have", { engineVersion: "3.8.35" }],
    ["a version that only begins alike", { engineVersion: "3.70" }],
    ["the product in words", { product: { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 } }],
    ["what asks for nothing", { tags: {}, enableAcl: false, brokerNum: undefined, diskEncryptedKey: "" }],
    ["what v2 does on an instance of v1.0 too", { passwordChange: "reset", resize: "extend" }],
  ])("%s leaves it to the region", (_what, inputs) => {
    expect(decideApiVersion(inputs, "auto")).toEqual({ kind: "open" });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ["the product", { productId: unknownValue }, ["productId"]],
    ["the zones as a whole", { availabilityZones: unknownValue }, ["availabilityZones"]],
    [
      "several",
      { engineVersion: unknownValue, tags: unknownValue, enableAcl: unknownValue },
      ["engineVersion", "tags", "enableAcl"],
    ],
  ])("it is not known yet while %s is not", (_what, inputs, properties) => {
    const decision = decideApiVersion(inputs, "auto");
    expect(decision).toMatchObject({ kind: "notYetKnown" });
    expect(new Set(decision.kind === "notYetKnown" ? decision.properties : [])).toEqual(new Set(properties));
  });

  it("a known input decides whatever the unknown ones may be", () => {
    expect(versionOf(decideApiVersion({ ...legacyProduct, engineVersion: unknownValue }, "auto"))).toBe("v1.0");
  });

  it.each<[Record<string, unknown>, string, string]>([
    [
      { ...legacyProduct, brokerNum: 3 },
      "productId",
      `productId "00300-30109-0--0" belongs to API v1.0, but brokerNum to API v2; make them agree, or say which one is meant with ${setting}`,
    ],
    [
      { ...todaysProduct, engineVersion: "3.7.17" },
      "engineVersion",
      'engineVersion "3.7.17" belongs to API v1.0, but productId "c6.4u8g.cluster" to API v2;',
    ],
    [
      { ...todaysProduct, storageSpecCode: "dms.physical.storage.ultra" },
      "storageSpecCode",
      'storageSpecCode "dms.physical.storage.ultra" belongs to API v1.0, but productId "c6.4u8g.cluster" to API v2;',
    ],
    [
      { ...legacyProduct, availabilityZones: ["a", "b", "c"], tags: { a: "b" } },
      "productId",
      "but availabilityZones (three or more) to API v2;",
    ],
  ])("a contradiction is one finding that names both: %j", (inputs, property, reason) => {
    const decision = decideApiVersion(inputs, "auto");
    expect(decision).toEqual({
      kind: "contradiction",
      failures: [{ property, reason: expect.stringContaining(reason) }],
    });
  });
});

describe("a version that is set", () => {
  it.each(["v1.0", "v2"] as const)("%s holds where the inputs leave it open or are not known yet", (set) => {
    for (const inputs of [{}, { productId: unknownValue }]) {
      expect(decideApiVersion(inputs, set)).toEqual({
        kind: "decided",
        apiVersion: set,
        reason: `${setting} says so`,
      });
    }
  });

  it("v2 takes products, disks and versions of v1.0", () => {
    const inputs = { ...legacyProduct, storageSpecCode: "dms.physical.storage.high", engineVersion: "3.7.17" };
    expect(versionOf(decideApiVersion(inputs, "v2"))).toBe("v2");
    expect(versionOf(decideApiVersion({ ...legacyProduct, tags: { a: "b" } }, "v2"))).toBe("v2");
  });

  it("v1.0 refuses each input that belongs to v2, and says how to go on", () => {
    const inputs = { ...todaysProduct, tags: { team: "shop" }, storageSpecCode: "dms.physical.storage.high" };
    const rest = `belongs to API v2, but ${setting} says v1.0; change it or leave it out, or set apiVersion to v2 or auto`;
    expect(decideApiVersion(inputs, "v1.0")).toEqual({
      kind: "contradiction",
      failures: [
        { property: "productId", reason: `productId "c6.4u8g.cluster" ${rest}` },
        { property: "tags", reason: `tags ${rest}` },
      ],
    });
  });

  it("v1.0 takes what belongs to it", () => {
    expect(versionOf(decideApiVersion({ ...legacyProduct, engineVersion: "3.7.17" }, "v1.0"))).toBe("v1.0");
  });
});
