import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";

const patternRule = { error: "must be a regular expression" };

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

const settings = z.strictObject({
  pattern: z
    .string(patternRule)
    .min(1, patternRule)
    .refine(isPattern, patternRule)
    .describe("regular expression for the instance name; anchor it with ^ and $ to cover the whole name")
    .default("^[a-z][a-z0-9-]*$"),
  example: z
    .string({ error: "must be a text" })
    .describe("a name that the message shows as an example; empty: none")
    .default("orders-prod"),
});

/** The instance name follows a pattern. */
export const naming = instancePolicy({
  name: "rabbitmq-naming",
  displayName: "Naming",
  subject: "governance",
  description: "The name of a RabbitMQ instance follows the agreed pattern.",
  severity: "low",
  enforcementLevel: "advisory",
  remediationSteps: "Set name to one that follows the pattern; the instance is renamed in place.",
  settings,
  check({ properties: { name } }, { pattern, example }, report) {
    if (!name || new RegExp(pattern, "u").test(name)) return;
    report({
      property: "name",
      value: name,
      rule: `a name must match ${pattern}`,
      remedy: `Set name to one that matches${example ? `, such as "${example}"` : ""}`,
    });
  },
});
