import type { Instance } from "../client";
import type { Properties } from "../resource/properties";
import { containsUnknown } from "../resource/unknown";
import { carriesAll } from "./carriesDetail";
import { planChanges } from "./changePlan";
import type { InstanceContext } from "./instanceContext";
import { failedCall } from "./instanceErrors";
import { observeInstance } from "./observeInstance";
import { declaredInState, trackedNames } from "./properties/declaredRecord";
import { instanceOutputs } from "./properties/instanceOutputs";
import { hiddenProperties, type InstanceOutputs, pick } from "./properties/instanceProperties";

const { declared } = hiddenProperties;

/** Whether a change would replace, resize, be refused or be left alone, unless the cloud shows it already. */
export function mayFollow(olds: InstanceOutputs, news: Properties, earlier: Properties): boolean {
  return planChanges(olds, news, earlier).some(({ name, effect }) => {
    const isGrave = effect === "replace" || effect === "refuse" || effect === "extend" || effect === "unsure";
    return isGrave && trackedNames.includes(name) && !containsUnknown(news[name]);
  });
}

/** Old outputs with what the cloud shows now of everything that it may have changed. */
export function withObserved(olds: InstanceOutputs, instance: Instance): InstanceOutputs {
  const { region = "", projectId = "" } = olds;
  const outputs = instanceOutputs(instance, olds, { region, projectId, declared: declaredInState(olds) });
  return { ...olds, ...pick(outputs, [...trackedNames, declared]) };
}

/**
 * Old outputs with what the cloud shows now, before an instance is replaced for a value that it may have already.
 *
 * @throws InstanceError when the cloud cannot tell
 */
export async function presentDrift(
  context: InstanceContext,
  id: string,
  olds: InstanceOutputs,
): Promise<InstanceOutputs> {
  const instance = await observeInstance(context, id, carriesAll(olds)).catch((error: unknown) => {
    throw failedCall({ name: olds.name, id }, "read", { code: "READ_FAILED", error });
  });
  return instance ? withObserved(olds, instance) : olds;
}
