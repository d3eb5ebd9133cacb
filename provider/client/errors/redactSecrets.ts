import { decodedLevels } from "./decodedText";

/** Shorter texts would blot out words at random. */
const minimumLength = 4;
const shortestCode = 5;

const jsonEscaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The characters of Base64 that a text gives wherever it stands in what is encoded: those that it alone decides. */
function base64Cores(text: string): string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].map((offset) => {
    const code = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const wholeCharacters = Math.floor(((offset + bytes.length) * 8) / 6);
    return code.slice(Math.ceil((offset * 8) / 6), wholeCharacters);
  });
}

function base64Forms(text: string): string[] {
  const cores = base64Cores(text).filter((core) => core.length >= shortestCode);
  return cores.flatMap((core) => [core, core.replaceAll("+", "-").replaceAll("/", "_")]);
}

/** Everything by which a secret may stand in a text whose escapes are decoded. */
interface SecretForms {
  plain: string[];
  base64: string[];
  hex: string[];
}

function formsOf(secret: string): SecretForms {
  const plain = [...new Set([...decodedLevels(secret).map(({ text }) => text), secret.replaceAll(" ", "+")])];
  const encoded = [secret, jsonEscaped(secret), encodeURIComponent(secret)];
  return {
    plain: plain.filter((form) => form.length >= minimumLength),
    base64: [...new Set(encoded.flatMap(base64Forms))],
    hex: [Buffer.from(secret).toString("hex")],
  };
}

type Span = [start: number, end: number];

function occurrences(text: string, form: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
    spans.push([at, at + form.length]);
  }
  return spans;
}

/** The whole run of Base64 around a part of it, since the rest gives the neighbours of the secret away. */
function wholeRun(text: string, [start, end]: Span): Span {
  const before = /[A-Za-z0-9+/_-]*$/.exec(text.slice(0, start))?.[0] ?? "";
  const after = /^[A-Za-z0-9+/_-]*={0,2}/.exec(text.slice(end))?.[0] ?? "";
  return [start - before.length, end + after.length];
}

function spansIn(text: string, { plain, base64, hex }: SecretForms): Span[] {
  return [
    ...plain.flatMap((form) => occurrences(text, form)),
    ...base64.flatMap((form) => occurrences(text, form)).map((span) => wholeRun(text, span)),
    ...hex.flatMap((form) => occurrences(text.toLowerCase(), form)),
  ];
}

/**
 * Blots every secret out of a text that came from outside, in whatever way it is written there: with the escapes of
 * JSON, of URLs and of HTML, also one over the other, in Base64, alone or with what stood beside it, and in hexadecimal.
 */
export function redactSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets.filter((secret) => secret.length >= minimumLength).map(formsOf);
  if (forms.length === 0) return text;
  const spans = decodedLevels(text).flatMap(({ text: decoded, starts, ends }) =>
    forms
      .flatMap((form) => spansIn(decoded, form))
      .map(([start, end]): Span => [starts[start] ?? 0, ends[end - 1] ?? text.length]),
  );
  return blotted(text, spans);
}

function blotted(text: string, spans: Span[]): string {
  let result = "";
  let done = 0;
  for (const [start, end] of spans.sort((left, right) => left[0] - right[0] || right[1] - left[1])) {
    if (start >= done) result += `${text.slice(done, start)}[secret]`;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}
