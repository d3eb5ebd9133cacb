import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { matchesAny } from "../namePatterns";
import { stackNames } from "../settingSchemas";

const settings = z.strictObject({ stacks: stackNames });

/** In chosen stacks an instance is protected from deletion. */
export const deletionProtection = instancePolicy({
  name: "rabbitmq-deletion-protection",
  displayName: "Deletion protection",
  subject: "resilience",
  description: "In chosen stacks a RabbitMQ instance is protected from deletion.",
  severity: "high",
  enforcementLevel: "mandatory",
  remediationSteps: "Set deletionProtection to true, or the resource option protect; neither touches the instance.",
  settings,
  check({ stack, isProtected, properties }, { stacks }, report) {
    if (!matchesAny(stacks, stack) || isProtected) return;
    const { deletionProtection: isOn } = properties;
    if (isOn === true) return;
    report({
      property: "deletionProtection",
      value: isOn,
      rule: `an instance of stack ${stack} must be protected from deletion`,
      remedy: "Set deletionProtection to true, or the resource option protect",
    });
  },
});
