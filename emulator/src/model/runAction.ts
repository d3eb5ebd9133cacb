import { DmsError } from "../errors/dmsError";
import { ServiceError } from "../errors/serviceError";
import { deleteInstance } from "./deleteInstance";
import { isInstanceId } from "./instance";
import type { JsonObject } from "./instanceFields";
import type { Model } from "./model";
import { restartInstance } from "./restartInstance";

const largestBatch = 50;

/** What a batch action does. */
export type BatchAction = "delete" | "restart";

/** What became of one instance of a batch (table 5-17). */
export interface BatchResult {
  instance: string;
  result: "success" | "failed";
}

/** @throws DmsError 111400064 */
export function readBatchAction(body: JsonObject): BatchAction {
  const { action } = body;
  if (action !== "delete" && action !== "restart") throw new DmsError("111400064");
  return action;
}

/**
 * "Restarting or Deleting Instances in Batches" (section 5.5).
 *
 * @returns what became of each instance; undefined for `allFailure`, which deletes what failed to be created
 * @throws DmsError 111400061, 111400065, 111400100
 */
export function runAction(
  action: BatchAction,
  body: JsonObject,
  context: { model: Model; projectId: string },
): BatchResult[] | undefined {
  const { model, projectId } = context;
  if (action === "delete" && isTrue(body.allFailure)) {
    for (const instance of model.inProject(projectId)) {
      if (instance.fields.status === "CREATEFAILED") deleteInstance(instance, model);
    }
    return undefined;
  }
  const perform = action === "delete" ? deleteInstance : restartInstance;
  return readIds(body).map((id) => ({
    instance: id,
    result: succeeds(() => perform(model.get(projectId, id), model)) ? "success" : "failed",
  }));
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

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === "string" && value.toLowerCase() === "true");
}
