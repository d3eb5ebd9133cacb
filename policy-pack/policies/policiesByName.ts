import type { SettingOf } from "./configurePolicy";
import { costPolicies } from "./cost/costPolicies";
import { governancePolicies } from "./governance/governancePolicies";
import { maintenancePolicies } from "./maintenance/maintenancePolicies";
import { resiliencePolicies } from "./resilience/resiliencePolicies";
import { securityPolicies } from "./security/securityPolicies";
import { storagePolicies } from "./storage/storagePolicies";

const policies = [
  ...storagePolicies,
  ...maintenancePolicies,
  ...securityPolicies,
  ...resiliencePolicies,
  ...costPolicies,
  ...governancePolicies,
] as const;

/** Every policy of this package by its name. */
// Object.fromEntries forgets which policy belongs to which name.
export const policiesByName = Object.fromEntries(policies.map((policy) => [policy.name, policy])) as {
  readonly [Policy in (typeof policies)[number] as Policy["name"]]: Policy;
};

/** Name of a policy of this package. */
export type PolicyName = keyof typeof policiesByName;

/** The settings of a policy, all of them optional, and its enforcement level; or the enforcement level alone. */
export type PolicySetting<Name extends PolicyName> = SettingOf<(typeof policiesByName)[Name]>;

/** Settings by the name of the policy, in the form of a `--policy-pack-config` file. */
export type PolicySettings = { [Name in PolicyName]?: PolicySetting<Name> };
