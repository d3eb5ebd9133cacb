import { allSecretNames } from "../resource/concealSecrets";
import type { Properties } from "../resource/properties";
import { containsUnknown } from "../resource/unknown";
import { type InputName, secretNames } from "./properties/instanceProperties";

/**
 * A value of an input for a sentence.
 *
 * @param properties what may name further inputs as secret
 */
export function shownValue(name: InputName, value: unknown, properties: readonly Properties[]): string {
  if (containsUnknown(value)) return "a value known only after deployment";
  if (allSecretNames(secretNames, properties).includes(name)) return "[secret]";
  return JSON.stringify(value) ?? "nothing";
}
