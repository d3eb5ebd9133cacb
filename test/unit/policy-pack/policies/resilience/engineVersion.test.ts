import { engineVersion } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (version: unknown, config = {}) =>
  runOnInstance(engineVersion, { properties: { engineVersion: version }, config });

test("the version of the reference and no version pass", () => {
  expect(run("3.7.17").violations).toEqual([]);
  expect(run(undefined).violations).toEqual([]);
});

test("another version violates", () => {
  expect(run("3.7.1").violations).toEqual([
    'engineVersion is "3.7.1", but only 3.7.17 may be used. Set engineVersion to "3.7.17".',
  ]);
});

test("the versions are a setting, and a version can be required", () => {
  expect(run("3.8.35", { allowed: ["3.7.17", "3.8.35"] }).violations).toEqual([]);
  expect(run("3.8.3", { allowed: ["3.7.17", "3.8.35"] }).violations).toHaveLength(1);
  expect(run(undefined, { required: true }).violations).toEqual([
    'engineVersion is not set, but only 3.7.17 may be used. Set engineVersion to "3.7.17".',
  ]);
});

test("a version that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown).undecided).toContain(".engineVersion");
});

test("wrong settings are refused with their paths", () => {
  expect(() => run("3.7.17", { allowed: [], required: "yes" })).toThrow(
    "allowed must hold at least one version; required must be true or false",
  );
});
