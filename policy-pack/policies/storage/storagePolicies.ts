import { storageHeadroom } from "./storageHeadroom";
import { storageLimits } from "./storageLimits";
import { storageMaximum } from "./storageMaximum";
import { storageSpecification } from "./storageSpecification";
import { storageStackTotal } from "./storageStackTotal";

export { storageHeadroom, storageLimits, storageMaximum, storageSpecification, storageStackTotal };

/** The policies about storage, in the order in which they are listed. */
export const storagePolicies = [
  storageLimits,
  storageSpecification,
  storageMaximum,
  storageStackTotal,
  storageHeadroom,
] as const;
