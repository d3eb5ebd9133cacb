import { ApiError, InstanceNotFoundError, isUnknownNotFound } from "../client";
import type { Observation } from "../wait/acceptors";
import type { InstanceContext } from "./instanceContext";

/**
 * Looks at an instance once; undefined when it does not exist. Only the service's own "does not exist" (404022) counts;
 * a 404 without a known code is confirmed with the list call, since gateways answer 404 for other reasons.
 *
 * @throws any other error of the read
 */
export async function observeInstance(context: InstanceContext, id: string): Promise<Observation> {
  try {
    return await context.poller.observe(id);
  } catch (error) {
    if (error instanceof InstanceNotFoundError) return undefined;
    if (!(error instanceof ApiError) || !isUnknownNotFound(error)) throw error;
    const listed = await context.client.listAllInstances({ id, includeFailure: true }, { signal: context.signal });
    const found = listed.find((instance) => instance.instanceId === id);
    if (found) throw error;
    return undefined;
  }
}
