import { type SignableRequest, signRequest } from "../../../../../provider/client/http/signRequest";
import vectors from "../signatureVectors.json";

const key = { accessKey: "AKEXAMPLE", secretKey: "sk-example" };
const date = { "X-Sdk-Date": "20261124T120000Z" };
const signature = (request: SignableRequest) => signRequest(request, key).Authorization;

describe("signRequest", () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))("signs %s as other signers do", (_name, vector) => {
    const headers = signRequest(vector.request as unknown as SignableRequest, vector.key);
    expect(headers.Authorization).toBe(vector.authorization);
    expect(headers).toEqual({ ...vector.request.headers, Authorization: vector.authorization });
  });

  it("adds Host, X-Sdk-Date and the security token, and signs them", () => {
    const headers = signRequest(
      { method: "GET", url: "https://dms.example.com:8443/v1.0/products" },
      { ...key, securityToken: "st" },
    );
    expect(headers.Host).toBe("dms.example.com:8443");
    expect(headers["X-Sdk-Date"]).toMatch(/^\d{8}T\d{6}Z$/);
    expect(headers["X-Security-Token"]).toBe("st");
    expect(headers.Authorization).toContain("SignedHeaders=host;x-sdk-date;x-security-token,");
  });

  it("takes the date and the host from headers of any letter case", () => {
    const headers = signRequest(
      { method: "GET", url: "http://127.0.0.1:1/x", headers: { host: "other", "x-sdk-date": "20200101T000000Z" } },
      key,
    );
    expect(headers).toEqual({ host: "other", "x-sdk-date": "20200101T000000Z", Authorization: headers.Authorization });
  });

  it("replaces a signature of an earlier attempt instead of signing it", () => {
    const request: SignableRequest = { method: "GET", url: "https://dms.example.com/x", headers: date };
    const first = signRequest(request, key);
    expect(signRequest({ ...request, headers: first }, key)).toEqual(first);
  });

  it("signs a path with and without a final slash alike", () => {
    const path = (url: string) => signature({ method: "GET", url, headers: date });
    expect(path("https://dms.example.com/a/b")).toBe(path("https://dms.example.com/a/b/"));
    expect(path("https://dms.example.com/a%20b")).not.toBe(path("https://dms.example.com/ab"));
    expect(path("https://dms.example.com/100%")).toBe(path("https://dms.example.com/100%25"));
  });

  it("does not depend on the order of query parameters and of values of one key", () => {
    const query = (text: string) =>
      signature({ method: "GET", url: `https://dms.example.com/?${text}`, headers: date });
    expect(query("b=2&a=3&a=1&c=")).toBe(query("a=1&c&a=3&b=2"));
    expect(query("a=1&b=2")).not.toBe(query("a=2&b=1"));
  });

  it("signs characters that encodeURIComponent leaves alone in their encoded form", () => {
    const query = (text: string) =>
      signature({ method: "GET", url: `https://dms.example.com/?q=${text}`, headers: date });
    expect(query("!'()*")).toBe(query("%21%27%28%29%2A"));
  });

  it("signs the exact bytes of the body, text or buffer", () => {
    const body = (content: string | Buffer | undefined) =>
      signature({
        method: "POST",
        url: "https://dms.example.com/",
        headers: date,
        ...(content === undefined ? {} : { body: content }),
      });
    expect(body("é\n")).toBe(body(Buffer.from("é\n")));
    expect(body("é\n")).not.toBe(body("é"));
    expect(body(undefined)).toBe(body(""));
  });

  it("uses X-Sdk-Content-Sha256 in place of the body's hash", () => {
    const headers = { ...date, "X-Sdk-Content-Sha256": "UNSIGNED-PAYLOAD" };
    const body = (content: string) =>
      signature({ method: "PUT", url: "https://dms.example.com/", headers, body: content });
    expect(body("a")).toBe(body("b"));
  });

  it("ignores blanks around header values", () => {
    const header = (value: string) =>
      signature({ method: "GET", url: "https://dms.example.com/", headers: { ...date, "X-Language": value } });
    expect(header(" en-us ")).toBe(header("en-us"));
    expect(header("en-us")).not.toBe(header("zh-cn"));
  });
});
