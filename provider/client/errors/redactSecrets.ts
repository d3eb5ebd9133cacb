/** Shorter texts would blot out words at random. */
const minimumLength = 4;

const jsonEscaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Blots every secret out of a text that came from outside, also in the forms JSON, JSON within JSON and URLs give it. */
export function redactSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret.length >= minimumLength)
    .flatMap((secret) => [secret, jsonEscaped(secret), jsonEscaped(jsonEscaped(secret)), encodeURIComponent(secret)])
    .sort((left, right) => right.length - left.length);
  return forms.reduce((result, form) => result.replaceAll(form, "[secret]"), text);
}
