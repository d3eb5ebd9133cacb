import type { Instance } from "../client";
import { formatDuration } from "../client/configuration/duration";
import type { InstanceContext } from "./instanceContext";
import { showsValue } from "./properties/instanceOutputs";
import { type InputName, inputNames, inputProperties } from "./properties/properties";
import type { Properties } from "./properties/safeProperties";

/** The instance of exactly this name, failed ones included; undefined when there is none. */
export async function findByName(context: InstanceContext, name: string): Promise<Instance | undefined> {
  const instances = await context.client.listAllInstances(
    { name, exactMatchName: true, includeFailure: true },
    { signal: context.signal },
  );
  return instances.find((instance) => instance.name === name);
}

/** Inputs that are fixed when an instance is made and can be compared with an answer. */
const fixedNames: InputName[] = inputNames.filter((name) => {
  const { change } = inputProperties[name];
  return name !== "password" && (change === "replaces" || change === "guarded");
});

/** The fixed inputs of a program that an existing instance does not have. */
export function fixedDifferences(instance: Instance, inputs: Properties): InputName[] {
  return fixedNames.filter((name) => inputs[name] !== undefined && !showsValue(name, instance, inputs[name]));
}

/** "RUNNING, created 3h0m ago" for error texts. */
export function describeExisting(instance: Instance, now: number): string {
  const created = Number(instance.created_at);
  const seconds = Math.floor((now - created) / 1000);
  const age = instance.created_at && seconds >= 0 ? `, created ${formatDuration(seconds * 1000)} ago` : "";
  return `${instance.instance_id} (${instance.status ?? "status unknown"}${age})`;
}
