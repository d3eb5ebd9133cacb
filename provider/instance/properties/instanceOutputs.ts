import type { Instance } from "../../client";
import { connectionProperties } from "./connectionProperties";
import { type Declared, type DeclaredRecord, standsFor, storedRecord } from "./declaredRecord";
import { sameValue } from "./inputValues";
import {
  hiddenProperties,
  type InputName,
  type InstanceOutputs,
  inputNames,
  isInputName,
  isObservedInput,
  namesOf,
  observedProperties,
  sharedHiddenNames,
} from "./instanceProperties";

/** Inputs as a program desires them, complete or not. */
export type DesiredInputs = InstanceOutputs;

/** What the service shows of an input; undefined when the answer does not carry it. */
export function observedInput(name: InputName, instance: Instance): unknown {
  if (name === "storageSpace") return instance.totalStorageSpace;
  if (!isObservedInput(name)) return undefined;
  if (name === "publicIpId" && instance.enablePublicIp === false) return "";
  const value = instance[name];
  if (Array.isArray(value) && value.length === 0) return undefined;
  return value === "" && name !== "description" ? undefined : value;
}

/** Whether the service shows a desired value; an answer that does not carry the field contradicts nothing. */
export function showsValue(name: InputName, instance: Instance, desired: unknown): boolean {
  const observed = observedInput(name, instance);
  return observed === undefined || standsFor(name, desired, observed);
}

/** What is desired of an input: what the program declared, if the service shows it, in the program's own form. */
function desiredInput(name: InputName, instance: Instance, desired: unknown, declared: Declared = []): unknown {
  const observed = observedInput(name, instance);
  if (observed === undefined) return desired;
  return declared.find((value) => standsFor(name, value, observed)) ?? desired;
}

/** An input as the state should hold it: as the program writes it, unless the service shows another value. */
function currentInput(name: InputName, instance: Instance, desired: unknown): unknown {
  const observed = observedInput(name, instance);
  if (desired !== undefined && showsValue(name, instance, desired)) return desired;
  if (observed !== undefined) return observed === "" && name !== "description" ? undefined : observed;
  // Of an imported instance nothing is desired: the usable space is the best there is.
  if (name === "storageSpace" && desired === undefined) return instance.usableStorageSpace;
  return desired;
}

/** What besides the answer and the inputs goes into the outputs. */
export interface OutputOptions {
  region: string;
  projectId: string;
  /** True when creation ended before the instance ever ran. */
  creationFailed?: boolean;
  /** Names of the inputs the program set; default: those that have a desired value. */
  inputNames?: readonly string[];
  /** What the program last declared of each tracked input; left out where nobody knows any of it. */
  declared?: DeclaredRecord | undefined;
  /** The name by which the project was found. */
  projectName?: string | undefined;
}

/** The names of the inputs that a program set. */
export function declaredNames(inputs: DesiredInputs): InputName[] {
  return inputNames.filter((name) => inputs[name] !== undefined);
}

function createdAt({ createdAtMillis: millis = Number.NaN }: Instance): string | undefined {
  return Number.isSafeInteger(millis) && Math.abs(millis) < 8.64e15 ? new Date(millis).toISOString() : undefined;
}

/** The product in words: words for another product than the one that the service shows describe nothing. */
function shownProduct(inputs: InstanceOutputs, desired: DesiredInputs, declared: DeclaredRecord): DesiredInputs {
  const [declaredId] = declared.productId ?? [];
  const [words] = declared.product ?? [];
  if (words !== undefined && declaredId !== undefined && sameValue("productId", declaredId, inputs.productId)) {
    // The record holds what the program declared.
    return { product: words as InstanceOutputs["product"] };
  }
  return desired.productId !== undefined && inputs.productId !== desired.productId ? { product: undefined } : {};
}

/**
 * The outputs of an instance: the inputs as desired where the service agrees or is silent, otherwise as it shows them;
 * then everything else the answer of table 5-6 carries, and what is derived from it.
 */
export function instanceOutputs(instance: Instance, desired: DesiredInputs, options: OutputOptions): InstanceOutputs {
  const { declared } = options;
  const current = inputNames.map((name) => {
    const wish = desiredInput(name, instance, desired[name], declared?.[name]);
    return [name, currentInput(name, instance, wish)] as const;
  });
  const hidden = sharedHiddenNames.map((name) => [name, desired[name]] as const);
  const observed = namesOf(observedProperties).map((name) => [name, instance[name]] as const);
  // The desired and the observed value of a property have its type.
  const values = Object.fromEntries([...current, ...hidden, ...observed]) as InstanceOutputs;
  const inputs = { ...values, ...shownProduct(values, desired, declared ?? {}) };
  return {
    ...inputs,
    ...connectionProperties(instance, inputs),
    createdAt: createdAt(instance),
    region: options.region,
    projectId: options.projectId,
    [hiddenProperties.projectName]: options.projectName,
    [hiddenProperties.inputNames]: options.inputNames ?? desired[hiddenProperties.inputNames] ?? declaredNames(desired),
    ...(declared ? { [hiddenProperties.declared]: storedRecord(declared, inputs) } : {}),
    ...(options.creationFailed ? { [hiddenProperties.creationFailed]: true } : {}),
  };
}

/** The inputs that belong to outputs, for a refresh: only those the program had set, and what it had declared of them. */
export function inputsOf(outputs: InstanceOutputs): DesiredInputs {
  const names = (outputs[hiddenProperties.inputNames] ?? []).filter(isInputName);
  const kept = [...names, ...sharedHiddenNames].filter((name) => outputs[name] !== undefined);
  const record = outputs[hiddenProperties.declared] ?? {};
  return {
    ...Object.fromEntries(kept.map((name) => [name, outputs[name]])),
    ...(Object.keys(record).length > 0 ? { [hiddenProperties.declared]: record } : {}),
  };
}
