import { createHash, createHmac } from "node:crypto";
import type { RequestMethod } from "../errors/service";

const algorithm = "SDK-HMAC-SHA256";

/** What is signed. */
export interface SignableRequest {
  method: RequestMethod;
  /** The whole address, query included. */
  url: string | URL;
  /** Every header is signed; `Host`, `X-Sdk-Date` and `X-Security-Token` are added where they are missing. */
  headers?: Record<string, string>;
  /** The exact body that is sent. Default: none. */
  body?: string | Buffer;
}

/** What it is signed with. */
export interface SigningKey {
  accessKey: string;
  secretKey: string;
  /** Only temporary access keys have one. */
  securityToken?: string;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const byBytes = (left: string, right: string): number => Buffer.compare(Buffer.from(left), Buffer.from(right));

function canonicalPath(url: URL): string {
  // As the vendor's clients do: the whole path is decoded, and only then split.
  const path = decode(url.pathname).split("/").map(percentEncode).join("/");
  return path.endsWith("/") ? path : `${path}/`;
}

function canonicalQuery(url: URL): string {
  return [...url.searchParams]
    .sort(
      ([leftKey, leftValue], [rightKey, rightValue]) => byBytes(leftKey, rightKey) || byBytes(leftValue, rightValue),
    )
    .map(([key, value]) => `${percentEncode(key)}=${percentEncode(value)}`)
    .join("&");
}

const sha256 = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");

/** A time as `X-Sdk-Date` carries it: `YYYYMMDDTHHMMSSZ`, UTC. */
export const formatSdkDate = (millis: number): string =>
  new Date(millis).toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "");

/**
 * Signs a request with SDK-HMAC-SHA256 (section 3.2). Sign again for every attempt: the service refuses signatures that
 * are more than 15 minutes old.
 *
 * @returns the given headers, completed, with `Authorization`
 */
export function signRequest(request: SignableRequest, key: SigningKey): Record<string, string> {
  const url = new URL(request.url);
  const given = Object.entries(request.headers ?? {}).filter(([name]) => name.toLowerCase() !== "authorization");
  const headers = Object.fromEntries(given);
  const lookup = (name: string) => given.find(([other]) => other.toLowerCase() === name)?.[1];
  if (lookup("host") === undefined) headers.Host = url.host;
  const date = lookup("x-sdk-date") ?? formatSdkDate(Date.now());
  if (lookup("x-sdk-date") === undefined) headers["X-Sdk-Date"] = date;
  if (key.securityToken && lookup("x-security-token") === undefined) headers["X-Security-Token"] = key.securityToken;

  const signed = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .sort(([left], [right]) => byBytes(left, right));
  const names = signed.map(([name]) => name).join(";");
  const canonicalRequest = [
    request.method,
    canonicalPath(url),
    canonicalQuery(url),
    ...signed.map(([name, value]) => `${name}:${value}`),
    "",
    names,
    lookup("x-sdk-content-sha256") ?? sha256(request.body ?? ""),
  ].join("\n");
  const stringToSign = [algorithm, date, sha256(canonicalRequest)].join("\n");
  const signature = createHmac("sha256", key.secretKey).update(stringToSign).digest("hex");
  headers.Authorization = `${algorithm} Access=${key.accessKey}, SignedHeaders=${names}, Signature=${signature}`;
  return headers;
}

/** Encodes a text for a path or query as RFC 3986 wants it: only `A-Za-z0-9-_.~` stay. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
