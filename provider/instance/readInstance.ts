import { isRunning } from "../client";
import type { Properties } from "../resource/properties";
import { carriesAll } from "./carriesDetail";
import type { InstanceContext } from "./instanceContext";
import { failedCall, InstanceError } from "./instanceErrors";
import { observeInstance } from "./observeInstance";
import { declaredInState } from "./properties/declaredRecord";
import { inputsOf, instanceOutputs } from "./properties/instanceOutputs";
import { hiddenProperties, type InstanceOutputs } from "./properties/instanceProperties";
import { safeProperties } from "./properties/safeProperties";

/** What read tells Pulumi; empty when the instance is gone. */
export interface ReadResult {
  id?: string;
  props?: Properties;
  inputs?: Properties;
}

/**
 * Reads an instance (section 5.2). What the answer does not carry is kept from the old properties, and the inputs
 * follow what has drifted, so that the next preview shows it.
 *
 * @throws InstanceError when an instance that a program looks up with `get` does not exist; any fault of the read
 */
export async function readInstance(context: InstanceContext, id: string, olds: InstanceOutputs): Promise<ReadResult> {
  const { region } = context;
  const projectId = await context.client.projectId();
  const instance = await observeInstance(context, id, carriesAll(olds)).catch((error: unknown) => {
    throw failedCall({ name: olds.name, id }, "read", { code: "READ_FAILED", error });
  });
  // Only a resource that the provider itself has stored carries this; a lookup does not.
  const isStored = olds[hiddenProperties.inputNames] !== undefined;
  if (!instance) {
    if (isStored) return {};
    throw new InstanceError(
      "INSTANCE_GONE",
      `Instance ${id} does not exist in region ${region} and project ${projectId}; check the ID, the region and the project.`,
    );
  }
  const hadFailed = olds[hiddenProperties.creationFailed] === true;
  const creationFailed = !isRunning(instance.status) && (hadFailed || instance.status === "CREATEFAILED");
  const options = { region, projectId, creationFailed, projectName: olds[hiddenProperties.projectName] };
  const outputs = instanceOutputs(instance, olds, { ...options, declared: declaredInState(olds) });
  return { id, props: safeProperties(outputs), inputs: safeProperties(inputsOf(outputs)) };
}
