import type { IncomingHttpHeaders } from "node:http";

const requestIdHeaders = ["x-request-id", "x-openstack-request-id", "x-iam-trace-id"];

/** The first value of a header, by its name in lower case. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The request id by which the vendor's support finds a request. */
export function requestIdOf(headers: IncomingHttpHeaders): string | undefined {
  return requestIdHeaders.map((name) => headerOf(headers, name)).find(Boolean);
}

/** The `Date` header in milliseconds since 1970. */
export function serverTimeOf(headers: IncomingHttpHeaders): number | undefined {
  const time = Date.parse(headerOf(headers, "date") ?? "");
  return Number.isNaN(time) ? undefined : time;
}
