import type { SettingOf } from "./configurePolicy";
import { productAllowed } from "./cost/productAllowed";
import { vcpuMaximum } from "./cost/vcpuMaximum";
import { vcpuStackTotal } from "./cost/vcpuStackTotal";
import { enterpriseProject } from "./governance/enterpriseProject";
import { naming } from "./governance/naming";
import { maintenanceWindowBlackout } from "./maintenance/maintenanceWindowBlackout";
import { maintenanceWindowHours } from "./maintenance/maintenanceWindowHours";
import { maintenanceWindowSet } from "./maintenance/maintenanceWindowSet";
import { maintenanceWindowSpread } from "./maintenance/maintenanceWindowSpread";
import { maintenanceWindowSupported } from "./maintenance/maintenanceWindowSupported";
import { clusterRequired } from "./resilience/clusterRequired";
import { deletionProtection } from "./resilience/deletionProtection";
import { engineVersion } from "./resilience/engineVersion";
import { replacementGuard } from "./resilience/replacementGuard";
import { passwordStrength } from "./security/passwordStrength";
import { publicAccess } from "./security/publicAccess";
import { securityGroup } from "./security/securityGroup";
import { tls } from "./security/tls";
import { userName } from "./security/userName";
import { storageHeadroom } from "./storage/storageHeadroom";
import { storageLimits } from "./storage/storageLimits";
import { storageMaximum } from "./storage/storageMaximum";
import { storageSpecification } from "./storage/storageSpecification";
import { storageStackTotal } from "./storage/storageStackTotal";

/** Every policy of this package by its name. */
export const policiesByName = {
  "rabbitmq-storage-limits": storageLimits,
  "rabbitmq-storage-specification": storageSpecification,
  "rabbitmq-storage-maximum": storageMaximum,
  "rabbitmq-storage-stack-total": storageStackTotal,
  "rabbitmq-storage-headroom": storageHeadroom,
  "rabbitmq-maintenance-window-set": maintenanceWindowSet,
  "rabbitmq-maintenance-window-supported": maintenanceWindowSupported,
  "rabbitmq-maintenance-window-hours": maintenanceWindowHours,
  "rabbitmq-maintenance-window-blackout": maintenanceWindowBlackout,
  "rabbitmq-maintenance-window-spread": maintenanceWindowSpread,
  "rabbitmq-tls": tls,
  "rabbitmq-public-access": publicAccess,
  "rabbitmq-user-name": userName,
  "rabbitmq-password-strength": passwordStrength,
  "rabbitmq-security-group": securityGroup,
  "rabbitmq-cluster-required": clusterRequired,
  "rabbitmq-deletion-protection": deletionProtection,
  "rabbitmq-replacement-guard": replacementGuard,
  "rabbitmq-engine-version": engineVersion,
  "rabbitmq-product-allowed": productAllowed,
  "rabbitmq-vcpu-maximum": vcpuMaximum,
  "rabbitmq-vcpu-stack-total": vcpuStackTotal,
  "rabbitmq-enterprise-project": enterpriseProject,
  "rabbitmq-naming": naming,
} as const;

/** Name of a policy of this package. */
export type PolicyName = keyof typeof policiesByName;

/** The settings of a policy, all of them optional, and its enforcement level; or the enforcement level alone. */
export type PolicySetting<Name extends PolicyName> = SettingOf<(typeof policiesByName)[Name]>;

/** Settings by the name of the policy, in the form of a `--policy-pack-config` file. */
export type PolicySettings = { [Name in PolicyName]?: PolicySetting<Name> };
