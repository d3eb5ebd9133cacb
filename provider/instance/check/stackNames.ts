import { automaticName } from "../../resource/automaticName";
import type { Properties } from "../../resource/properties";
import { urnOf } from "../../resource/resourceUrn";
import { knownText } from "../../resource/unknown";
import { hiddenProperties } from "../properties/instanceProperties";

/**
 * Those of some names that are automatic names of resources beside this one: the logical name stands in each, and with
 * the URN that it makes the rest must come out the same. So the instances that a killed deployment left are known before
 * the program has declared them.
 */
export function automaticNamesBeside(inputs: Properties, names: readonly (string | undefined)[]): string[] {
  const urn = urnOf(inputs);
  const end = urn.lastIndexOf("::");
  if (end < 0) return [];
  const organization = knownText(inputs[hiddenProperties.organization]);
  const isAutomatic = (name: string): boolean => {
    const logicalName = /^(.+)-[0-9a-f]{8}$/.exec(name)?.[1];
    if (logicalName === undefined) return false;
    const other = `${urn.slice(0, end)}::${logicalName}`;
    return automaticName(organization === undefined ? { urn: other } : { urn: other, organization }) === name;
  };
  return names.flatMap((name) => (name !== undefined && name !== inputs.name && isAutomatic(name) ? [name] : []));
}
