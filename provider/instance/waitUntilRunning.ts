import type { Instance } from "../client";
import { isFrozenStatus } from "../client/dms/statusMeaning";
import { creationAcceptor } from "../wait/acceptors";
import { formatWaited } from "../wait/waitFor";
import { failureText } from "./creationAdvice";
import type { InstanceContext } from "./instanceContext";
import { messageOf, PartialFailureError } from "./instanceErrors";
import { fixedDifferences } from "./instanceLookup";
import { operationTimeout } from "./operationTimeout";
import { instanceOutputs, type OutputOptions, observedInput } from "./properties/instanceOutputs";
import { type Properties, safeProperties } from "./properties/safeProperties";
import { waitForInstance } from "./waitForInstance";

/** What the state holds of an instance that was accepted but never seen. */
function unseenInstance(id: string, inputs: Properties): Instance {
  return { instance_id: id, name: inputs.name, status: "CREATING" } as Instance;
}

/** Fixed wishes that the service did not heed stay in the state, since replacing the instance would mend nothing. */
function unheededWishes(context: InstanceContext, instance: Instance, inputs: Properties): Properties {
  const names = fixedDifferences(instance, inputs);
  for (const name of names) {
    context.log.warn(
      `The service gave ${inputs.name} (${instance.instance_id}) ${name} ${JSON.stringify(observedInput(name, instance))} instead of ${JSON.stringify(inputs[name])}; declare what it has, or delete it and choose another value.`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, inputs[name]]));
}

/**
 * Waits until a new instance runs.
 *
 * @throws PartialFailureError with the id and what was last seen
 */
export async function waitUntilRunning(
  context: InstanceContext,
  id: string,
  inputs: Properties,
  options: Pick<OutputOptions, "region" | "projectId" | "inputNames">,
): Promise<Properties> {
  const begin = context.clock.now();
  let last = unseenInstance(id, inputs);
  const fail = (reason: string, creationFailed: boolean, cause?: unknown) => {
    const properties = instanceOutputs(last, inputs, { ...options, creationFailed });
    return new PartialFailureError({ id, properties, reason, cause });
  };
  const timeout = operationTimeout("create", inputs);
  const result = await waitForInstance(context, {
    id,
    name: inputs.name,
    doing: "creating",
    accept: creationAcceptor(() => context.clock.now() - begin),
    timeout,
    onObservation: (observation) => {
      last = observation ?? last;
    },
  }).catch((error: unknown) => {
    throw fail(
      `Instance ${inputs.name} (${id}) is being created, but it could not be watched: ${messageOf(error)} It is kept in the state; deploy again to go on.`,
      false,
      error,
    );
  });
  if (result.outcome === "success") {
    return safeProperties({ ...instanceOutputs(last, inputs, options), ...unheededWishes(context, last, inputs) });
  }
  if (result.outcome === "timeout") {
    throw fail(
      `Instance ${inputs.name} (${id}) did not run ${formatWaited(result.waited, result.seen)}. It is kept in the state; deploy again to go on waiting, or raise customTimeouts.create.`,
      false,
    );
  }
  const isFrozen = isFrozenStatus(last.status);
  throw fail(
    `Instance ${inputs.name} (${id}) was not created: ${result.observation ? failureText(result.observation) : `it ${result.reason}`}. It is kept in the state; ${isFrozen ? "settle the account, then deploy again" : "the next deployment deletes it and creates it again"}.`,
    !isFrozen,
  );
}
