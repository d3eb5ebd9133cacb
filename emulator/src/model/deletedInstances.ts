import { DmsError } from "../errors/dmsError";
import { isInstanceId } from "./instance";
import type { JsonObject } from "./instanceFields";
import type { Model } from "./model";
import { endInBin } from "./recycleBin";

/** The bin of a project as the API shows it. */
export function recycleBinForm(model: Model, projectId: string): Record<string, unknown> {
  const bin = model.recycleBin(projectId);
  return {
    retention_days: bin.retentionDays,
    default_use_recycle: bin.isUsed,
    recycle_instances: model.inBin(projectId).map((instance) => ({
      instance_id: instance.fields.instance_id,
      name: instance.fields.name,
      status: "ERROR",
      engine: instance.fields.engine,
      product_id: instance.fields.product_id,
      in_recycle_time: instance.recycledAt,
      auto_delete_time: endInBin(instance, bin),
      save_time: bin.retentionDays,
      cost_per_hour: 0,
      error_message: "",
    })),
  };
}

/** Changes what becomes of deleted instances; what a request leaves out stays. @throws DmsError 111400063 */
export function changeRecycleBin(model: Model, projectId: string, body: JsonObject): void {
  const present = model.recycleBin(projectId);
  const { retention_days: days = present.retentionDays, default_use_recycle: isUsed = present.isUsed } = body;
  if (typeof days !== "number" || !Number.isInteger(days) || days < 1 || days > 7) {
    throw new DmsError("111400063", "retention_days");
  }
  if (typeof isUsed !== "boolean") throw new DmsError("111400063", "default_use_recycle");
  model.setRecycleBin(projectId, { retentionDays: days, isUsed });
}

/** What became of an instance that was to come back. */
interface RestoreResult {
  instance_id: string;
  job_id?: string;
  error_msg?: string;
}

/** Begins to bring instances back. @throws DmsError 111400061, 111400065 */
export function restoreInstances(model: Model, projectId: string, body: JsonObject): RestoreResult[] {
  const { instances } = body;
  if (!Array.isArray(instances) || instances.length === 0) throw new DmsError("111400065");
  if (!instances.every(isInstanceId)) throw new DmsError("111400061");
  const binned = model.inBin(projectId);
  return instances.map((id) => {
    const instance = binned.find(({ fields }) => fields.instance_id === id.toLowerCase());
    if (!instance) return { instance_id: id, error_msg: new DmsError("111404022").message };
    return { instance_id: id, job_id: model.begin(instance, "restore") };
  });
}
