import type { Instance } from "../client";
import type { InstanceContext } from "./instanceContext";
import { InstanceError } from "./instanceErrors";
import { describeExisting, findByName, fixedDifferences } from "./instanceLookup";
import { observedInput } from "./properties/instanceOutputs";
import type { InstanceInputs } from "./properties/instanceProperties";

/**
 * Finds the existing instance that a program may take over: one of exactly its name whose fixed properties are the
 * declared ones.
 *
 * @returns undefined when adoption is not asked for, or no instance has the name
 * @throws InstanceError listing the fixed properties that differ; nothing is touched then
 */
export async function findAdoptable(context: InstanceContext, inputs: InstanceInputs): Promise<Instance | undefined> {
  const { name } = inputs;
  if (inputs.adoptExisting !== true && !context.adoptNames.includes(name)) return undefined;
  const instance = await findByName(context, name);
  if (!instance) return undefined;
  const differences = fixedDifferences(instance, inputs);
  if (differences.length > 0) {
    const list = differences.map(
      (property) =>
        `${property} is ${JSON.stringify(observedInput(property, instance))}, declared as ${JSON.stringify(inputs[property])}`,
    );
    throw new InstanceError(
      "NOT_ADOPTABLE",
      `Instance ${name}, ${describeExisting(instance, context.clock.now())}, was not taken over and nothing was touched, because ${list.join("; ")}. Declare what the instance has, or choose another name.`,
    );
  }
  context.onAdopted?.(instance.instanceId);
  context.log.info(`took over ${name} as ${instance.instanceId}`);
  context.log.warn(
    `The password of the adopted instance ${name} (${instance.instanceId}) cannot be compared; make sure that the declared one is right.`,
  );
  return instance;
}
