import { enterpriseProject } from "./enterpriseProject";
import { naming } from "./naming";
import { requiredTags } from "./requiredTags";

export { enterpriseProject, naming, requiredTags };

/** The policies about governance, in the order in which they are listed. */
export const governancePolicies = [enterpriseProject, naming, requiredTags] as const;
