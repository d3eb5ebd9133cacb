import type { Policy } from "@pulumi/policy";
import { configSchema } from "./configSchema";
import type { PolicyDefinition } from "./policyDefinition";
import type { SettingsSchema } from "./readSettings";

/** What Pulumi shows of a policy. */
export function policyMetadata(definition: PolicyDefinition<SettingsSchema>): Policy {
  const { name, displayName, subject, description, severity, enforcementLevel, remediationSteps, settings } =
    definition;
  return {
    name,
    displayName,
    description,
    severity,
    enforcementLevel,
    remediationSteps,
    tags: ["rabbitmq", subject],
    configSchema: configSchema(settings),
  };
}
