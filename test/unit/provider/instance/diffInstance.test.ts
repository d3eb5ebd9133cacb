import { diffInstance } from "../../../../provider/instance/diffInstance";
import type { Properties } from "../../../../provider/resource/properties";
import { unknownValue } from "../../../../provider/resource/unknown";
import { declaredInputs } from "./check/declaredInputs";

const stored = (changes: Properties = {}) => ({
  ...declaredInputs(),
  instanceId: "id-1",
  status: "RUNNING",
  maintainBegin: "02:00",
  maintainEnd: "06:00",
  enablePublicIp: false,
  sslEnable: false,
  engine: "rabbitmq",
  engineVersion: "3.7.17",
  enterpriseProjectId: "0",
  ...changes,
});

function diff(olds: Properties, news: Properties, reportsOnly = false) {
  const warnings: string[] = [];
  const result = diffInstance({ warn: (text) => warnings.push(text), reportsOnly }, olds, news);
  return { ...result, warnings };
}

it("sees no change when the program declares what is there", () => {
  expect(diff(stored(), declaredInputs())).toEqual({ changes: false, deleteBeforeReplace: true, warnings: [] });
});

it.each([
  ["availabilityZones", ["zone-2", "zone-1"], ["zone-1", "zone-2"]],
  ["maintainBegin", "22:00", "22:00:00"],
  ["maintainBegin", "22", "22:00"],
  ["engine", "rabbitmq", "RabbitMQ"],
  ["description", null, ""],
  ["publicIpId", null, undefined],
  ["enablePublicIp", null, false],
  ["deletionProtection", undefined, false],
])("takes equal forms of %s for no change", (name, old, now) => {
  expect(diff(stored({ [name]: old }), declaredInputs({ [name]: now }))).toMatchObject({ changes: false });
});

it.each([
  ["name", "other-name"],
  ["description", "new"],
  ["maintainBegin", "22:00"],
  ["securityGroupId", "group-2"],
  ["enablePublicIp", true],
])("updates in place for %s", (name, value) => {
  const deleteBeforeReplace = name !== "name";
  expect(diff(stored(), declaredInputs({ [name]: value }))).toEqual({ deleteBeforeReplace, warnings: [] });
});

it.each([
  ["vpcId", "vpc-2"],
  ["subnetId", "subnet-2"],
  ["availabilityZones", ["zone-2"]],
  ["engineVersion", "3.8.35"],
  ["accessUser", "somebody"],
  ["sslEnable", true],
  ["storageSpecCode", "dms.physical.storage.high"],
  ["enterpriseProjectId", "1"],
  ["region", "cn-north-4"],
])("replaces for %s, deletes first while the name stays, and says what is lost", (name, value) => {
  const result = diff(stored(), declaredInputs({ [name]: value }));
  expect(result).toMatchObject({ replaces: [name], deleteBeforeReplace: true });
  expect(result.changes).toBeUndefined();
  expect(result.warnings.join()).toContain(name);
  expect(result.warnings.join()).toContain("lost");
});

it("creates first when the name changes with a replacement", () => {
  const result = diff(stored(), declaredInputs({ vpcId: "vpc-2", name: "other-name" }));
  expect(result).toMatchObject({ replaces: ["vpcId"], deleteBeforeReplace: false });
});

it.each([
  ["password", "Another-Pass2", /passwordChange: "record"/],
  ["storageSpace", 200, /resize: "extend"/],
  ["productId", "00300-30111-0--0", /resize: "extend"/],
])("refuses a changed %s with the ways on", (name, value, way) => {
  const run = () => diff(stored(), declaredInputs({ [name]: value }));
  expect(run).toThrow(way);
  expect(run).not.toThrow(/Another-Pass2|Unit-Test-Pass1/);
});

it("refuses several changes in one sentence", () => {
  expect(() => diff(stored(), declaredInputs({ password: "Another-Pass2", storageSpace: 200 }))).toThrow(
    /storageSpace changes from 100 to 200.*password differs/,
  );
});

it.each([
  ["password", "Another-Pass2", "passwordChange"],
  ["storageSpace", 200, "resize"],
])("replaces for %s when the program says so", (name, value, option) => {
  expect(diff(stored(), declaredInputs({ [name]: value, [option]: "replace" }))).toMatchObject({ replaces: [name] });
});

it("records a password already changed in the console", () => {
  const news = declaredInputs({ password: "Another-Pass2", passwordChange: "record" });
  expect(diff(stored(), news)).toEqual({ deleteBeforeReplace: true, warnings: [] });
});

it("refuses to shrink by extending", () => {
  expect(() => diff(stored({ storageSpace: 300 }), declaredInputs({ resize: "extend" }))).toThrow(/cannot shrink/);
});

it("never replaces for a fixed value that the state does not hold", () => {
  const result = diff(stored({ storageSpecCode: undefined, password: undefined }), declaredInputs());
  expect(result.replaces).toBeUndefined();
});

it("refuses to replace a protected instance", () => {
  const olds = stored({ deletionProtection: true });
  expect(() => diff(olds, declaredInputs({ vpcId: "vpc-2", deletionProtection: true }))).toThrow(/deletionProtection/);
  expect(() => diff(olds, declaredInputs({ vpcId: "vpc-2", deletionProtection: false }))).toThrow(/deletionProtection/);
});

it("shows an unknown fixed value as a replacement and refuses nothing for it", () => {
  const olds = stored({ deletionProtection: true });
  const news = declaredInputs({ vpcId: unknownValue, deletionProtection: true, password: unknownValue });
  expect(diff(olds, news)).toMatchObject({ replaces: ["vpcId"] });
});

it("replaces an instance that never ran for its failed status, protected or not", () => {
  const olds = stored({ status: "CREATEFAILED", __creationFailed: true, deletionProtection: true });
  expect(diff(olds, declaredInputs({ deletionProtection: true }))).toMatchObject({
    changes: true,
    replaces: ["status"],
    deleteBeforeReplace: true,
  });
});

it("never replaces one that ran for its failed status, but calls update", () => {
  const result = diff(stored({ status: "ERROR" }), declaredInputs());
  expect(result).toEqual({ changes: true, deleteBeforeReplace: true, warnings: [] });
});

it("refuses nothing while it only reports what a refresh found", () => {
  expect(diff(stored({ storageSpace: 300 }), declaredInputs(), true)).toEqual({
    deleteBeforeReplace: true,
    warnings: [],
  });
});

it("announces a restart", () => {
  expect(diff(stored(), declaredInputs({ restartTriggers: { certificate: "2" } })).warnings.join()).toContain(
    "will be restarted",
  );
});

describe("an input that becomes secret", () => {
  const __urn = "urn:pulumi:dev::shop::pulumi-nodejs:dms:Rabbitmq::orders";
  const news = declaredInputs({ __urn, __secretInputs: ["description", "name"] });

  it("makes an update, since refresh and destroy know of it from outputs only", () => {
    const olds = stored({ __urn, __secretInputs: ["description"] });
    expect(diff(olds, news)).toMatchObject({ changes: true, warnings: [] });
    expect(diff(olds, news, true)).toMatchObject({ changes: false });
  });

  it("makes none once that is known, when it is secret no more, and right after an import", () => {
    expect(diff(stored({ __urn, __secretInputs: ["description", "name", "vpcId"] }), news)).toMatchObject({
      changes: false,
    });
    expect(diff(stored(), news)).toMatchObject({ changes: false });
  });
});

it.each([
  ["the URN, as after an import", { __urn: "urn:pulumi:dev::shop::type::orders" }],
  ["the secret inputs", { __secretInputs: ["name"] }],
])("keeps %s out of the list of differences that a person sees", (_what, hidden) => {
  const news = declaredInputs({ description: "new", ...hidden });
  expect(diff(stored(), news)).toMatchObject({ changes: true });
  expect(diff(stored(), news, true)).not.toHaveProperty("changes", true);
});
