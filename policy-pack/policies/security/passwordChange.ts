import { z } from "zod";
import { isAmqpEngine, passwordChangeOf } from "../../../provider/instance/properties/versionRules";
import type { Instance } from "../definition/instance";
import { instancePolicy } from "../definition/instancePolicy";
import { ifKnown } from "../definition/unknownValues";
import { versionInOutputs } from "../definition/versionShown";
import { choiceText } from "../definition/violation";
import { matchesAny } from "../namePatterns";
import { namePatterns, stackNames } from "../settingSchemas";

const modes = ["refuse", "reset", "record", "replace"] as const;
const modeRule = { error: `must be one of ${modes.join(", ")}` };

const settings = z.strictObject({
  stacks: stackNames,
  exemptStacks: namePatterns
    .describe("names of stacks it does not apply to, before stacks; * stands for any characters")
    .default([]),
  allowed: z
    .array(z.enum(modes, modeRule), { error: "must be a list of values of passwordChange" })
    .describe("values of passwordChange that may be used; left out it is reset on API v2 and refuse on v1.0")
    .default([]),
});

const versions = ["v1.0", "v2"] as const;

/** What a changed password may do: inputs that belong to v1.0 may be of an instance that v2 has taken over. */
function effectiveModes({ apiVersion, properties }: Instance) {
  const certain = versionInOutputs(properties) ?? (apiVersion === "v2" ? "v2" : undefined);
  const possible = certain === undefined ? versions : [certain];
  return possible.map((version) => ({ version, mode: passwordChangeOf(properties, version) }));
}

/** In chosen stacks a changed password does only what is allowed. */
export const passwordChange = instancePolicy({
  name: "rabbitmq-password-change",
  displayName: "Password change",
  subject: "security",
  description: "In chosen stacks a changed password of a RabbitMQ instance does only what is allowed.",
  severity: "medium",
  enforcementLevel: "mandatory",
  remediationSteps:
    "Set passwordChange to an allowed value; this touches no instance. Left out it is reset on API v2 and refuse on v1.0.",
  settings,
  notApplicable({ allowed }) {
    return allowed.length === 0 ? "no allowed values of passwordChange are configured" : undefined;
  },
  check(instance, { stacks, exemptStacks, allowed }, report) {
    const { stack, properties } = instance;
    if (!matchesAny(stacks, stack) || matchesAny(exemptStacks, stack)) return;
    const refused = effectiveModes(instance).find(({ mode }) => !allowed.some((known) => known === mode));
    if (!refused) return;
    const { passwordChange: value } = properties;
    // Nothing changes the password of an engine that has none.
    if (value === undefined && isAmqpEngine(ifKnown(() => properties.engineVersion))) return;
    const isOpen = value === undefined ? `, and left out it is "${refused.mode}" on API ${refused.version}` : "";
    report({
      property: "passwordChange",
      value,
      rule: `in stack ${stack} only ${choiceText(allowed)} may be used${isOpen}`,
      remedy: `Set passwordChange to ${choiceText(allowed)}`,
    });
  },
});
