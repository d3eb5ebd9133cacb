import { z } from "zod";
import { flag, text } from "../http/tolerant";

const projectSchema = z.object({
  id: z.string().min(1),
  name: text,
  description: text,
  domain_id: text,
  parent_id: text,
  enabled: flag,
  is_domain: flag,
});

/** The answer to "Obtaining a Project ID" (section 8.4). */
export const projectsSchema = z.object({ projects: z.array(projectSchema) });

/** One project of the account. */
export type Project = z.output<typeof projectSchema>;
