import { ApiError, InstanceNotFoundError, isUnknownNotFound } from "../client";
import type { Observation } from "../wait/acceptors";
import type { InstanceContext } from "./instanceContext";

/**
 * Looks at an instance once; undefined when it does not exist. Only the service's own "does not exist" (404022) counts,
 * and a second look must agree, since one wrong answer would take a running broker out of the state for good. A 404
 * without a known code is confirmed with the list call alone, since gateways answer 404 for other reasons.
 *
 * @throws any other error of the read
 */
export async function observeInstance(context: InstanceContext, id: string): Promise<Observation> {
  try {
    return await context.poller.observe(id);
  } catch (error) {
    if (error instanceof InstanceNotFoundError) return lookAgain(context, id);
    if (!(error instanceof ApiError) || !isUnknownNotFound(error)) throw error;
    const { instance, isWhole } = await findListed(context, id);
    if (instance || !isWhole) throw error;
    return undefined;
  }
}

async function findListed({ client, signal }: InstanceContext, id: string) {
  const { instances, isWhole } = await client.findInstances({ id, includeFailure: true }, { signal });
  return { instance: instances.find(({ instanceId }) => instanceId.toLowerCase() === id.toLowerCase()), isWhole };
}

/** Looks for an instance in the list, and where that cannot tell, by itself once more after a pause. */
async function lookAgain(context: InstanceContext, id: string): Promise<Observation> {
  const listed = await findListed(context, id).catch(() => undefined);
  if (listed?.instance) return listed.instance;
  if (listed?.isWhole) return undefined;
  await context.clock.sleep(context.pollInterval, context.signal);
  return context.poller.observe(id).catch((error: unknown) => {
    if (error instanceof InstanceNotFoundError) return undefined;
    throw error;
  });
}
