import { clusterRequired } from "./clusterRequired";
import { deletionProtection } from "./deletionProtection";
import { engineVersion } from "./engineVersion";
import { replacementGuard } from "./replacementGuard";

export { clusterRequired, deletionProtection, engineVersion, replacementGuard };

/** The policies about resilience, in the order in which they are listed. */
export const resiliencePolicies = [clusterRequired, deletionProtection, replacementGuard, engineVersion] as const;
