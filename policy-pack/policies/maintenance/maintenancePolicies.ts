import { maintenanceWindowBlackout } from "./maintenanceWindowBlackout";
import { maintenanceWindowHours } from "./maintenanceWindowHours";
import { maintenanceWindowSet } from "./maintenanceWindowSet";
import { maintenanceWindowSpread } from "./maintenanceWindowSpread";
import { maintenanceWindowSupported } from "./maintenanceWindowSupported";

export {
  maintenanceWindowBlackout,
  maintenanceWindowHours,
  maintenanceWindowSet,
  maintenanceWindowSpread,
  maintenanceWindowSupported,
};

/** The policies about maintenance windows, in the order in which they are listed. */
export const maintenancePolicies = [
  maintenanceWindowSet,
  maintenanceWindowSupported,
  maintenanceWindowHours,
  maintenanceWindowBlackout,
  maintenanceWindowSpread,
] as const;
