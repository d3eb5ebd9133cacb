import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { choiceText, listText } from "../definition/violation";
import { textList } from "../settingSchemas";

const defaultProject = "0";

const settings = z.strictObject({
  allowed: textList("enterprise project IDs")
    .describe('IDs of the enterprise projects that may be used; empty: any but the default project "0"')
    .default([]),
});

/** The instance belongs to an enterprise project, so that its cost is accounted for. */
export const enterpriseProject = instancePolicy({
  name: "rabbitmq-enterprise-project",
  displayName: "Enterprise project",
  subject: "governance",
  description: "A RabbitMQ instance belongs to an enterprise project.",
  severity: "low",
  enforcementLevel: "advisory",
  remediationSteps:
    "Set enterpriseProjectId. On API v2 it changes in place; on v1.0 this replaces an existing instance and its messages " +
    "are lost.",
  settings,
  check({ properties: { enterpriseProjectId } }, { allowed }, report) {
    const id = enterpriseProjectId || undefined;
    const isAllowed = allowed.length > 0 ? id !== undefined && allowed.includes(id) : id && id !== defaultProject;
    if (isAllowed) return;
    report({
      property: "enterpriseProjectId",
      value: id,
      rule:
        allowed.length > 0
          ? `only the enterprise projects ${listText(allowed)} may be used`
          : `an instance must belong to an enterprise project other than the default one, "${defaultProject}"`,
      remedy:
        allowed.length > 0
          ? `Set enterpriseProjectId to ${choiceText(allowed)}`
          : "Set enterpriseProjectId to the ID of the team's enterprise project",
    });
  },
});
