import { type Instance, isRunning, messageOf, statusMeaning } from "../client";
import { creationAcceptor, hasAddress } from "../wait/acceptors";
import { formatWaited } from "../wait/waitFor";
import { failureReason } from "./failureText";
import type { InstanceContext } from "./instanceContext";
import { notDone, PartialFailureError, sentenceTitle } from "./instanceErrors";
import { fixedDifferences } from "./instanceLookup";
import { operationTimeout } from "./operationTimeout";
import { type DesiredInputs, instanceOutputs, type OutputOptions, observedInput } from "./properties/instanceOutputs";
import type { InstanceOutputs } from "./properties/instanceProperties";
import { waitForInstance } from "./waitForInstance";

/** What the state holds of an instance that was accepted but never seen. */
function unseenInstance(id: string, { name }: DesiredInputs): Instance {
  return { instanceId: id, status: "CREATING", ...(name === undefined ? {} : { name }) };
}

/** Fixed inputs that the service did not heed stay in the state as desired, since replacing the instance mends nothing. */
function unheededInputs(context: InstanceContext, instance: Instance, inputs: DesiredInputs): DesiredInputs {
  const names = fixedDifferences(instance, inputs);
  for (const name of names) {
    context.log.warn(
      `The service gave ${inputs.name} (${instance.instanceId}) ${name} ${JSON.stringify(observedInput(name, instance))} instead of ${JSON.stringify(inputs[name])}; declare what it has, or delete it and choose another value.`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, inputs[name]]));
}

/** When a creation has begun that an earlier run has asked for. */
export interface CreationBegin {
  /** Milliseconds since 1970, by this machine's clock. Default: now. */
  since?: number | undefined;
}

/**
 * Waits until a new instance runs.
 *
 * @throws PartialFailureError with the id and what was last seen
 */
export async function waitUntilRunning(
  context: InstanceContext,
  id: string,
  inputs: DesiredInputs,
  { since, ...options }: Omit<OutputOptions, "creationFailed"> & CreationBegin,
): Promise<InstanceOutputs> {
  const identity = { name: inputs.name, id };
  const title = sentenceTitle(identity);
  const begin = context.clock.now();
  let last = unseenInstance(id, inputs);
  const fail = (reason: string, creationFailed: boolean, cause?: unknown) => {
    const properties = instanceOutputs(last, inputs, { ...options, creationFailed });
    return new PartialFailureError({ id, properties, reason, cause });
  };
  const result = await waitForInstance(context, {
    ...identity,
    operation: "create",
    doing: "creating",
    since,
    known: inputs,
    accept: creationAcceptor(() => context.clock.now() - begin),
    timeout: operationTimeout("create", inputs),
    onObservation: (observation) => {
      last = observation ?? last;
    },
  }).catch((error: unknown) => {
    throw fail(
      `${title} is being created, but it could not be watched: ${messageOf(error)} It is kept in the state; deploy again to go on.`,
      false,
      error,
    );
  });
  // One that runs is made, even if the service has not told its addresses in time.
  if (result.outcome === "success" || (result.outcome === "timeout" && isRunning(last.status))) {
    if (!hasAddress(last)) {
      context.log.warn(
        `${title} runs, but the service has not told its addresses yet; run \`pulumi up\` again in a few minutes to learn them.`,
      );
    }
    return { ...instanceOutputs(last, inputs, options), ...unheededInputs(context, last, inputs) };
  }
  if (result.outcome === "timeout") {
    throw fail(
      `${title} did not run ${formatWaited(result.waited, result.seen)}. It is kept in the state; deploy again to go on waiting, or raise customTimeouts.create.`,
      false,
    );
  }
  const isFrozen = statusMeaning(last.status).frozen === true;
  const why = result.observation ? await failureReason(context, result.observation) : `it ${result.reason}`;
  const advice = isFrozen
    ? "settle the account, then deploy again"
    : "the next deployment deletes it and creates it again";
  throw fail(notDone(identity, "created", `${why}. It is kept in the state; ${advice}.`), !isFrozen);
}
