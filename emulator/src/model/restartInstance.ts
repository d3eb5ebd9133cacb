import { DmsError } from "../errors/dmsError";
import { type Instance, isServing } from "./instance";
import type { Model } from "./model";

/**
 * Restarts an instance that serves or is faulty (section 5.5).
 *
 * @throws DmsError 111400026 in any other state
 */
export function restartInstance(instance: Instance, model: Model): void {
  const isFaulty = instance.fields.status === "ERROR" && instance.transition === undefined;
  if (!isServing(instance) && !isFaulty) throw new DmsError("111400026");
  model.begin(instance, "restart");
}
