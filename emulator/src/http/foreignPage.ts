import type { IncomingHttpHeaders } from "node:http";
import { isLoopback } from "../loopback";

/**
 * Whether a request was sent to a name that somebody else gave to this machine's address (DNS rebinding). Names under
 * localhost are this machine's for every browser: nobody else can give them out.
 */
export function isForeignHost({ host }: IncomingHttpHeaders): boolean {
  if (host === undefined) return false;
  const name = hostName(host);
  return !isLoopback(name) && !name.endsWith(".localhost");
}

/** Whether a request is one that a page of somebody else makes a browser send: its `Origin` is not this server. */
export function isForeignPage(headers: IncomingHttpHeaders): boolean {
  const { host, origin } = headers;
  return isForeignHost(headers) || (origin !== undefined && origin !== `http://${host}`);
}

/** Without the port, and an IPv6 address without its brackets. */
function hostName(host: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host);
  return (bracketed?.[1] ?? host.replace(/:\d+$/, "")).toLowerCase();
}
