import type { ApiVersion } from "../apiVersion";
import { DmsError } from "../errors/dmsError";
import { ServiceError } from "../errors/serviceError";
import { deleteInstance } from "./deleteInstance";
import { type Instance, isInstanceId } from "./instance";
import { type JsonObject, readField } from "./instanceFields";
import type { Model } from "./model";
import { restartInstance } from "./restartInstance";

const largestBatch = 50;

/** What the action `restart` does under v2, where it is not documented. */
export const restartModes = ["refused", "allowed"] as const;

/** One of them. */
export type RestartMode = (typeof restartModes)[number];

/** What a batch action does. */
export type BatchAction = "delete" | "restart";

/** What became of one instance of a batch (table 5-17). */
export interface BatchResult {
  instance: string;
  result: "success" | "failed";
}

/** @throws DmsError 111400064 */
export function readBatchAction(body: JsonObject, options: { api: ApiVersion; restartInV2: RestartMode }): BatchAction {
  const { action } = body;
  const canRestart = options.api === "v1.0" || options.restartInV2 === "allowed";
  if (action === "delete" || (action === "restart" && canRestart)) return action;
  throw new DmsError("111400064");
}

/**
 * "Restarting or Deleting Instances in Batches" (section 5.5).
 *
 * @returns what became of each instance; undefined for the deletion of all that failed to be created
 * @throws DmsError 111400061, 111400065, 111400100
 */
export function runAction(
  action: BatchAction,
  body: JsonObject,
  context: { model: Model; projectId: string; api: ApiVersion },
): BatchResult[] | undefined {
  const { model, projectId, api } = context;
  if (action === "delete" && meansAllFailures(body, api)) {
    for (const instance of model.inProject(projectId)) {
      if (instance.fields.status === "CREATEFAILED") deleteInstance(instance, model);
    }
    return undefined;
  }
  const force = api === "v2" && readField(body, "force_delete");
  const perform = (instance: Instance) =>
    action === "delete" ? deleteInstance(instance, model, { force }) : restartInstance(instance, model);
  return readIds(body).map((id) => ({
    instance: id,
    result: succeeds(() => perform(model.get(projectId, id))) ? "success" : "failed",
  }));
}

/** v1.0 says `"true"`, v2 the name of the engine. */
function meansAllFailures({ allFailure, all_failure }: JsonObject, api: ApiVersion): boolean {
  if (api === "v2") return typeof all_failure === "string" && all_failure.toLowerCase() === "rabbitmq";
  return allFailure === true || (typeof allFailure === "string" && allFailure.toLowerCase() === "true");
}

function readIds(body: JsonObject): string[] {
  const ids: unknown = body.instances ?? [];
  if (!Array.isArray(ids)) throw new DmsError("111400063", "instances");
  if (ids.length === 0) throw new DmsError("111400065");
  if (ids.length > largestBatch) throw new DmsError("111400100");
  if (!ids.every(isInstanceId)) throw new DmsError("111400061");
  return ids;
}

function succeeds(perform: () => void): boolean {
  try {
    perform();
    return true;
  } catch (error) {
    if (error instanceof ServiceError) return false;
    throw error;
  }
}
