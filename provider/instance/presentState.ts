import type { InstanceContext } from "./instanceContext";
import { failedCall, sentenceTitle } from "./instanceErrors";
import { observeInstance } from "./observeInstance";
import { hiddenProperties } from "./properties/properties";
import type { Properties } from "./properties/safeProperties";

/** In these statuses an instance whose creation was seen to fail has still never run. */
const neverRanStatuses: readonly unknown[] = ["CREATEFAILED", "ERROR", "DELETING", "FREEZING", "FROZEN"];

/** Whether the state says that the creation failed, and that the instance has not run since. */
export function neverRan(olds: Properties): boolean {
  return olds[hiddenProperties.creationFailed] === true && olds.status !== "RUNNING";
}

/** Whether the state knows of no end of the creation, or only of a failed one, which may not have been the last word. */
export function isUnsettled(olds: Properties): boolean {
  return olds.status === "CREATING" || neverRan(olds);
}

/**
 * The old outputs of an instance whose creation is unsettled, with what the cloud shows of it now: one that runs by now
 * may hold messages, and one that has failed since then never ran.
 *
 * @throws InstanceError when the cloud cannot tell
 */
export async function presentState(context: InstanceContext, id: string, olds: Properties): Promise<Properties> {
  const instance = await observeInstance(context, id).catch((error: unknown) => {
    throw failedCall(`${sentenceTitle({ name: olds.name, id })} was not read`, "READ_FAILED", error);
  });
  if (!instance) return olds;
  const hasFailed =
    instance.status === "CREATEFAILED" ||
    (olds[hiddenProperties.creationFailed] === true && neverRanStatuses.includes(instance.status));
  return { ...olds, status: instance.status, [hiddenProperties.creationFailed]: hasFailed };
}
