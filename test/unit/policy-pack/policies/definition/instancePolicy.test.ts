import { instancePolicy } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { z } from "zod";
import { RabbitmqInstance } from "../../../../../sdk/rabbitmqInstance";
import { earlierInstanceType, rabbitmqInstanceType } from "../../../../../sdk/resourceType";
import { runOnInstance } from "../../policyRun";

const policy = instancePolicy({
  name: "rabbitmq-example",
  displayName: "Example",
  subject: "governance",
  description: "The instance has a name of at least so many letters.",
  severity: "low",
  enforcementLevel: "mandatory",
  remediationSteps: "Choose a longer name.",
  settings: z.strictObject({ letters: z.int().min(1).describe("least number of letters").default(4) }),
  notApplicable: ({ letters }) => (letters === 99 ? "nothing has so many letters" : undefined),
  check({ properties: { name = "" } }, { letters }, report) {
    if (name.length < letters) report({ property: "name", value: name, rule: "it is too short", remedy: "Mend it" });
  },
});

test("it is a plain object with all that Pulumi shows of a policy", () => {
  expect(Object.getPrototypeOf(policy)).toBe(Object.prototype);
  expect(policy).toMatchObject({
    name: "rabbitmq-example",
    displayName: "Example",
    description: "The instance has a name of at least so many letters.",
    severity: "low",
    enforcementLevel: "mandatory",
    remediationSteps: "Choose a longer name.",
    tags: ["rabbitmq", "governance"],
  });
});

test("its JSON schema has bounds, description and default, and requires nothing", () => {
  expect(policy.configSchema?.properties.letters).toMatchObject({
    type: "integer",
    minimum: 1,
    description: "least number of letters",
    default: 4,
  });
  expect(policy.configSchema).not.toHaveProperty("required");
});

test.each([RabbitmqInstance.__pulumiType, earlierInstanceType])("it applies to the type token %s", (type) => {
  expect(runOnInstance(policy, { properties: { name: "x" }, type }).violations).toHaveLength(1);
});

test("it leaves the type to itself, since Pulumi would skip all but one", () => {
  expect(policy.validateResource).not.toHaveProperty("__pulumiType");
});

test("it does not apply to other types", () => {
  const outcome = runOnInstance(policy, { properties: { name: "x" }, type: "other:index:Thing" });
  expect(outcome).toMatchObject({ violations: [], notApplicable: expect.stringContaining(rabbitmqInstanceType) });
});

test("it checks with the settings it is given", () => {
  expect(runOnInstance(policy, { properties: { name: "abc" } }).violations).toHaveLength(1);
  expect(runOnInstance(policy, { properties: { name: "abc" }, config: { letters: 3 } }).violations).toEqual([]);
});

test("settings that leave nothing to check are said to", () => {
  const outcome = runOnInstance(policy, { properties: { name: "abc" }, config: { letters: 99 } });
  expect(outcome.notApplicable).toBe("nothing has so many letters");
});

test("without a remedy it offers no remediation", () => {
  expect(policy).not.toHaveProperty("remediateResource");
});
