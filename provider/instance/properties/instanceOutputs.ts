import type { ApiVersion, Instance, Tags } from "../../client";
import type { PropertyDescription } from "../../resource/declaration";
import type { Properties } from "../../resource/properties";
import { type Declared, type DeclaredRecord, standsFor, storedRecord } from "./declaredRecord";
import { inputNamesInState, storedInputNames } from "./inputNamesInState";
import { sameValue } from "./inputValues";
import {
  hiddenProperties,
  type InputName,
  type InstanceOutputs,
  inputNames,
  inputProperties,
  isObservedInput,
  namesOf,
  observedProperties,
  pick,
  sharedHiddenNames,
} from "./instanceProperties";

const observedNames = namesOf(observedProperties);

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

/** Whether a tag is one that the service sets for itself. */
export const isTagOfService = (key: string) => key.startsWith("_sys_");

/** Whether all desired tags are among the observed ones: others belong to others. */
function carriesTags(observed: Tags, desired: Tags): boolean {
  return Object.entries(desired).every(([key, value]) => observed[key] === value);
}

/** Whether the service shows a desired value; an answer that does not carry the field contradicts nothing. */
export function showsValue(name: InputName, instance: Instance, desired: unknown): boolean {
  if (name === "tags") return carriesTags(instance.tags ?? (desired as Tags) ?? {}, (desired as Tags) ?? {});
  const observed = observedInput(name, instance);
  return observed === undefined || standsFor(name, desired, observed);
}

/** Whether a version of the API has a property. */
function belongsTo(version: ApiVersion | undefined, { apiVersion: only }: PropertyDescription): boolean {
  return only === undefined || only === version;
}

/** What an answer carries of what only the cloud tells; newer servers answer v1.0 with some of what v2 has. */
function observedValue(name: keyof typeof observedProperties, instance: Instance, version: ApiVersion | undefined) {
  const value = belongsTo(version, observedProperties[name]) ? instance[name] : undefined;
  return value === "" || (Array.isArray(value) && value.length === 0) ? undefined : value;
}

/**
 * An input as the state should hold it: as the program declared it, or else as it stands there, unless the service shows
 * another value.
 */
function currentInput(name: InputName, instance: Instance, desired: unknown, declared: Declared = []): unknown {
  const observed = observedInput(name, instance);
  if (observed === undefined) {
    // Of an imported instance nothing is desired: the usable space is the best there is.
    return name === "storageSpace" && desired === undefined ? instance.usableStorageSpace : desired;
  }
  for (const value of declared) if (standsFor(name, value, observed)) return value;
  if (desired !== undefined && standsFor(name, desired, observed)) return desired;
  return observed === "" && name !== "description" ? undefined : observed;
}

/** The tags that are the program's: of those that it desires, what the service shows; of an instance looked up, all. */
function currentTags({ tags: observed }: Instance, desired: Tags | undefined, isLookedUp: boolean): Tags | undefined {
  if (desired === undefined && !isLookedUp) return undefined;
  if (observed === undefined) return desired;
  const isOwn = (key: string) => (desired === undefined ? !isTagOfService(key) : Object.hasOwn(desired, key));
  const own = Object.entries(observed).filter(([key]) => isOwn(key));
  return desired === undefined && own.length === 0 ? undefined : Object.fromEntries(own);
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
  /** The version of the API that manages the instance. Default: that of the desired values. */
  apiVersion?: ApiVersion | undefined;
  /** True for an instance that no program declares, so that all its tags are shown. */
  isLookedUp?: boolean;
  /** Whether the password that was sent last may or may not count. Default: what the desired values say. */
  passwordUncertain?: boolean | undefined;
  /** GB that stand for the desired storage space, with which it grew. Default: what the desired values say. */
  storageGrownTo?: number | undefined;
}

/** The names of the inputs that a program set. */
export function declaredNames(inputs: DesiredInputs): InputName[] {
  return inputNames.filter((name) => inputs[name] !== undefined);
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
 * then everything else the answer of table 5-6 carries.
 */
export function instanceOutputs(instance: Instance, desired: DesiredInputs, options: OutputOptions): InstanceOutputs {
  const { declared, apiVersion = desired.apiVersion } = options;
  const { passwordUncertain = desired[hiddenProperties.passwordUncertain] } = options;
  const { storageGrownTo = desired[hiddenProperties.storageGrownTo] } = options;
  const { inputNames: setNames = inputNamesInState(desired) ?? declaredNames(desired) } = options;
  const hasGrown = storageGrownTo !== undefined && instance.totalStorageSpace === storageGrownTo;
  const current = (name: InputName) => {
    if (!belongsTo(apiVersion, inputProperties[name])) return desired[name];
    if (name === "tags") return currentTags(instance, desired.tags, options.isLookedUp === true);
    if (name === "storageSpace" && hasGrown) return desired.storageSpace;
    return currentInput(name, instance, desired[name], declared?.[name]);
  };
  const values: Record<string, unknown> = {};
  const hold = (name: string, value: unknown) => {
    if (value !== undefined) values[name] = value;
  };
  for (const name of inputNames) hold(name, current(name));
  for (const name of sharedHiddenNames) hold(name, desired[name]);
  for (const name of observedNames) hold(name, observedValue(name, instance, apiVersion));
  // The desired and the observed value of a property have its type.
  const outputs = values as InstanceOutputs;
  Object.assign(outputs, shownProduct(outputs, desired, declared ?? {}));
  return Object.assign(outputs, {
    apiVersion,
    region: options.region,
    projectId: options.projectId,
    [hiddenProperties.projectName]: options.projectName,
    [hiddenProperties.inputNames]: storedInputNames(setNames),
    ...(declared ? { [hiddenProperties.declared]: storedRecord(declared, outputs) } : {}),
    ...(passwordUncertain ? { [hiddenProperties.passwordUncertain]: true } : {}),
    ...(hasGrown ? { [hiddenProperties.storageGrownTo]: storageGrownTo } : {}),
    ...(options.creationFailed ? { [hiddenProperties.creationFailed]: true } : {}),
  });
}

/** The inputs that belong to outputs, for a refresh: only those the program had set, and what it had declared of them. */
export function inputsOf(outputs: InstanceOutputs): Properties {
  const names = [...(inputNamesInState(outputs) ?? []), ...sharedHiddenNames];
  const record = outputs[hiddenProperties.declared] ?? {};
  return {
    ...pick(
      outputs,
      names.filter((name) => outputs[name] !== undefined),
    ),
    ...(Object.keys(record).length > 0 ? { [hiddenProperties.declared]: record } : {}),
    ...(outputs.apiVersion === undefined ? {} : { [hiddenProperties.apiVersion]: outputs.apiVersion }),
  };
}
