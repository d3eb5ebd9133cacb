import { randomUUID } from "node:crypto";
import type { Operation } from "./operation";

/** How a background task stands. */
export type TaskStatus = "CREATED" | "EXECUTING" | "SUCCESS" | "FAILED";

/** Work on an instance, as API v2 tells of it. */
export interface BackgroundTask {
  id: string;
  name: string;
  status: TaskStatus;
  /** JSON in a text. */
  params: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  updatedAt: number;
}

/** What the service calls a change of public access. */
export type PublicAccessTask = "bindInstancePublicIp" | "unbindInstancePublicIp";

/** Names of the emulator's own: the service's are not public but for those of public access. */
const taskNames: Record<Operation, string> = {
  create: "createInstance",
  delete: "deleteInstance",
  restart: "restartInstance",
  extend: "extendInstance",
  plugins: "modifyInstancePlugins",
  restore: "restoreInstance",
};

/** What a task is to be. */
export interface NewTask {
  operation: Operation;
  /** @default that of the operation */
  name?: PublicAccessTask | undefined;
  params?: object | undefined;
}

/** A task at its beginning. Ids are opaque: the service writes a UUID for an extension and 32 digits for others. */
export function newTask({ operation, name, params = {} }: NewTask, now: number): BackgroundTask {
  const id = randomUUID();
  return {
    id: operation === "extend" && name === undefined ? id : id.replaceAll("-", ""),
    name: name ?? taskNames[operation],
    status: "CREATED",
    params: JSON.stringify(params),
    createdAt: now,
    updatedAt: now,
  };
}

/** How a task stands while its operation goes on: live clients wait for CREATED alone to pass where nothing shows. */
export function ongoingTaskStatus({ operation, name }: NewTask): TaskStatus {
  return operation === "plugins" || name !== undefined ? "CREATED" : "EXECUTING";
}
