import { z } from "zod";
import { number, text } from "../../http/tolerant";
import type { BatchResult, InstancePage } from "../instance";
import { instanceSchema } from "./instanceFields";

/** The answer to "Creating an Instance" (table 5-3). */
export const createdInstanceSchema = z
  .object({ instance_id: z.string().min(1) })
  .transform(({ instance_id }) => ({ instanceId: instance_id }));

/** The answer to "Querying All Instances" (table 5-20). */
export const instanceListSchema = z
  .object({ instances: z.array(instanceSchema), instance_num: number })
  .transform(
    ({ instances, instance_num: total }): InstancePage => (total === undefined ? { instances } : { instances, total }),
  );

const batchResultSchema = z
  .object({ instance: z.string(), result: z.string().transform((result) => result.trim().toLowerCase()) })
  .transform(({ instance, result }): BatchResult => ({ instanceId: instance, result }));

/** The answer to "Restarting or Deleting Instances in Batches" (tables 5-16 and 5-17); empty for `allFailure`. */
export const batchResultsSchema = z
  .object({ results: z.array(batchResultSchema).nullish() })
  .transform(({ results }) => results ?? []);

/** The answer to an extension: a job, or nothing. */
export const extensionSchema = z
  .object({ job_id: text })
  .transform(({ job_id: jobId }): { jobId?: string } => (jobId === undefined ? {} : { jobId }));
