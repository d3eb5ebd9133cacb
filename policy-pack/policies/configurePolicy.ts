import type { EnforcementLevel } from "@pulumi/policy";
import { type InstancePolicy, instancePolicy } from "./definition/instancePolicy";
import { settingsOf } from "./definition/policyDefinition";
import {
  PolicyConfigError,
  type SettingsSchema,
  type SomeSettings,
  settingObject,
  wrongConfig,
} from "./definition/settings";
import { type StackPolicy, stackPolicy } from "./definition/stackPolicy";

/** A policy of this package. */
export type RabbitmqPolicy = InstancePolicy | StackPolicy;

/** An enforcement level, or settings of a policy with or without `enforcementLevel`. */
export type SettingOf<Policy extends RabbitmqPolicy> =
  | EnforcementLevel
  | (Policy["definition"]["settings"] extends SettingsSchema<infer Settings>
      ? { enforcementLevel?: EnforcementLevel | undefined } & SomeSettings<Settings>
      : never);

const levels: readonly EnforcementLevel[] = ["advisory", "mandatory", "remediate", "disabled"];

function requireLevel(policy: RabbitmqPolicy, level: unknown): asserts level is EnforcementLevel {
  if (!levels.some((known) => known === level)) {
    const known = levels.map((text) => `"${text}"`).join(", ");
    throw wrongConfig(policy.name, `enforcementLevel must be one of ${known}`);
  }
  if (level === "remediate" && !("remediateResource" in policy)) {
    throw wrongConfig(
      policy.name,
      'enforcementLevel "remediate" is not possible, since its violations cannot be mended without guessing; use "mandatory"',
    );
  }
}

/**
 * A variant of a policy with other defaults. A `--policy-pack-config` file still changes them.
 *
 * @param policy a policy of this package, or a variant of one
 * @param setting an enforcement level, or an object of settings with or without `enforcementLevel`
 * @throws PolicyConfigError naming the path of every mistake
 * @example configurePolicy(storageMaximum, { maximumGb: 500, enforcementLevel: "mandatory" })
 */
export function configurePolicy<Policy extends RabbitmqPolicy>(policy: Policy, setting: SettingOf<Policy>): Policy {
  if (typeof policy?.definition !== "object") {
    throw new PolicyConfigError("configurePolicy takes a policy of this package; look at the name of the import.");
  }
  const { definition }: RabbitmqPolicy = policy;
  const { enforcementLevel = definition.enforcementLevel, ...settings } = settingObject(policy.name, setting);
  requireLevel(policy, enforcementLevel);
  const changed = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  settingsOf(definition, changed);
  const changes = { enforcementLevel, defaults: { ...definition.defaults, ...changed } };
  const variant =
    "check" in definition ? instancePolicy({ ...definition, ...changes }) : stackPolicy({ ...definition, ...changes });
  // The kind of the policy and its settings stay, which no type of a definition shows.
  return variant as Policy;
}
