import { ApiError, type Instance, InstanceNotFoundError, isUnknownNotFound } from "../client";
import type { Observation } from "../wait/acceptors";
import type { IsEnough } from "../wait/instanceReads";
import type { InstanceContext } from "./instanceContext";

/**
 * Looks at an instance once; undefined when it does not exist. Only the service's own "does not exist" (404022) counts,
 * and a second look must agree, since one wrong answer would take a running broker out of the state for good. A 404
 * without a known code is confirmed with the list call alone, since gateways answer 404 for other reasons.
 *
 * @param isEnough whether a row of the list carries what is asked; default: any row does
 * @throws any other error of the read
 */
export function observeInstance(context: InstanceContext, id: string, isEnough?: IsEnough): Promise<Observation> {
  return confirmed(context, id, () => context.reads.read(id, isEnough));
}

/** What a look shows; one that says that the instance does not exist is confirmed by a second one. */
export async function confirmed(
  context: InstanceContext,
  id: string,
  look: () => Promise<Observation>,
): Promise<Observation> {
  try {
    return await look();
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
async function lookAgain({ client, clock, pollInterval, signal, ...context }: InstanceContext, id: string) {
  const listed = await findListed({ client, clock, pollInterval, signal, ...context }, id).catch(() => undefined);
  if (listed?.instance) return listed.instance;
  if (listed?.isWhole) return undefined;
  await clock.sleep(pollInterval, signal);
  return client.getInstance(id, { signal }).catch((error: unknown): Instance | undefined => {
    if (error instanceof InstanceNotFoundError) return undefined;
    throw error;
  });
}
