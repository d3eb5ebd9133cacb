import * as z from "zod";
import { number, renamed, requiredText, text } from "../../http/tolerant";
import type { BackgroundTask } from "../backgroundTask";
import type { Page } from "../wire/pages";

const time = text.transform((value) => {
  const parsed = Date.parse(value ?? "");
  return Number.isNaN(parsed) ? undefined : parsed;
});

const taskSchema = renamed<BackgroundTask>({
  id: ["id", requiredText],
  name: ["name", text],
  status: ["status", text.transform((value) => value?.trim().toUpperCase())],
  params: ["params", text],
  userId: ["user_id", text],
  userName: ["user_name", text],
  createdAtMillis: ["created_at", time],
  updatedAtMillis: ["updated_at", time],
});

/** The answer to the call for an instance's tasks; rows without an id are left out and noted. */
export const backgroundTasksSchema = z
  .object({ tasks: z.array(taskSchema.optional().catch(undefined)), task_count: number })
  .transform(({ tasks, task_count: total }): Page<BackgroundTask> => {
    return { rows: tasks.filter((task) => task !== undefined), rowCount: tasks.length, total };
  });

/** The answer to the call for one task, which must be the one that was asked for. */
export const backgroundTaskSchema = (asked: string) =>
  z
    .object({ tasks: z.tuple([taskSchema], z.unknown()) })
    .refine(({ tasks: [task] }) => task.id === asked, { path: ["tasks"], message: "is about another task" })
    .transform(({ tasks: [task] }) => task);

/** A time as the query of the tasks writes it, `YYYYMMDDHHmmss`. */
export function taskTime(millis: number | undefined): string | undefined {
  return millis === undefined ? undefined : new Date(millis).toISOString().replace(/\D/g, "").slice(0, 14);
}
