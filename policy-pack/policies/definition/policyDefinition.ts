import type { EnforcementLevel, Policy, Severity } from "@pulumi/policy";
import { configSchema, readSettings, type SettingsSchema, type SomeSettings } from "./settings";

/** What a policy is about. */
export type Subject = "storage" | "maintenance window" | "security" | "resilience" | "cost" | "governance";

/** The name of a policy about RabbitMQ instances. */
export type RabbitmqPolicyName = `rabbitmq-${string}`;

/** What all policies of this package state about themselves. */
export interface PolicyDefinition<Settings extends object, Name extends RabbitmqPolicyName> {
  /** Unique name, by which `--policy-pack-config` addresses the policy. */
  name: Name;
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
  settings: SettingsSchema<Settings>;
  /** What goes before the defaults of `settings`. Default: nothing. */
  defaults?: SomeSettings<Settings>;
}

/** What Pulumi shows of a policy. */
export function policyMetadata<Name extends RabbitmqPolicyName>(
  definition: PolicyDefinition<object, Name>,
): Policy & { name: Name } {
  const { name, displayName, subject, description, severity, enforcementLevel, remediationSteps } = definition;
  return {
    name,
    displayName,
    description,
    severity,
    enforcementLevel,
    remediationSteps,
    tags: ["rabbitmq", subject],
    configSchema: configSchema(definition.settings, definition.defaults),
  };
}

/**
 * The settings that hold for a policy: those configured, before its defaults.
 *
 * @throws PolicyConfigError listing every mistake with its path
 */
export function settingsOf<Settings extends object>(
  { name, settings, defaults }: PolicyDefinition<Settings, RabbitmqPolicyName>,
  config: object,
): Settings {
  return readSettings(name, settings, { ...defaults, ...config });
}
