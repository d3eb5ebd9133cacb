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
