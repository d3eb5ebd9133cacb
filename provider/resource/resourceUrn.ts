import { commonHiddenProperties, type Properties } from "./properties";
import { knownText } from "./unknown";

/** The URN that properties hold; empty while it is not known, and for what was imported and not updated since. */
export function urnOf(properties: Properties): string {
  return knownText(properties[commonHiddenProperties.urn]) ?? "";
}

/** The logical name at the end of a URN. */
export function logicalNameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
