import { z } from "zod";

/** The answer to "Creating an Instance" (table 5-3). */
export const createdInstanceSchema = z.object({ instance_id: z.string().min(1) });
