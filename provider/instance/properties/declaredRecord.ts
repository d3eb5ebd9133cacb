import { wasSet } from "./inputNamesInState";
import { sameValue } from "./inputValues";
import {
  hiddenProperties,
  type InputName,
  type InstanceOutputs,
  inputNames,
  inputProperties,
  isInputName,
  isObservedInput,
} from "./instanceProperties";

/**
 * What the program may last have declared of an input: one value; several where nobody can know which of them; none
 * where nobody knows any.
 */
export type Declared = readonly unknown[];

/** What the program last declared, by the names of inputs. */
export type DeclaredRecord = Readonly<Record<string, Declared>>;

/** The inputs that the cloud may change and an update does not put back, so that the state tells the two sides apart. */
export const trackedNames: readonly InputName[] = inputNames.filter((name) => {
  const { change } = inputProperties[name];
  const isHeld = change === "replaces" || change === "guarded";
  // The cloud shows a size and a product under other names.
  return isHeld && (isObservedInput(name) || name === "storageSpace" || name === "product");
});

/** Whether a value stands for what is shown; "3.7" stands for "3.7.17" too. */
export function standsFor(name: InputName, desired: unknown, shown: unknown): boolean {
  if (sameValue(name, shown, desired)) return true;
  return name === "engineVersion" && desired !== undefined && String(shown).startsWith(`${desired}.`);
}

/** Whether the state knows what the program last declared; one of version 0.1.0 or of a lookup does not. */
export function hasRecord(outputs: InstanceOutputs): boolean {
  return outputs[hiddenProperties.declared] !== undefined;
}

/** What the program last declared of an input; undefined when it declared nothing, or the state has no record. */
export function lastDeclared(name: InputName, outputs: InstanceOutputs): Declared | undefined {
  const record = outputs[hiddenProperties.declared];
  if (record === undefined) return undefined;
  if (record[name] !== undefined) return record[name];
  return wasSet(name, outputs) && outputs[name] !== undefined ? [outputs[name]] : undefined;
}

/** Everything that the program last declared of what is tracked; undefined when the state has no record. */
export function declaredInState(outputs: InstanceOutputs): DeclaredRecord | undefined {
  if (!hasRecord(outputs)) return undefined;
  return recordFrom((name) => lastDeclared(name, outputs));
}

/** The record of inputs that come from the program itself. */
export function declaredByProgram(inputs: InstanceOutputs): DeclaredRecord {
  return recordFrom((name) => (inputs[name] === undefined ? undefined : [inputs[name]]));
}

/** A record of what is known of each tracked input. */
export function recordFrom(declaredOf: (name: InputName) => Declared | undefined): DeclaredRecord {
  return Object.fromEntries(
    trackedNames.flatMap((name) => {
      const declared = declaredOf(name);
      return declared === undefined ? [] : [[name, declared]];
    }),
  );
}

/**
 * The part of a record that goes into the state: only what the outputs beside it do not say themselves. Of an input that
 * the program made secret no value is kept, since the record is not encrypted.
 */
export function storedRecord(record: DeclaredRecord, outputs: InstanceOutputs): DeclaredRecord {
  const secrets = outputs[hiddenProperties.secretInputs] ?? [];
  const entries = Object.entries(record).filter(([name, [first, ...others]]) => {
    const isShown = isInputName(name) && first !== undefined && sameValue(name, first, outputs[name]);
    return !isShown || others.length > 0;
  });
  return Object.fromEntries(entries.map(([name, declared]) => [name, secrets.includes(name) ? [] : declared]));
}

/** Old inputs as the program declared them, where a refresh has put what it found in the place of that. */
export function asDeclared(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const record = inputs[hiddenProperties.declared];
  if (record === null || typeof record !== "object") return { ...inputs };
  const known = Object.entries(record).flatMap(([name, declared]) =>
    Array.isArray(declared) && declared.length > 0 ? [[name, declared[0]] as const] : [],
  );
  return { ...inputs, ...Object.fromEntries(known) };
}
