import type { Instance } from "../client";
import type { InstanceContext } from "./instanceContext";
import { InstanceError } from "./instanceErrors";
import { describeExisting, findByName, fixedDifferences } from "./instanceLookup";
import { observedInput } from "./properties/instanceOutputs";
import type { Properties } from "./properties/safeProperties";

/**
 * Finds the existing instance that a program may take over: one of exactly its name whose fixed properties are the
 * declared ones.
 *
 * @returns undefined when adoption is not asked for, or no instance has the name
 * @throws InstanceError listing the fixed properties that differ; nothing is touched then
 */
export async function findAdoptable(context: InstanceContext, inputs: Properties): Promise<Instance | undefined> {
  const name = String(inputs.name);
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
  context.onAdopted?.(instance.instance_id);
  context.log.info(`took over ${name} as ${instance.instance_id}`);
  context.log.warn(
    `The password of the adopted instance ${name} (${instance.instance_id}) cannot be compared; make sure that the declared one is right.`,
  );
  return instance;
}
