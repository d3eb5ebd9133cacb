import type { Instance } from "../../client";
import type { InstanceOutputs } from "./instanceProperties";

interface Address {
  host: string;
  port: string | undefined;
}

function addresses(list: string | undefined): Address[] {
  return (list ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      const [, host = entry, port] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(entry) ?? [];
      return { host, port };
    });
}

/** A host as it stands in a URL: an IPv6 address in brackets. */
function urlHost(host: string): string {
  return /^[0-9a-f:]*:[0-9a-f:.]*$/i.test(host) ? `[${host}]` : host;
}

/**
 * The URL of the management console. A dot before the port, as the sample of section 5.6 shows it, becomes the colon
 * it stands for.
 *
 * @example managementUrl("http://192.168.255.237.15672", false) // "http://192.168.255.237:15672"
 */
export function managementUrl(address: string | undefined, sslEnable: boolean): string | undefined {
  if (!address) return undefined;
  const withScheme = /^https?:\/\//.test(address) ? address : `${sslEnable ? "https" : "http"}://${address}`;
  return withScheme.replace(/^(https?:\/\/\d+\.\d+\.\d+\.\d+)\.(\d+)/, "$1:$2");
}

/** What a client needs to connect. */
export type ConnectionProperties = Pick<
  InstanceOutputs,
  "hosts" | "publicHosts" | "managementUrl" | "amqpUrl" | "amqpsUrl"
>;

/** Everything a client needs to connect, ready to use: hosts, URLs and, as secrets, URLs with credentials. */
export function connectionProperties(
  instance: Instance,
  { accessUser, password, sslEnable = false }: Pick<InstanceOutputs, "accessUser" | "password" | "sslEnable">,
): ConnectionProperties {
  const nodes = addresses(instance.connectAddress);
  const properties: ConnectionProperties = {
    hosts: nodes.map(({ host }) => host),
    publicHosts: instance.enablePublicIp === false ? [] : addresses(instance.publicIpAddress).map(({ host }) => host),
    managementUrl: managementUrl(instance.managementConnectAddress, sslEnable),
  };
  const [first] = nodes;
  if (!first || accessUser === undefined || password === undefined) return properties;
  const credentials = `${encodeURIComponent(accessUser)}:${encodeURIComponent(password)}`;
  const port = first.port ?? instance.port ?? (sslEnable ? 5671 : 5672);
  const address = `${credentials}@${urlHost(first.host)}:${port}`;
  return { ...properties, ...(sslEnable ? { amqpsUrl: `amqps://${address}` } : { amqpUrl: `amqp://${address}` }) };
}
