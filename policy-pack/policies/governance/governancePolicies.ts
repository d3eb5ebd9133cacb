import { enterpriseProject } from "./enterpriseProject";
import { naming } from "./naming";

export { enterpriseProject, naming };

/** The policies about governance, in the order in which they are listed. */
export const governancePolicies = [enterpriseProject, naming] as const;
