import type { EnforcementLevel } from "@pulumi/policy";
import type { z } from "zod";
import { type InstancePolicy, instancePolicy } from "./definition/instancePolicy";
import { PolicyConfigError, readSettings, type SettingsSchema } from "./definition/settings";
import { type StackPolicy, stackPolicy } from "./definition/stackPolicy";

/** A policy of this package. */
export type RabbitmqPolicy<Schema extends SettingsSchema = SettingsSchema> =
  | InstancePolicy<Schema>
  | StackPolicy<Schema>;

const levels: readonly EnforcementLevel[] = ["advisory", "mandatory", "remediate", "disabled"];

function requireLevel(policy: RabbitmqPolicy, level: EnforcementLevel): void {
  if (!levels.includes(level)) {
    const known = levels.map((text) => `"${text}"`).join(", ");
    throw new PolicyConfigError(
      `The configuration of policy ${policy.name} is wrong: enforcementLevel must be one of ${known}.`,
    );
  }
  if (level === "remediate" && !("remediateResource" in policy)) {
    throw new PolicyConfigError(
      `The configuration of policy ${policy.name} is wrong: enforcementLevel "remediate" is not possible, since its ` +
        'violations cannot be mended without guessing; use "mandatory".',
    );
  }
}

function withDefaults<Schema extends SettingsSchema>(schema: Schema, settings: Record<string, unknown>): Schema {
  const defaults = Object.entries(settings).filter(([, value]) => value !== undefined);
  const shape = defaults.map(([name, value]) => [name, schema.shape[name]?.default(value)]);
  return schema.extend(Object.fromEntries(shape)) as unknown as Schema;
}

/**
 * A variant of a policy with other defaults. A `--policy-pack-config` file still changes them.
 *
 * @param policy a policy of this package, or a variant of one
 * @param setting an enforcement level, or an object of settings with or without `enforcementLevel`
 * @throws PolicyConfigError naming the path of every mistake
 * @example configurePolicy(storageMaximum, { maximumGb: 500, enforcementLevel: "mandatory" })
 */
export function configurePolicy<Policy extends RabbitmqPolicy>(
  policy: Policy,
  setting: EnforcementLevel | ({ enforcementLevel?: EnforcementLevel } & z.input<Policy["definition"]["settings"]>),
): Policy {
  const { enforcementLevel = policy.definition.enforcementLevel, ...settings } =
    typeof setting === "string" ? { enforcementLevel: setting } : (setting as { enforcementLevel?: EnforcementLevel });
  requireLevel(policy, enforcementLevel);
  readSettings(policy.name, policy.definition.settings, settings);
  const changed = { enforcementLevel, settings: withDefaults(policy.definition.settings, settings) };
  const variant =
    "check" in policy.definition
      ? instancePolicy({ ...policy.definition, ...changed })
      : stackPolicy({ ...policy.definition, ...changed });
  return variant as RabbitmqPolicy as Policy;
}
