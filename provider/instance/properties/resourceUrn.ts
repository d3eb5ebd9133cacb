import { hiddenProperties } from "./properties";
import type { Properties } from "./safeProperties";
import { unknownValue } from "./unknown";

/** The URN that properties hold; empty while it is not known, and for what was imported and not updated since. */
export function urnOf(properties: Properties): string {
  const urn = properties[hiddenProperties.urn];
  return typeof urn === "string" && urn !== unknownValue ? urn : "";
}

/** The logical name at the end of a URN. */
export function logicalNameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
