import { createHash, createHmac } from "node:crypto";
import {
  type Authorization,
  parseAuthorization,
  type SignedRequest,
  verifySignature,
} from "../../../../emulator/src/identity/signature";
import vectors from "../../provider/client/signatureVectors.json";

const secretKey = "SkOracle0000000000000000000000000000001";
const signedAt = Date.UTC(2026, 10, 24, 12);
const minute = 60_000;

type Vector = (typeof vectors)[number];

function requestOf({ request }: Vector): SignedRequest {
  const { pathname, search } = new URL(request.url);
  const headers = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method: request.method,
    url: `${pathname}${search}`,
    headers: Object.fromEntries(headers),
    body: Buffer.from(request.body),
  };
}

const vectorNamed = (name: string): Vector => vectors.find((vector) => vector.name === name) as Vector;

function verify(vector: Vector, change: Partial<SignedRequest> = {}, now = signedAt): string | undefined {
  const authorization = parseAuthorization(vector.authorization) as Authorization;
  return verifySignature({ ...requestOf(vector), ...change }, authorization, { secretKey, now });
}

describe("a signature", () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))("of the vector %s holds", (_name, vector) => {
    expect(verify(vector)).toBeUndefined();
  });

  const create = vectorNamed("post-create-json");

  it.each<[string, Partial<SignedRequest>]>([
    ["another method", { method: "PUT" }],
    ["another path", { url: "/v1.0/0123456789abcdef0123456789abcdef/instances/x" }],
    ["a query", { url: `${requestOf(create).url}?a=b` }],
    ["a body with a newline at the end", { body: Buffer.concat([requestOf(create).body, Buffer.from("\n")]) }],
    ["an empty body", { body: Buffer.alloc(0) }],
    ["another value of a signed header", { headers: { ...requestOf(create).headers, host: "elsewhere" } }],
  ])("does not hold for %s", (_what, change) => {
    expect(verify(create, change)).toBe("verify aksk signature fail");
  });

  it("does not hold with another secret key", () => {
    const authorization = parseAuthorization(create.authorization) as Authorization;
    const options = { secretKey: `${secretKey}x`, now: signedAt };
    expect(verifySignature(requestOf(create), authorization, options)).toBe("verify aksk signature fail");
  });

  it("does not hold if it is cut", () => {
    const authorization = parseAuthorization(create.authorization.slice(0, -1)) as Authorization;
    expect(verifySignature(requestOf(create), authorization, { secretKey, now: signedAt })).toBeDefined();
  });

  it("does not mind a header that is not signed", () => {
    expect(verify(create, { headers: { ...requestOf(create).headers, "x-project-id": "any" } })).toBeUndefined();
  });

  it.each([
    ["15 minutes late", 15 * minute, undefined],
    ["15 minutes early", -15 * minute, undefined],
    ["more than 15 minutes late", 15 * minute + 1, "the X-Sdk-Date header is more than 15 minutes off"],
    ["more than 15 minutes early", -15 * minute - 1, "the X-Sdk-Date header is more than 15 minutes off"],
  ])("that is %s", (_what, skew, reason) => {
    expect(verify(create, {}, signedAt + skew)).toBe(reason);
  });

  it.each([undefined, "", "yesterday", "20261324T120000Z"])("with the date %p is refused", (date) => {
    const headers = { ...requestOf(create).headers, "x-sdk-date": date };
    expect(verify(create, { headers })).toBe("the X-Sdk-Date header is missing or malformed");
  });

  it("over a header that is not there is refused", () => {
    const { host: _host, ...headers } = requestOf(create).headers;
    expect(verify(create, { headers })).toBe("a signed header is missing");
  });

  describe("that states the hash of the body", () => {
    const body = Buffer.from("{}");
    const hash = createHash("sha256").update(body).digest("hex");
    const signedWith = (stated: string): [SignedRequest, Authorization] => {
      const headers = { "x-sdk-date": "20261124T120000Z", "x-sdk-content-sha256": stated };
      const names = "x-sdk-content-sha256;x-sdk-date";
      const canonical = `POST\n/a/\n\nx-sdk-content-sha256:${stated}\nx-sdk-date:20261124T120000Z\n\n${names}\n${stated}`;
      const text = `SDK-HMAC-SHA256\n20261124T120000Z\n${createHash("sha256").update(canonical).digest("hex")}`;
      const signature = createHmac("sha256", secretKey).update(text).digest("hex");
      return [
        { method: "POST", url: "/a", headers, body },
        { accessKey: "a", signedHeaders: names.split(";"), signature },
      ];
    };

    it.each([hash, "UNSIGNED-PAYLOAD"])("holds for %s", (stated) => {
      expect(verifySignature(...signedWith(stated), { secretKey, now: signedAt })).toBeUndefined();
    });

    it("does not hold for the hash of another body", () => {
      const reason = verifySignature(...signedWith("0".repeat(64)), { secretKey, now: signedAt });
      expect(reason).toBe("the X-Sdk-Content-Sha256 header is not that of the body");
    });
  });

  describe("of the older form", () => {
    const date = "20261124T120000Z";
    const request: SignedRequest = {
      method: "GET",
      url: "/v1.0/products?engine=rabbitmq",
      headers: { "x-sdk-date": date, host: "localhost" },
      body: Buffer.alloc(0),
    };

    function authorizationFor(scope: string): Authorization {
      const empty = createHash("sha256").update("").digest("hex");
      const canonical = `GET\n/v1.0/products/\nengine=rabbitmq\nhost:localhost\nx-sdk-date:${date}\n\nhost;x-sdk-date\n${empty}`;
      const hash = createHash("sha256").update(canonical).digest("hex");
      let key: Buffer = Buffer.from(`SDK${secretKey}`);
      for (const part of scope.split("/")) key = createHmac("sha256", key).update(part).digest();
      const signature = createHmac("sha256", key).update(`SDK-HMAC-SHA256\n${date}\n${scope}\n${hash}`).digest("hex");
      const header = `SDK-HMAC-SHA256 Credential=AK/${scope}, SignedHeaders=host;x-sdk-date, Signature=${signature}`;
      return parseAuthorization(header) as Authorization;
    }

    it.each(["20261124///sdk_request", "20261124/ae-ad-1/dms/sdk_request"])("holds for the scope %s", (scope) => {
      expect(verifySignature(request, authorizationFor(scope), { secretKey, now: signedAt })).toBeUndefined();
    });

    it("does not hold for the day before", () => {
      const reason = verifySignature(request, authorizationFor("20261123///sdk_request"), { secretKey, now: signedAt });
      expect(reason).toBe("the date of the credential is not that of the X-Sdk-Date header");
    });

    it("does not hold with another scope than the one signed", () => {
      const { signature, signedHeaders } = authorizationFor("20261124///sdk_request");
      const forged = { accessKey: "AK", signedHeaders, signature, scope: "20261124/ae-ad-1/dms/sdk_request" };
      expect(verifySignature(request, forged, { secretKey, now: signedAt })).toBe("verify aksk signature fail");
    });
  });
});

describe("an Authorization header", () => {
  it.each([
    "",
    "Basic abc",
    "SDK-HMAC-SHA256",
    "SDK-HMAC-SHA256 Access=a",
    "SDK-HMAC-SHA256 Access=a, SignedHeaders=, Signature=",
    "SDK-HMAC-SHA256 SignedHeaders=host, Signature=b",
    "SDK-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=b",
    "SDK-HMAC-SHA256 Credential=a/2026///sdk_request, SignedHeaders=host, Signature=b",
    "SDK-HMAC-SHA256 Credential=a/20261124/sdk_request, SignedHeaders=host, Signature=b",
  ])("%p says nothing", (header) => {
    expect(parseAuthorization(header)).toBeUndefined();
  });

  it("may have its fields in any order and without spaces", () => {
    expect(parseAuthorization("SDK-HMAC-SHA256 Signature=c,SignedHeaders=Host;X-Sdk-Date,Access=a")).toEqual({
      accessKey: "a",
      signedHeaders: ["host", "x-sdk-date"],
      signature: "c",
    });
  });
});
