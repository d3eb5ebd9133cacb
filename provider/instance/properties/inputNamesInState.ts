import {
  hiddenProperties,
  type InputName,
  type InstanceOutputs,
  inputNames,
  inputProperties,
  isObservedInput,
} from "./instanceProperties";

/** The inputs that outputs also hold when the program does not set them, since the cloud or the location has them. */
const doubtfulNames: ReadonlySet<string> = new Set(
  inputNames.filter((name) => {
    const isRequired = "required" in inputProperties[name];
    return name === "region" || name === "projectId" || (isObservedInput(name) && !isRequired);
  }),
);

/** Every program sets it, or check does. */
const setByAll: InputName = "name";

/**
 * The part of the names of set inputs that goes into the state: only those that the outputs do not tell by having a value.
 * Outputs that no program declared have none.
 */
export function storedInputNames(names: readonly string[]): string[] {
  return names.includes(setByAll) ? names.filter((name) => doubtfulNames.has(name)) : [...names];
}

/** Whether outputs were made from an input; false for all when the provider has not stored them itself. */
export function wasSet(name: InputName, outputs: InstanceOutputs): boolean {
  const stored = outputs[hiddenProperties.inputNames] ?? [];
  // Earlier states name all of them, and outputs that were only looked up none.
  if (stored.includes(name)) return true;
  return stored.includes(setByAll) && !doubtfulNames.has(name) && outputs[name] !== undefined;
}

/** The names of the inputs that outputs were made from; undefined when the provider has not stored them itself. */
export function inputNamesInState(outputs: InstanceOutputs): InputName[] | undefined {
  if (outputs[hiddenProperties.inputNames] === undefined) return undefined;
  return inputNames.filter((name) => wasSet(name, outputs));
}
