import { redactSecrets } from "../../client/errors/redactSecrets";
import { hiddenProperties, secretNames } from "./properties";
import type { Properties } from "./safeProperties";
import { unknownValue } from "./unknown";

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value === unknownValue ? [] : [value];
  if (value !== null && typeof value === "object") return Object.values(value).flatMap(textsIn);
  return [];
}

/** Names of the properties that are always secret, and of those that the program made secret. */
export function secretNamesOf(...properties: Properties[]): string[] {
  const declared = properties.flatMap((each) => each[hiddenProperties.secretInputs] ?? []).map(String);
  return [...new Set([...secretNames, ...declared])];
}

/** Blots the values of secret properties out of a text, since Pulumi shows what a provider says as it is. */
export function concealSecrets(text: string, ...properties: Properties[]): string {
  const names = secretNamesOf(...properties);
  return redactSecrets(
    text,
    properties.flatMap((each) => names.flatMap((name) => textsIn(each[name]))),
  );
}
