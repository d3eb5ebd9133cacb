import { automaticName } from "../../resource/automaticName";
import type { Properties } from "../../resource/properties";
import { urnOf } from "../../resource/resourceUrn";
import { knownText } from "../../resource/unknown";
import { hiddenProperties, type InstanceInputs } from "../properties/instanceProperties";

/** Whether a resource that declares no name would be given this one; then no other stack has it, for the URN is in it. */
export function hasAutomaticName(checkedInputs: InstanceInputs): boolean {
  const inputs: Properties = { ...checkedInputs };
  return urnOf(inputs) !== "" && automaticNameOf(inputs, urnOf(inputs)) === inputs.name;
}

/** The name that the resource of a URN is given where its program sets none. */
export function automaticNameOf(inputs: Properties, urn: string): string {
  const organization = knownText(inputs[hiddenProperties.organization]);
  return automaticName(organization === undefined ? { urn } : { urn, organization });
}

/**
 * Those of some names that are automatic names of resources beside this one: the logical name stands in each, and with
 * the URN that it makes the rest must come out the same. So the instances that a killed deployment left are known before
 * the program has declared them.
 */
export function automaticNamesBeside(inputs: Properties, names: readonly (string | undefined)[]): string[] {
  const urn = urnOf(inputs);
  const end = urn.lastIndexOf("::");
  if (end < 0) return [];
  const isAutomatic = (name: string): boolean => {
    const logicalName = /^(.+)-[0-9a-f]{8}$/.exec(name)?.[1];
    if (logicalName === undefined) return false;
    return automaticNameOf(inputs, `${urn.slice(0, end)}::${logicalName}`) === name;
  };
  return names.flatMap((name) => (name !== undefined && name !== inputs.name && isAutomatic(name) ? [name] : []));
}
