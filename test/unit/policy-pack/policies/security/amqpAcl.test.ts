import { amqpAcl } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (enableAcl: unknown, engineVersion: unknown = "AMQP-0-9-1") =>
  runOnInstance(amqpAcl, { properties: { engineVersion, enableAcl, apiVersion: "v2" } });

test("AMQP-0-9-1 with access control passes", () => {
  expect(run(true).violations).toEqual([]);
});

test("AMQP-0-9-1 without access control violates, whether it was turned off or left out", () => {
  expect(run(false).violations).toEqual([
    "enableAcl is false, but an instance of AMQP-0-9-1 must tell users apart by access control lists. " +
      "Set enableAcl to true.",
  ]);
  expect(run(undefined).violations[0]).toMatch(/^enableAcl is not set, but/);
  expect(run("true").violations).toHaveLength(1);
});

test.each(["3.8.35", "3.12.13", undefined])("engine version %p needs none", (version) => {
  const properties = { engineVersion: version };
  expect(runOnInstance(amqpAcl, { properties }).violations).toEqual([]);
});

test("a value that a preview does not know leaves the policy undecided, unless the engine needs no access control", () => {
  expect(run(unknown).undecided).toContain(".enableAcl");
  expect(run(false, unknown).undecided).toContain(".engineVersion");
  expect(run(unknown, "3.8.35")).toEqual({ violations: [], on: [] });
});
