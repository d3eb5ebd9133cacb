import { z } from "zod";

/** The answer to "Restarting or Deleting Instances in Batches" (tables 5-16 and 5-17); empty for `allFailure`. */
export const batchResultsSchema = z.object({
  results: z
    .array(z.object({ instance: z.string(), result: z.string().transform((result) => result.trim().toLowerCase()) }))
    .nullish()
    .transform((results) => results ?? []),
});

/** What became of one instance of a batch: `result` is `success` or `failed`. */
export type BatchResult = BatchResults["results"][number];

/** What became of the instances of a batch. */
export type BatchResults = z.output<typeof batchResultsSchema>;
