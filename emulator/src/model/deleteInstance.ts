import { DmsError } from "../errors/dmsError";
import type { Instance } from "./instance";
import type { Model } from "./model";

/** Creating, starting, stopping and restarting (111400099). */
const undeletable = ["CREATING", "STARTING", "STOPPING", "CLOSING", "RESTARTING"];

const deletable = ["RUNNING", "ERROR", "CREATEFAILED", "EXTENDEDFAILED", "FROZEN", "UPGRADINGFAILED", "ROLLBACKFAILED"];

/**
 * "Deleting an Instance" (section 5.4): begins the deletion; one that is being deleted already stays so.
 *
 * @param options.force deletes for good where a recycle bin would keep it
 * @throws DmsError 111400099 in the states that the reference names, 111400026 in others that pass
 */
export function deleteInstance(instance: Instance, model: Model, options: { force?: boolean } = {}): void {
  const { status, instance_id } = instance.fields;
  if (status === "DELETING" || instance.transition?.operation === "delete") return;
  if (undeletable.includes(status)) throw new DmsError("111400099", instance_id);
  if (!deletable.includes(status)) throw new DmsError("111400026");
  const isKept = model.recycleBin(instance.projectId).isUsed && status !== "CREATEFAILED" && !options.force;
  model.begin(instance, "delete", { recycles: isKept });
}
