import { concealSecrets } from "../../resource/concealSecrets";
import type { Properties } from "../../resource/properties";
import { secretNames } from "./instanceProperties";

/** Blots the values of an instance's secret properties out of a text. */
export function concealInstanceSecrets(text: string, ...properties: Properties[]): string {
  return concealSecrets(secretNames, text, properties);
}
