import { type Instance, normalizeWindowTime } from "../../client";
import { connectionProperties } from "./connectionProperties";
import { sameValue } from "./normalForm";
import {
  hiddenProperties,
  type InputName,
  inputNames,
  inputProperties,
  observedProperties,
  type PropertyDescription,
  sharedHiddenNames,
} from "./properties";
import type { Properties } from "./safeProperties";

/** What the wire shows of an input; undefined when the answer does not carry it. */
export function observedInput(name: InputName, instance: Instance): unknown {
  const wire = instance as Record<string, unknown>;
  if (name === "storageSpace") return instance.total_storage_space ?? undefined;
  const property: PropertyDescription = inputProperties[name];
  if (!property.observed || !property.field) return undefined;
  if (name === "publicIpId" && instance.enable_publicip === false) return "";
  const value = wire[property.field];
  if (value === undefined || value === null) return undefined;
  if (property.kind === "time") return value === "" ? undefined : normalizeWindowTime(String(value));
  if (property.kind === "list") return Array.isArray(value) && value.length > 0 ? value : undefined;
  if (name === "engine") return String(value).toLowerCase();
  if (value === "" && name !== "description") return undefined;
  return value;
}

/** Whether the wire shows a wished value; an answer that does not carry the field contradicts nothing. */
export function showsValue(name: InputName, instance: Instance, wished: unknown): boolean {
  const observed = observedInput(name, instance);
  if (observed === undefined || sameValue(name, observed, wished)) return true;
  // "3.7" is a wish that the answer "3.7.17" fulfils.
  return name === "engineVersion" && String(observed).startsWith(`${wished}.`);
}

/** An input as the state should hold it: the wish in the program's own form, unless the wire shows another value. */
function currentInput(name: InputName, instance: Instance, wished: unknown): unknown {
  const observed = observedInput(name, instance);
  if (wished !== undefined && showsValue(name, instance, wished)) return wished;
  if (observed !== undefined) return observed === "" && name !== "description" ? undefined : observed;
  // An imported instance has no wish: the usable space is the best there is.
  if (name === "storageSpace" && wished === undefined) return instance.storage_space ?? undefined;
  return wished;
}

/** What besides the answer and the inputs goes into the outputs. */
export interface OutputOptions {
  region: string;
  projectId: string;
  /** True when creation ended before the instance ever ran. */
  creationFailed?: boolean;
  /** Names of the inputs the program set; default: those that are wished for. */
  inputNames?: readonly string[];
}

/** The names of the inputs that a program set. */
export function declaredNames(inputs: Properties): InputName[] {
  return inputNames.filter((name) => inputs[name] !== undefined);
}

function observedOutputs(instance: Instance): Properties {
  const wire = instance as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(observedProperties as Record<string, PropertyDescription>).map(([name, { field, kind }]) => {
      const value = wire[field as string];
      const isNumeric = kind === "integer" && typeof value === "string" && value !== "";
      return [name, isNumeric ? Number(value) : value];
    }),
  );
}

function createdAt(instance: Instance): string | undefined {
  const millis = Number(instance.created_at);
  return instance.created_at && Number.isSafeInteger(millis) && Math.abs(millis) < 8.64e15
    ? new Date(millis).toISOString()
    : undefined;
}

/**
 * The outputs of an instance: the inputs as wished where the wire agrees or is silent, otherwise as the wire shows
 * them; then everything else the answer of table 5-6 carries, and what is derived from it.
 */
export function instanceOutputs(instance: Instance, wished: Properties, options: OutputOptions): Properties {
  const outputs: Properties = {};
  for (const name of inputNames) outputs[name] = currentInput(name, instance, wished[name]);
  // Words for another product than the one that the wire shows describe nothing.
  if (wished.productId !== undefined && outputs.productId !== wished.productId) outputs.product = undefined;
  for (const name of sharedHiddenNames) outputs[name] = wished[name];
  const location = { region: options.region, projectId: options.projectId };
  Object.assign(outputs, observedOutputs(instance), { createdAt: createdAt(instance) }, location);
  Object.assign(outputs, connectionProperties(instance, outputs));
  outputs[hiddenProperties.inputNames] =
    options.inputNames ?? wished[hiddenProperties.inputNames] ?? declaredNames(wished);
  if (options.creationFailed) outputs[hiddenProperties.creationFailed] = true;
  return outputs;
}

/** The inputs that belong to outputs, for a refresh: only those the program had set. */
export function inputsOf(outputs: Properties): Properties {
  const names = (outputs[hiddenProperties.inputNames] as string[] | undefined) ?? [];
  const kept = [...names, ...sharedHiddenNames].filter((name) => outputs[name] !== undefined);
  return Object.fromEntries(kept.map((name) => [name, outputs[name]]));
}
