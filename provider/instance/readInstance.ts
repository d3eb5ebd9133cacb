import { isRunning, messageOf, speaksV2 } from "../client";
import type { Properties } from "../resource/properties";
import { carriesAll } from "./carriesDetail";
import type { InstanceContext } from "./instanceContext";
import { failedCall, InstanceError, instanceTitle } from "./instanceErrors";
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

/** The plugins that the program declared, as far as they are on. */
async function pluginsOf(context: InstanceContext, id: string, { plugins, name }: InstanceOutputs) {
  const { client, log, signal } = context;
  if (plugins === undefined || plugins.length === 0 || !speaksV2(client)) return plugins;
  try {
    const listed = await client.listPlugins(id, { signal });
    const enabled = listed.plugins.filter((plugin) => plugin.enabled).map((plugin) => plugin.name);
    return plugins.filter((plugin) => enabled.includes(plugin));
  } catch (error) {
    log.warn(
      `The plugins of ${instanceTitle({ name, id })} could not be read and are taken as they were: ${messageOf(error)}`,
    );
    return plugins;
  }
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
  const options = {
    region,
    projectId,
    creationFailed,
    projectName: olds[hiddenProperties.projectName],
    declared: declaredInState(olds),
    // States of before API v2 name no version, and a refresh alone does not change that.
    apiVersion: isStored ? olds.apiVersion : context.client.apiVersion,
    isLookedUp: !isStored,
  };
  const plugins = await pluginsOf(context, id, olds);
  const desired = plugins === olds.plugins ? olds : { ...olds, plugins };
  const props = safeProperties(instanceOutputs(instance, desired, options));
  return { id, props, inputs: inputsOf(props) };
}
