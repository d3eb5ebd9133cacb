import { type Answer, noContent, ok } from "../../answer";
import { DmsError } from "../../errors/dmsError";
import type { BackgroundTask } from "../../model/backgroundTask";
import type { Instance } from "../../model/instance";
import type { ProjectCall } from "../call";
import { addressed } from "./instances";

const usualLimit = 10;

/** Newest first; `start` counts from 1, and times are written `YYYYMMDDHHmmss`. */
export function listTasks(call: ProjectCall): Answer {
  const instance = observed(call);
  const { query } = call;
  const start = readCount(query, "start") ?? 1;
  const limit = readCount(query, "limit") ?? usualLimit;
  const begin = readTime(query, "begin_time") ?? Number.NEGATIVE_INFINITY;
  const end = readTime(query, "end_time") ?? Number.POSITIVE_INFINITY;
  const matches = instance.tasks.filter(({ createdAt }) => createdAt >= begin && createdAt <= end).reverse();
  const first = Math.max(start, 1) - 1;
  return answer(instance, matches.slice(first, first + limit), matches.length);
}

export function showTask(call: ProjectCall): Answer {
  const instance = observed(call);
  return answer(instance, [taskOf(instance, call)], 1);
}

export function removeTask(call: ProjectCall): Answer {
  const instance = addressed(call);
  call.services.model.removeTask(instance, taskOf(instance, call).id);
  return noContent;
}

/** Whoever looks at the tasks of an instance looks at the instance. */
function observed(call: ProjectCall): Instance {
  const instance = addressed(call);
  if (!call.services.model.countRead(instance)) throw new DmsError("111404022");
  return instance;
}

function taskOf({ tasks }: Instance, { params }: ProjectCall): BackgroundTask {
  const task = tasks.find(({ id }) => id === params.task_id);
  if (!task) throw new DmsError("111404001");
  return task;
}

function answer({ fields }: Instance, tasks: readonly BackgroundTask[], count: number): Answer {
  return ok({
    task_count: String(count),
    tasks: tasks.map(({ createdAt, updatedAt, ...task }) => ({
      ...task,
      user_id: fields.user_id,
      user_name: fields.user_name,
      created_at: new Date(createdAt).toISOString(),
      updated_at: new Date(updatedAt).toISOString(),
    })),
  });
}

function readCount(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new DmsError("111400066", name);
  return Number(text);
}

function readTime(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time)) throw new DmsError("111400066", name);
  return time;
}
