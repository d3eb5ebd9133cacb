import type { EnforcementLevel } from "@pulumi/policy";
import type { z } from "zod";
import type { PolicyName, policiesByName } from "./policiesByName";

/** The settings of a policy, all of them optional, and its enforcement level; or the enforcement level alone. */
export type PolicySetting<Name extends PolicyName> =
  | EnforcementLevel
  | ({ enforcementLevel?: EnforcementLevel } & z.input<(typeof policiesByName)[Name]["definition"]["settings"]>);

/** Settings by the name of the policy, in the form of a `--policy-pack-config` file. */
export type PolicySettings = { [Name in PolicyName]?: PolicySetting<Name> };
