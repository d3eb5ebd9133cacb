import { isIPv4 } from "node:net";

/** Whether nobody but this machine reaches the host: `localhost`, `::1` or any of 127.0.0.0/8. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));
}
