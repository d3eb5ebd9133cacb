import { z } from "zod";
import { text } from "../http/tolerant";

/** The body of the answer to "Obtaining a User Token"; the token itself comes in the header `X-Subject-Token`. */
export const tokenSchema = z.object({
  token: z.object({
    expires_at: text,
    project: z.object({ id: text, name: text }).optional().catch(undefined),
  }),
});
