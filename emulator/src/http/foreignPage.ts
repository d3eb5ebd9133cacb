import type { IncomingHttpHeaders } from "node:http";
import { isLoopback } from "../loopback";

/**
 * Whether a request is one that a page of somebody else makes a browser send: its `Origin` is not this server, or it
 * was sent to a name that somebody else gave to this machine's address (DNS rebinding).
 */
export function isForeignPage({ host, origin }: IncomingHttpHeaders): boolean {
  if (host !== undefined && !isOwnName(hostName(host))) return true;
  return origin !== undefined && origin !== `http://${host}`;
}

/** Names under localhost are this machine's for every browser: nobody else can give them out. */
function isOwnName(name: string): boolean {
  return isLoopback(name) || name.endsWith(".localhost");
}

/** Without the port, and an IPv6 address without its brackets. */
function hostName(host: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host);
  return (bracketed?.[1] ?? host.replace(/:\d+$/, "")).toLowerCase();
}
