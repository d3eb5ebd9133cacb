import type { Instance } from "../../client";
import type { Properties } from "./safeProperties";

interface Address {
  host: string;
  port?: string;
}

function addresses(list: string | null | undefined): Address[] {
  return (list ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      const match = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(entry);
      return match ? { host: match[1] as string, port: match[2] } : { host: entry };
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
export function managementUrl(address: string | null | undefined, sslEnable: boolean): string | undefined {
  if (!address) return undefined;
  const withScheme = /^https?:\/\//.test(address) ? address : `${sslEnable ? "https" : "http"}://${address}`;
  return withScheme.replace(/^(https?:\/\/\d+\.\d+\.\d+\.\d+)\.(\d+)/, "$1:$2");
}

/** Everything a client needs to connect, ready to use: hosts, URLs and, as secrets, URLs with credentials. */
export function connectionProperties(instance: Instance, outputs: Properties): Properties {
  const nodes = addresses(instance.connect_address);
  const sslEnable = outputs.sslEnable === true;
  const properties: Properties = {
    hosts: nodes.map(({ host }) => host),
    publicHosts: instance.enable_publicip === false ? [] : addresses(instance.publicip_address).map(({ host }) => host),
    managementUrl: managementUrl(instance.management_connect_address, sslEnable),
  };
  const [first] = nodes;
  const { accessUser, password } = outputs;
  if (first && accessUser !== undefined && password !== undefined) {
    const credentials = `${encodeURIComponent(String(accessUser))}:${encodeURIComponent(String(password))}`;
    const port = first.port ?? instance.port ?? (sslEnable ? 5671 : 5672);
    properties[sslEnable ? "amqpsUrl" : "amqpUrl"] =
      `${sslEnable ? "amqps" : "amqp"}://${credentials}@${urlHost(first.host)}:${port}`;
  }
  return properties;
}
