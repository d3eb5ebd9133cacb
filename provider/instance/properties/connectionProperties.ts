import type { Instance } from "../../client";
import type { InstanceOutputs } from "./instanceProperties";
import { nodeAddresses } from "./nodeAddresses";

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

/** What a client needs to connect, without credentials. */
export type ConnectionProperties = Pick<InstanceOutputs, "hosts" | "publicHosts" | "managementUrl">;

/** What a client needs to connect, ready to use; URLs with credentials are made in the program, see `connectionUrls`. */
export function connectionProperties(
  instance: Instance,
  { sslEnable = false }: Pick<InstanceOutputs, "sslEnable">,
): ConnectionProperties {
  return {
    hosts: nodeAddresses(instance.connectAddress).map(({ host }) => host),
    publicHosts:
      instance.enablePublicIp === false ? [] : nodeAddresses(instance.publicIpAddress).map(({ host }) => host),
    managementUrl: managementUrl(instance.managementConnectAddress, sslEnable),
  };
}
