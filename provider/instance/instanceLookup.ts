import { formatDuration, type Instance } from "../client";
import type { InstanceContext } from "./instanceContext";
import { type DesiredInputs, showsValue } from "./properties/instanceOutputs";
import { type InputName, inputNames, inputProperties, isObservedInput } from "./properties/instanceProperties";

/** The instance of exactly this name, failed ones included; undefined when there is none. */
export async function findByName(context: InstanceContext, name: string): Promise<Instance | undefined> {
  const [instance] = await context.client.listAllInstances(
    { name, exactMatchName: true, includeFailure: true },
    { signal: context.signal },
  );
  return instance;
}

/** Inputs that are fixed when an instance is made and can be compared with an answer. */
const fixedNames: InputName[] = inputNames.filter((name) => {
  const { change } = inputProperties[name];
  return name !== "password" && (change === "replaces" || change === "guarded");
});

/** The fixed inputs of a program that an existing instance does not have. */
export function fixedDifferences(instance: Instance, inputs: DesiredInputs): InputName[] {
  return fixedNames.filter((name) => inputs[name] !== undefined && !showsValue(name, instance, inputs[name]));
}

/** Inputs besides the fixed ones that the create call sends and that an instance shows from its beginning. */
const shownAtOnce: InputName[] = inputNames.filter((name) => {
  const property = inputProperties[name];
  return property.change === "inPlace" && isObservedInput(name) && ("always" in property || name === "description");
});

/** What an instance shows otherwise than a create call has asked for; a description that was not sent is none. */
export function sentDifferences(instance: Instance, sent: DesiredInputs): InputName[] {
  const others = shownAtOnce.filter((name) => {
    const desired = name === "description" ? (sent.description ?? "") : sent[name];
    return desired !== undefined && !showsValue(name, instance, desired);
  });
  return [...fixedDifferences(instance, sent), ...others];
}

/** "8959ab1c-… (RUNNING, created 3h0m ago)" for error texts. */
export function describeExisting(instance: Instance, now: number): string {
  const { instanceId, status = "status unknown", createdAtMillis } = instance;
  const seconds = createdAtMillis === undefined ? -1 : Math.floor((now - createdAtMillis) / 1000);
  const age = seconds >= 0 ? `, created ${formatDuration(seconds * 1000)} ago` : "";
  return `${instanceId} (${status}${age})`;
}
