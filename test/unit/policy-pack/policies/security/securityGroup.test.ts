import { securityGroup } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (securityGroupId: unknown, config: Record<string, unknown> = { allowed: ["sg-1", "sg-2"] }) =>
  runOnInstance(securityGroup, { properties: { securityGroupId }, config });

test("a security group on the list passes", () => {
  expect(run("sg-1").violations).toEqual([]);
  expect(run("sg-2").violations).toEqual([]);
});

test("any other violates", () => {
  expect(run("sg-3").violations).toEqual([
    'securityGroupId is "sg-3", but only the security groups on the policy\'s allow list may be used. ' +
      'Set securityGroupId to "sg-1" or "sg-2".',
  ]);
});

test("an ID must be equal, not alike", () => {
  expect(run("sg-11").violations).toHaveLength(1);
  expect(run("SG-1").violations).toHaveLength(1);
});

test("without a list it does not apply", () => {
  expect(run("sg-3", {}).notApplicable).toBe("no allowed security groups are configured");
});

test("a group that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown).undecided).toContain(".securityGroupId");
});

test("a wrong list is refused with its path", () => {
  expect(() => run("sg-1", { allowed: [""] })).toThrow("allowed[0] must be a text that is not empty");
});

test("of a very long allow list the message shows the first ones", () => {
  const allowed = Array.from({ length: 5000 }, (_, index) => `sg-${index}`);
  const { violations } = runOnInstance(securityGroup, {
    properties: { securityGroupId: "other" },
    config: { allowed },
  });
  expect(violations[0]).toContain('Set securityGroupId to "sg-0" or "sg-1" or ');
  expect(violations[0]).toMatch(/ or "sg-19" or 4980 more\.$/);
});
