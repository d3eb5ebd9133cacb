import { z } from "zod";
import { number } from "../../http/tolerant";
import { instanceSchema } from "./instance";

/** The answer to "Querying All Instances" (table 5-20). */
export const instanceListSchema = z.object({
  instances: z.array(instanceSchema),
  /** How many instances match, on all pages. */
  instance_num: number,
});

/** One page of instances. */
export type InstanceList = z.output<typeof instanceListSchema>;
