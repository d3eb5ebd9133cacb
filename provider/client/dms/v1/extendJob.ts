import { z } from "zod";
import { text } from "../../http/tolerant";

/** The answer to an extension: a job, or nothing. */
export const extendJobSchema = z.object({ job_id: text });
