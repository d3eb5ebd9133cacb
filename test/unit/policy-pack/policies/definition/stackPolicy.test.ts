import { stackPolicy } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { z } from "zod";
import { runOnStack } from "../../policyRun";

const policy = stackPolicy({
  name: "rabbitmq-example",
  displayName: "Example",
  subject: "cost",
  description: "There are not too many instances.",
  severity: "low",
  enforcementLevel: "advisory",
  remediationSteps: "Remove some.",
  settings: z.strictObject({ most: z.int().default(1) }),
  checkAll(instances, { most }, report) {
    for (const instance of instances.slice(most)) {
      report(
        { property: "count", value: instances.length, rule: "there are too many", remedy: "Remove some" },
        instance,
      );
    }
  },
});

test("it is a plain object with all that Pulumi shows of a policy", () => {
  expect(Object.getPrototypeOf(policy)).toBe(Object.prototype);
  expect(policy).toMatchObject({ name: "rabbitmq-example", severity: "low", tags: ["rabbitmq", "cost"] });
});

test("it sees RabbitMQ instances only, and reports on their rows", () => {
  const instances = [
    { name: "first", properties: {} },
    { name: "other", properties: {}, type: "other:index:Thing" },
    { name: "second", properties: {} },
  ];
  expect(runOnStack(policy, { instances })).toMatchObject({
    violations: ["count is 2, but there are too many. Remove some."],
    on: ["second"],
  });
});

test("it does not apply to a stack without instances", () => {
  expect(runOnStack(policy, { instances: [] }).notApplicable).toBeDefined();
});

test("wrong settings are refused", () => {
  expect(() => runOnStack(policy, { instances: [{ properties: {} }], config: { least: 1 } })).toThrow(
    "least is no setting; the settings are: most",
  );
});
