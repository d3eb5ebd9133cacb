import { isIPv4 } from "node:net";

/** Whether a host name, as `URL.hostname` gives it, is this machine's own. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase();
  if (host === "localhost" || host.endsWith(".localhost") || host === "[::1]") return true;
  return isIPv4(host) && host.startsWith("127.");
}
