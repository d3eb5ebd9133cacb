import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { choiceText, listText } from "../definition/violation";
import { textList } from "../settingSchemas";

const settings = z.strictObject({
  allowed: textList("versions")
    .min(1, { error: "must hold at least one version" })
    .describe("engine versions that may be used; the API reference lists 3.7.17")
    .default(["3.7.17"]),
  required: z
    .boolean({ error: "must be true or false" })
    .describe("whether the program must set engineVersion")
    .default(false),
});

/** The engine version is an allowed one. */
export const engineVersion = instancePolicy({
  name: "rabbitmq-engine-version",
  displayName: "Engine version",
  subject: "resilience",
  description: "The engine version of a RabbitMQ instance is one of the allowed ones.",
  severity: "medium",
  enforcementLevel: "advisory",
  remediationSteps:
    "Set engineVersion to an allowed version. On an existing instance this replaces it and its messages are lost.",
  settings,
  check({ properties: { engineVersion: version } }, { allowed, required }, report) {
    if (version ? allowed.includes(version) : !required) return;
    report({
      property: "engineVersion",
      value: version || undefined,
      rule: `only ${listText(allowed)} may be used`,
      remedy: `Set engineVersion to ${choiceText(allowed)}`,
    });
  },
});
