/** Shorter texts would blot out words at random. */
const minimumLength = 4;

/** Blots every secret out of a text that came from outside, also in the forms JSON and URLs give it. */
export function redactSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret.length >= minimumLength)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .sort((left, right) => right.length - left.length);
  return forms.reduce((result, form) => result.replaceAll(form, "[secret]"), text);
}
