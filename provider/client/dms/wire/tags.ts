import * as z from "zod";
import { requiredText, text } from "../../http/tolerant";
import type { Tags } from "../instance";

const tagSchema = z.object({ key: requiredText, value: text }).optional().catch(undefined);

/** Tags as answers write them, a list of keys and values; a row without a key is left out. */
export const tagListSchema = z
  .array(tagSchema)
  .transform((rows): Tags => Object.fromEntries(rows.flatMap((row) => (row ? [[row.key, row.value ?? ""]] : []))));

/** The answer to the call for an instance's tags. */
export const tagsSchema = z.object({ tags: tagListSchema }).transform(({ tags }) => tags);

/** Tags as requests write them. */
export const tagList = (tags: Tags) => Object.entries(tags).map(([key, value]) => ({ key, value }));
