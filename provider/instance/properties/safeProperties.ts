import type { Properties } from "../../resource/properties";
import { safeEntries } from "../../resource/safeValue";
import { isStored } from "./instanceProperties";

/**
 * Makes properties that Pulumi can store whatever is in them: only known names, and values as `safeEntries` leaves them.
 * Every result and every error of a hook passes through here.
 */
export function safeProperties(properties: object): Properties {
  return safeEntries(properties, isStored);
}
