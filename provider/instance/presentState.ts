import { isRunning, statusMeaning } from "../client";
import { hasAddress } from "../wait/acceptors";
import type { InstanceContext } from "./instanceContext";
import { failedCall } from "./instanceErrors";
import { observeInstance } from "./observeInstance";
import { hiddenProperties, type InstanceOutputs } from "./properties/instanceProperties";

/** Whether the state says that the creation failed, and that the instance has not run since. */
export function neverRan(olds: InstanceOutputs): boolean {
  return olds[hiddenProperties.creationFailed] === true && !isRunning(olds.status);
}

/** Whether the state says that the instance is being created or that its creation failed: either may have changed since. */
export function isUnsettled(olds: InstanceOutputs): boolean {
  return olds.status === "CREATING" || neverRan(olds);
}

/**
 * Whether the cloud tells where an instance can be reached that the state has no address of, so that an update has to
 * learn it. A cloud that cannot be asked keeps nobody from comparing.
 */
export async function isAddressNews(context: InstanceContext, id: string): Promise<boolean> {
  const instance = await observeInstance(context, id).catch(() => undefined);
  return instance !== undefined && hasAddress(instance);
}

/** Whether the state says that an instance runs, and not where: its creation ended before the service told. */
export function lacksAddress(olds: InstanceOutputs): boolean {
  return isRunning(olds.status) && !hasAddress(olds);
}

/**
 * The old outputs of an instance whose creation is unsettled, with what the cloud shows of it now: one that runs by now
 * may hold messages, and one that has failed since then never ran.
 *
 * @throws InstanceError when the cloud cannot tell
 */
export async function presentState(
  context: InstanceContext,
  id: string,
  olds: InstanceOutputs,
): Promise<InstanceOutputs> {
  const instance = await observeInstance(context, id).catch((error: unknown) => {
    throw failedCall({ name: olds.name, id }, "read", { code: "READ_FAILED", error });
  });
  if (!instance) return olds;
  const { status } = instance;
  const hadFailed = olds[hiddenProperties.creationFailed] === true;
  const hasFailed = status === "CREATEFAILED" || (hadFailed && statusMeaning(status).neverRan === true);
  return { ...olds, status, [hiddenProperties.creationFailed]: hasFailed };
}
