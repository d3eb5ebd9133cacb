import { cleanLine } from "./cleanText";

/** The headers of an answer by their names in lower case. */
export type HttpHeaders = Readonly<Record<string, string | string[] | undefined>>;

const requestIdHeaders = ["x-request-id", "x-openstack-request-id", "x-iam-trace-id"];

/** The first value of a header, by its name in lower case. */
export function headerOf(headers: HttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The request id by which the vendor's support finds a request. */
export function requestIdOf(headers: HttpHeaders): string | undefined {
  const id = requestIdHeaders.map((name) => headerOf(headers, name)).find(Boolean);
  return id && cleanLine(id);
}

/** The `Date` header in milliseconds since 1970. */
export function serverTimeOf(headers: HttpHeaders): number | undefined {
  const time = Date.parse(headerOf(headers, "date") ?? "");
  return Number.isNaN(time) ? undefined : time;
}

/**
 * Reads the header `Retry-After`, in seconds or as a date.
 *
 * @param now milliseconds since 1970, by the clock of the server where it is known
 * @returns milliseconds to wait; undefined when the header is missing or malformed
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Math.round(Number(value) * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
