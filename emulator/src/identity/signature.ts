import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const algorithm = "SDK-HMAC-SHA256";
const largestSkewMilliseconds = 15 * 60_000;

/** A request as it came over the wire. */
export interface SignedRequest {
  method: string;
  /** Path and query, as sent. */
  url: string;
  /** By lower-case name. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The exact bytes. */
  body: Buffer;
}

/** What an `Authorization` header of either form says. */
export interface Authorization {
  accessKey: string;
  /** Lower-case names, in the order given. */
  signedHeaders: string[];
  signature: string;
  /** `yyyymmdd/region/service/sdk_request`, only in the older form. */
  scope?: string;
}

/**
 * Reads `SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…`, or the older form with
 * `Credential=ak/date/region/service/sdk_request`.
 *
 * @returns undefined if it is neither
 */
export function parseAuthorization(header: string): Authorization | undefined {
  if (!header.startsWith(`${algorithm} `)) return undefined;
  const fields = new Map<string, string>();
  for (const field of header.slice(algorithm.length).split(",")) {
    const equals = field.indexOf("=");
    if (equals > 0) fields.set(field.slice(0, equals).trim(), field.slice(equals + 1).trim());
  }
  const signature = fields.get("Signature");
  const signedHeaders = fields.get("SignedHeaders")?.toLowerCase().split(";").filter(Boolean);
  if (!signature || !signedHeaders) return undefined;
  const accessKey = fields.get("Access");
  if (accessKey) return { accessKey, signedHeaders, signature };
  const credential = fields.get("Credential");
  const slash = credential?.indexOf("/") ?? -1;
  if (!credential || slash <= 0) return undefined;
  const scope = credential.slice(slash + 1);
  if (!/^\d{8}\/[^/]*\/[^/]*\/sdk_request$/.test(scope)) return undefined;
  return { accessKey: credential.slice(0, slash), signedHeaders, signature, scope };
}

/**
 * Verifies a signature.
 *
 * @param options.now milliseconds since 1970; a request signed more than 15 minutes off is refused
 * @returns undefined if it holds, otherwise the reason, which contains no secret
 */
export function verifySignature(
  request: SignedRequest,
  authorization: Authorization,
  options: { secretKey: string; now: number },
): string | undefined {
  const date = headerValue(request, "x-sdk-date");
  const signedAt = date === undefined ? undefined : parseSdkDate(date);
  if (date === undefined || signedAt === undefined) return "the X-Sdk-Date header is missing or malformed";
  if (Math.abs(options.now - signedAt) > largestSkewMilliseconds) {
    return "the X-Sdk-Date header is more than 15 minutes off";
  }
  if (authorization.scope && !authorization.scope.startsWith(date.slice(0, 8))) {
    return "the date of the credential is not that of the X-Sdk-Date header";
  }
  const missing = authorization.signedHeaders.find((name) => request.headers[name] === undefined);
  if (missing) return "a signed header is missing";
  const payloadHash = statedPayloadHash(request);
  if (payloadHash === undefined) return "the X-Sdk-Content-Sha256 header is not that of the body";
  const expected = createSignature(request, { authorization, date, payloadHash, secretKey: options.secretKey });
  const given = Buffer.from(authorization.signature);
  const right = Buffer.from(expected);
  const holds = given.length === right.length && timingSafeEqual(given, right);
  return holds ? undefined : "verify aksk signature fail";
}

/** The canonical form of a request that the signature is made over. */
export function canonicalRequest(
  request: SignedRequest,
  signedHeaders: readonly string[],
  payloadHash: string,
): string {
  const names = [...signedHeaders].sort();
  const question = request.url.indexOf("?");
  const path = question < 0 ? request.url : request.url.slice(0, question);
  const query = question < 0 ? "" : request.url.slice(question + 1);
  return [
    request.method.toUpperCase(),
    canonicalPath(path),
    canonicalQuery(query),
    ...names.map((name) => `${name}:${headerValue(request, name)?.trim() ?? ""}`),
    "",
    names.join(";"),
    payloadHash,
  ].join("\n");
}

function createSignature(
  request: SignedRequest,
  parts: { authorization: Authorization; date: string; payloadHash: string; secretKey: string },
): string {
  const { authorization, date, payloadHash, secretKey } = parts;
  const hash = sha256(canonicalRequest(request, authorization.signedHeaders, payloadHash));
  const { scope } = authorization;
  if (scope === undefined) return hmac(secretKey, [algorithm, date, hash].join("\n")).toString("hex");
  const key = scope.split("/").reduce<string | Buffer>((previous, part) => hmac(previous, part), `SDK${secretKey}`);
  return hmac(key, [algorithm, date, scope, hash].join("\n")).toString("hex");
}

function statedPayloadHash(request: SignedRequest): string | undefined {
  const stated = headerValue(request, "x-sdk-content-sha256");
  if (stated === "UNSIGNED-PAYLOAD") return stated;
  const hash = sha256(request.body);
  return stated === undefined || stated === hash ? hash : undefined;
}

function canonicalPath(path: string): string {
  // Vendor's signers decode the whole path before they split it.
  const encoded = decode(path).split("/").map(encode).join("/");
  return encoded.endsWith("/") ? encoded : `${encoded}/`;
}

function canonicalQuery(query: string): string {
  return [...new URLSearchParams(query)]
    .map(([key, value]) => [encode(key), encode(value)] as const)
    .sort(
      ([leftKey, leftValue], [rightKey, rightValue]) => compare(leftKey, rightKey) || compare(leftValue, rightValue),
    )
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
}

/** Encoded text is ASCII, where comparing characters compares bytes. */
function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** RFC 3986: only `A-Za-z0-9-_.~` stay. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function headerValue(request: SignedRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(",") : value;
}

function parseSdkDate(date: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

const sha256 = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");

const hmac = (key: string | Buffer, data: string): Buffer => createHmac("sha256", key).update(data).digest();
