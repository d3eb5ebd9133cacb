import { redactSecrets } from "../client";
import { commonHiddenProperties, type Properties } from "./properties";
import { unknownValue } from "./unknown";

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value === unknownValue ? [] : [value];
  if (value !== null && typeof value === "object") return Object.values(value).flatMap(textsIn);
  return [];
}

/** Names of the properties that are always secret, and of those that the program made secret. */
export function allSecretNames(always: readonly string[], properties: readonly Properties[]): string[] {
  const declared = properties.flatMap((each) => each[commonHiddenProperties.secretInputs] ?? []).map(String);
  return [...new Set([...always, ...declared])];
}

/**
 * Blots the values of secret properties out of a text, since Pulumi shows what a provider says as it is.
 *
 * @param always names of the properties that are secret in every program
 */
export function concealSecrets(always: readonly string[], text: string, properties: readonly Properties[]): string {
  const names = allSecretNames(always, properties);
  return redactSecrets(
    text,
    properties.flatMap((each) => names.flatMap((name) => textsIn(each[name]))),
  );
}
