import type { EnforcementLevel, Policy, Severity } from "@pulumi/policy";
import { configSchema, type SettingsSchema } from "./settings";

/** What a policy is about. */
export type Subject = "storage" | "maintenance window" | "security" | "resilience" | "cost" | "governance";

/** What all policies of this package state about themselves. */
export interface PolicyDefinition<Schema extends SettingsSchema> {
  /** Unique name, by which `--policy-pack-config` addresses the policy. */
  name: `rabbitmq-${string}`;
  displayName: string;
  subject: Subject;
  /** The rule in one sentence. */
  description: string;
  severity: Severity;
  /** What a violation does unless configured otherwise. */
  enforcementLevel: EnforcementLevel;
  /** The steps that end a violation. */
  remediationSteps: string;
  /** What can be configured, with defaults. */
  settings: Schema;
}

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
