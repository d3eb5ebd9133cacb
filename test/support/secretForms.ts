const htmlEntities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const html = (text: string) => text.replace(/[&<>"']/g, (mark) => htmlEntities[mark] ?? mark);

/** A text inside a JSON text, without the quotes around it. */
const json = (text: string) => JSON.stringify(text).slice(1, -1);

/** As Go writes JSON: marks of HTML by their numbers. */
const goJson = (text: string) =>
  json(text).replace(/[&<>]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** As Go's `url.UserPassword` and `url.QueryEscape` write a text. */
const percentUser = (text: string) =>
  encodeURIComponent(text).replace(/%(24|26|2B|2C|3B|3D)/g, (code) => decodeURIComponent(code));
const percentAll = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const percentStrict = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);

/** The three forms of a text in Base64, whatever stands before it: without the digits that its neighbours share. */
function base64(text: string): string[] {
  return [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
    const digits = bytes.toString("base64").replace(/=+$/, "");
    const first = Math.ceil((shift * 8) / 6);
    const last = Math.floor((bytes.length * 8) / 6);
    return digits.slice(first, last);
  });
}

/** Every spelling in which a text could stand in an output, by what it is called; those that equal others left out. */
export function secretForms(secret: string): Map<string, string> {
  const single: Record<string, string> = {
    literal: secret,
    percent: encodeURIComponent(secret),
    "percent, lower case": encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
    "percent, strict": percentStrict(secret),
    "percent, as a user": percentUser(secret),
    "percent, a query": percentStrict(secret).replaceAll("%20", "+"),
    "percent, each byte": percentAll(secret),
    "percent, twice": encodeURIComponent(encodeURIComponent(secret)),
    json: json(secret),
    "json, as Go writes it": goJson(secret),
    "json, slashes escaped": json(secret).replaceAll("/", "\\/"),
    "json, twice": json(json(secret)),
    "json, as Go writes it, twice": goJson(goJson(secret)),
    "json in json of Go": goJson(json(secret)),
    "percent in json of Go": goJson(encodeURIComponent(secret)),
    html: html(secret),
    hex: Buffer.from(secret).toString("hex"),
    "hex, upper case": Buffer.from(secret).toString("hex").toUpperCase(),
  };
  const bases = base64(secret).flatMap((digits, shift) => [
    [`base64, ${shift}`, digits] as const,
    [`base64url, ${shift}`, digits.replaceAll("+", "-").replaceAll("/", "_")] as const,
  ]);
  const forms = new Map<string, string>();
  for (const [form, text] of [...Object.entries(single), ...bases]) {
    if (![...forms.values()].includes(text)) forms.set(form, text);
  }
  return forms;
}

/** A line that holds a secret. */
export interface SecretHit {
  source: string;
  form: string;
  secret: string;
  line: string;
}

/** Finds every form of every secret in texts, line by line. */
export function findSecrets(
  texts: ReadonlyMap<string, string>,
  secrets: Readonly<Record<string, string>>,
): SecretHit[] {
  return [...texts].flatMap(([source, text]) =>
    text
      .split("\n")
      .flatMap((line) =>
        Object.entries(secrets).flatMap(([secret, value]) =>
          [...secretForms(value)]
            .filter(([, spelled]) => line.includes(spelled))
            .map(([form]) => ({ source, form, secret, line })),
        ),
      ),
  );
}
