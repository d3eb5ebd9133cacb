import { engineVersion } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (version: unknown, config = {}, properties = {}) =>
  runOnInstance(engineVersion, { properties: { engineVersion: version, ...properties }, config });

test("the versions of the references and no version pass", () => {
  expect(run("3.7.17").violations).toEqual([]);
  expect(run("3.8.35").violations).toEqual([]);
  expect(run("3.12.13").violations).toEqual([]);
  expect(run(undefined).violations).toEqual([]);
});

test("another version violates", () => {
  expect(run("3.7.1").violations).toEqual([
    'engineVersion is "3.7.1", but only 3.7.17, 3.8.35, 3.12.13 may be used. Set engineVersion to "3.7.17".',
  ]);
});

test("the versions are a setting, and a version can be required", () => {
  expect(run("3.8.35", { allowed: ["3.7.17", "3.8.35"] }).violations).toEqual([]);
  expect(run("3.8.3", { allowed: ["3.7.17", "3.8.35"] }).violations).toHaveLength(1);
  expect(run(undefined, { required: true }).violations).toEqual([
    "engineVersion is not set, but only 3.7.17, 3.8.35, 3.12.13 may be used. " +
      'Set engineVersion to "3.7.17" or "3.8.35" or "3.12.13".',
  ]);
});

test("what to do names the versions of the instance's version of the API", () => {
  const remedy = (apiVersion: string) => run("3.6", {}, { apiVersion: apiVersion }).violations[0]?.split(". ")[1];
  expect(remedy("v2")).toBe('Set engineVersion to "3.8.35" or "3.12.13".');
  expect(remedy("v1.0")).toBe('Set engineVersion to "3.7.17".');
  expect(remedy("")).toBe('Set engineVersion to "3.7.17" or "3.8.35" or "3.12.13".');
});

test("AMQP-0-9-1 is another engine, which violates until it is allowed by its name", () => {
  const properties = { apiVersion: "v2" };
  expect(run("AMQP-0-9-1", {}, properties).violations).toEqual([
    'engineVersion is "AMQP-0-9-1", but only 3.7.17, 3.8.35, 3.12.13 may be used, and this is an engine without TLS and ' +
      'plugins. Set engineVersion to "3.8.35" or "3.12.13".',
  ]);
  expect(run("AMQP-0-9-1", { allowed: ["AMQP-0-9-1"] }, properties).violations).toEqual([]);
});

test("a version that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown).undecided).toContain(".engineVersion");
});

test("wrong settings are refused with their paths", () => {
  expect(() => run("3.7.17", { allowed: [], required: "yes" })).toThrow(
    "allowed must hold at least one version; required must be true or false",
  );
});
