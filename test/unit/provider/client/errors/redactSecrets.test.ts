import { redactSecrets } from "../../../../../provider/client/errors/redactSecrets";

describe("redactSecrets", () => {
  it("blots out every occurrence", () => {
    expect(redactSecrets("a s3cret b s3cret", ["s3cret"])).toBe("a [secret] b [secret]");
  });

  it("blots out the forms that JSON and URLs give it", () => {
    const secret = 'p"ss/wörd\\';
    expect(redactSecrets(JSON.stringify({ p: secret }), [secret])).toBe('{"p":"[secret]"}');
    expect(redactSecrets(JSON.stringify(JSON.stringify(secret)), [secret])).not.toContain("wörd");
    expect(redactSecrets(`?p=${encodeURIComponent(secret)}`, [secret])).toBe("?p=[secret]");
  });

  it("leaves nothing of a secret that holds another", () => {
    expect(redactSecrets("abcd-efgh", ["abcd", "abcd-efgh"])).toBe("[secret]");
  });

  it("ignores secrets too short to be told from words", () => {
    expect(redactSecrets("an abc", ["", "abc"])).toBe("an abc");
  });
});

describe("a secret in another spelling", () => {
  const html = (text: string) =>
    text.replace(/[&<>"'/]/g, (character) => `&#${character.charCodeAt(0).toString().padStart(3, "0")};`);
  const named = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const everyUnit = (write: (code: number) => string) => (text: string) =>
    Array.from({ length: text.length }, (_unit, index) => write(text.charCodeAt(index))).join("");
  const hexOf = (code: number, width: number) => code.toString(16).padStart(width, "0");
  const percentAll = (text: string) => Buffer.from(text).toString("hex").replace(/../g, "%$&");
  const base64 = (text: string) => Buffer.from(text).toString("base64");

  const spellings: Record<string, (text: string) => string> = {
    "as it is": (text) => text,
    "JSON of Go": (text) =>
      JSON.stringify(text)
        .slice(1, -1)
        .replace(/[&<>]/g, (character) => `\\u00${hexOf(character.charCodeAt(0), 2)}`),
    "JSON of PHP": (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/"),
    "JSON with every character escaped": everyUnit((code) => `\\u${hexOf(code, 4)}`),
    "JSON in capitals": everyUnit((code) => `\\u${hexOf(code, 4).toUpperCase()}`),
    "JSON in JSON": (text) => JSON.stringify(JSON.stringify(text)),
    "JSON in JSON in JSON": (text) => JSON.stringify(JSON.stringify(JSON.stringify(text))),
    "a text of JavaScript": everyUnit((code) => (code < 256 ? `\\x${hexOf(code, 2)}` : `\\u${hexOf(code, 4)}`)),
    percent: encodeURIComponent,
    "percent in lower case": (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
    "percent for every byte": percentAll,
    "percent twice": (text) => encodeURIComponent(encodeURIComponent(text)),
    "percent in JSON": (text) => JSON.stringify(encodeURIComponent(text)),
    form: (text) => new URLSearchParams({ p: text }).toString(),
    "HTML by number": html,
    "HTML by name": named,
    "HTML in hexadecimal": everyUnit((code) => `&#x${hexOf(code, 2)};`),
    "HTML in JSON": (text) => JSON.stringify(html(text)),
    Base64: base64,
    "Base64 without its end": (text) => base64(text).replace(/=+$/, ""),
    "Base64 for URLs": (text) => Buffer.from(text).toString("base64url"),
    "Base64 in JSON of PHP": (text) => base64(text).replaceAll("/", "\\/"),
    "Base64 with a user": (text) => base64(`user:${text}`),
    "Base64 with a longer user": (text) => base64(`user1:${text}`),
    "Base64 with another user": (text) => base64(`user-1:${text}`),
    "Base64 of a whole body": (text) => base64(JSON.stringify({ user: "u", password: text })),
    hexadecimal: (text) => Buffer.from(text).toString("hex"),
    "hexadecimal in capitals": (text) => Buffer.from(text).toString("hex").toUpperCase(),
  };
  const secrets = ["P@ss/w0rd!+%Xy&<z>", "q\"uo\\te's", "plain-Secret1", "pässwörd€", "100%41bc;&amp;", "with a blank"];
  const table = Object.entries(spellings).flatMap(([name, write]) =>
    secrets.map((secret) => [name, secret, write] as const),
  );

  it.each(table)("is blotted out: %s of %j", (_name, secret, write) => {
    const written = write(secret);
    const result = redactSecrets(`Invalid value ${written} of field.`, [secret]);
    expect(result).toMatch(/^Invalid value .*\[secret\].* of field\.$/);
    expect(result.length).toBeLessThan("Invalid value  of field.".length + 30);
    for (const other of Object.values(spellings)) expect(result).not.toContain(other(secret));
  });

  it("leaves words alone that merely look like codes", () => {
    const text = "Product 00300-30109-0--0 &copy; 50%25 of %zz \\q &unknown; was refused";
    expect(redactSecrets(text, ["Some-Secret-1"])).toBe(text);
  });
});
