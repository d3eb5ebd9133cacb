import { z } from "zod";
import { textOf } from "../definition/instance";
import { instancePolicy } from "../definition/instancePolicy";
import { textList } from "../settingSchemas";

const settings = z.strictObject({
  forbidden: textList("user names")
    .describe("user names that attackers try first; letter case does not matter")
    .default([
      "admin",
      "administrator",
      "default",
      "guest",
      "huawei",
      "manager",
      "monitor",
      "monitoring",
      "operator",
      "rabbit",
      "rabbitmq",
      "root",
      "service",
      "superuser",
      "test",
      "user",
    ]),
});

/** The user name is not one that everybody guesses. */
export const userName = instancePolicy({
  name: "rabbitmq-user-name",
  displayName: "User name",
  subject: "security",
  description: "The user name of a RabbitMQ instance is not a well-known one.",
  severity: "medium",
  enforcementLevel: "advisory",
  remediationSteps:
    "Set accessUser to a name of your own. On an existing instance this replaces it and its messages are lost.",
  settings,
  check({ properties: { accessUser } }, { forbidden }, report) {
    const name = textOf(accessUser).toLowerCase();
    if (!forbidden.some((known) => known.toLowerCase() === name)) return;
    report({
      property: "accessUser",
      value: accessUser,
      rule: "it is one of the well-known user names that attackers try first",
      remedy: "Set accessUser to a name of your own, such as one after the application",
    });
  },
});
