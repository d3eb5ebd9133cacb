import * as z from "zod";
import { id, number, requiredText, text } from "../../http/tolerant";
import type { BatchResult, InstancePage } from "../instance";
import { instanceSchema } from "./instanceFields";

/** The answer to "Creating an Instance" (table 5-3); an id that is none is a lost answer. */
export const createdInstanceSchema = z
  .object({ instance_id: id })
  .transform(({ instance_id }) => ({ instanceId: instance_id }));

/** A row of the list; one that cannot be told, for want of an id, is undefined. */
const rowSchema = instanceSchema.optional().catch(undefined);

/** The answer to "Querying All Instances" (table 5-20); rows without an id are left out and noted. */
export const instanceListSchema = z
  .object({ instances: z.array(rowSchema), instance_num: number })
  .transform(({ instances: rows, instance_num: total }): InstancePage => {
    const instances = rows.filter((row) => row !== undefined);
    return {
      instances,
      rowCount: rows.length,
      ...(total === undefined ? {} : { total }),
    };
  });

/** The answer to "Querying an Instance" (section 5.2), which must be about the instance that was asked for. */
export const instanceAnswerSchema = (asked: string) =>
  instanceSchema.refine(({ instanceId }) => instanceId.toLowerCase() === asked.toLowerCase(), {
    path: ["instance_id"],
    message: "is that of another instance",
  });

const batchResultSchema = z
  .object({ instance: z.string(), result: requiredText.transform((result) => result.trim().toLowerCase()) })
  .transform(({ instance, result }): BatchResult => ({ instanceId: instance, result }));

/** The answer to "Restarting or Deleting Instances in Batches" (tables 5-16 and 5-17); empty for `allFailure`. */
export const batchResultsSchema = z
  .object({ results: z.array(batchResultSchema).nullish() })
  .transform(({ results }) => results ?? []);

/** The answer to what goes on in the background: the ID of a job, or nothing. */
export const jobSchema = z
  .object({ job_id: text })
  .transform(({ job_id: jobId }): { jobId?: string } => (jobId ? { jobId } : {}));
