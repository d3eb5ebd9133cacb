import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { choiceText } from "../definition/violation";
import { textList } from "../settingSchemas";

const settings = z.strictObject({
  allowed: textList("security group IDs").describe("IDs of the security groups that may be used").default([]),
});

/** The security group is on the allow list. */
export const securityGroup = instancePolicy({
  name: "rabbitmq-security-group",
  displayName: "Security group",
  subject: "security",
  description: "The security group of a RabbitMQ instance is on the allow list.",
  severity: "high",
  enforcementLevel: "mandatory",
  remediationSteps: "Set securityGroupId to an allowed security group; the instance goes on running.",
  settings,
  notApplicable({ allowed }) {
    return allowed.length === 0 ? "no allowed security groups are configured" : undefined;
  },
  check({ properties: { securityGroupId } }, { allowed }, report) {
    if (!securityGroupId || allowed.includes(securityGroupId)) return;
    report({
      property: "securityGroupId",
      value: securityGroupId,
      rule: "only the security groups on the policy's allow list may be used",
      remedy: `Set securityGroupId to ${choiceText(allowed)}`,
    });
  },
});
