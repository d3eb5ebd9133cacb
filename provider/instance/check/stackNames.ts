import { earlierUrn } from "../../../sdk/resourceType";
import { automaticName, type NamedResource } from "../../resource/automaticName";

/**
 * The automatic name of an instance. It is made from the URN of version 0.1.0: a deployment that was interrupted before
 * an upgrade, or a replacement after it, comes out at the same name.
 */
export function instanceNameOf({ urn, organization }: NamedResource): string {
  return automaticName({ urn: earlierUrn(urn), organization });
}

/** Whether a name is the automatic one of a resource; then no other stack has it, for the URN is in it. */
export function isAutomaticName(name: string, resource: NamedResource): boolean {
  return resource.urn !== "" && instanceNameOf(resource) === name;
}

/**
 * Those of some names that are automatic names of resources in the stack of this one: the logical name stands in each,
 * and with the URN that it makes the rest must come out the same. So the instances that a killed deployment left are
 * known before the program has declared them.
 */
export function automaticNamesBeside({ urn, organization }: NamedResource, names: readonly string[]): string[] {
  const end = urn.lastIndexOf("::");
  if (end < 0) return [];
  return names.filter((name) => {
    const logicalName = /^(.+)-[0-9a-f]{8}$/.exec(name)?.[1];
    return (
      logicalName !== undefined && isAutomaticName(name, { urn: `${urn.slice(0, end)}::${logicalName}`, organization })
    );
  });
}
