import { z } from "zod";
import { textOf } from "../definition/instance";
import { instancePolicy } from "../definition/instancePolicy";
import { wrongConfig } from "../definition/settings";
import { matchWithin } from "./matchWithin";

const patternRule = { error: "must be a regular expression" };

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

const secondsToMatch = 2;

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
  check({ properties }, { pattern, example }, report) {
    const name = textOf(properties.name);
    if (!name) return;
    const isMatch = matchWithin(pattern, name, secondsToMatch * 1000);
    if (isMatch === undefined) {
      throw wrongConfig(
        this.name,
        `pattern gives no answer within ${secondsToMatch} seconds for the name "${name}"; ` +
          "write it without a repetition of what is itself repeated, such as (a+)+",
      );
    }
    if (isMatch) return;
    report({
      property: "name",
      value: name,
      rule: `a name must match ${pattern}`,
      remedy: `Set name to one that matches${example ? `, such as "${example}"` : ""}`,
    });
  },
});
