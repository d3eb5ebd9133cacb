import type { InstanceOutputs, ProgramValues } from "./instanceProperties";
import { nodeAddresses } from "./nodeAddresses";

/** What the URLs with credentials are made of. */
export type UrlParts = Pick<InstanceOutputs, "connectAddress" | "port" | "accessUser" | "password" | "sslEnable">;

/** A host as it stands in a URL: an IPv6 address in brackets. */
function urlHost(host: string): string {
  return /^[0-9a-f:]*:[0-9a-f:.]*$/i.test(host) ? `[${host}]` : host;
}

/** The URL with credentials of the kind that TLS asks for; none while a part of it is missing. */
export function connectionUrls(parts: UrlParts): ProgramValues {
  const { accessUser, password, sslEnable = false } = parts;
  const [first] = nodeAddresses(parts.connectAddress);
  if (!first || accessUser === undefined || password === undefined) return {};
  const credentials = `${encodeURIComponent(accessUser)}:${encodeURIComponent(password)}`;
  const port = first.port ?? parts.port ?? (sslEnable ? 5671 : 5672);
  const address = `${credentials}@${urlHost(first.host)}:${port}`;
  return sslEnable ? { amqpsUrl: `amqps://${address}` } : { amqpUrl: `amqp://${address}` };
}
