import { publicAccess } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (properties: Record<string, unknown>, config = {}) =>
  runOnInstance(publicAccess, { name: "gateway", properties, config });

test("an instance without public access passes", () => {
  expect(run({ enablePublicIp: false }).violations).toEqual([]);
  expect(run({}).violations).toEqual([]);
});

test("a public instance violates, with TLS too", () => {
  expect(run({ enablePublicIp: true, sslEnable: true }).violations).toEqual([
    "enablePublicIp is true, but only instances listed in the policy's allowedNames may be public. " +
      "Set enablePublicIp to false and leave out publicIpId, or have the instance listed.",
  ]);
});

test("an elastic IP address alone counts as public access", () => {
  expect(run({ publicIpId: "address-1" }).violations).toEqual([
    'publicIpId is "address-1", but only instances listed in the policy\'s allowedNames may be public. ' +
      "Set enablePublicIp to false and leave out publicIpId, or have the instance listed.",
  ]);
  expect(run({ publicIpId: "address-1" }, { allowedNames: ["gateway"] }).violations).toHaveLength(1);
  expect(run({ publicIpId: unknown }).undecided).toContain(".publicIpId");
  expect(run({ enablePublicIp: false, publicIpId: "" }).violations).toEqual([]);
});

test("a listed instance passes with TLS, by its logical name, its instance name or a pattern", () => {
  const properties = { enablePublicIp: true, sslEnable: true, name: "edge-broker" };
  expect(run(properties, { allowedNames: ["gateway"] }).violations).toEqual([]);
  expect(run(properties, { allowedNames: ["edge-broker"] }).violations).toEqual([]);
  expect(run(properties, { allowedNames: ["edge-*"] }).violations).toEqual([]);
  expect(run(properties, { allowedNames: ["edge"] }).violations).toHaveLength(1);
  expect(run(properties, { allowedNames: ["gateway.*"] }).violations).toHaveLength(1);
});

test("a listed instance without TLS violates", () => {
  expect(run({ enablePublicIp: true }, { allowedNames: ["gateway"] }).violations).toEqual([
    "sslEnable is not set, but a public instance must use TLS. Set sslEnable to true, or enablePublicIp to false.",
  ]);
});

test("values that a preview does not know leave the policy undecided only where they matter", () => {
  expect(run({ enablePublicIp: unknown }).undecided).toContain(".enablePublicIp");
  expect(run({ enablePublicIp: false, sslEnable: unknown, name: unknown }).undecided).toBeUndefined();
  expect(run({ enablePublicIp: true, name: unknown }).violations).toHaveLength(1);
  expect(run({ enablePublicIp: true, sslEnable: unknown }, { allowedNames: ["gateway"] }).undecided).toContain(
    ".sslEnable",
  );
  expect(run({ enablePublicIp: true, name: unknown }, { allowedNames: ["edge-*"] }).undecided).toContain(".name");
});

test("a list of anything but names is refused with its path", () => {
  expect(() => run({}, { allowedNames: ["edge", ""] })).toThrow("allowedNames[1] must be a name");
  expect(() => run({}, { allowedNames: "edge" })).toThrow("allowedNames must be a list of names");
});
