import type { DerivedValues, InstanceOutputs } from "./instanceProperties";
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

function timeOf(millis = Number.NaN): string | undefined {
  return Number.isSafeInteger(millis) && Math.abs(millis) < 8.64e15 ? new Date(millis).toISOString() : undefined;
}

/** What the derived values are made of. */
export const derivedFrom = [
  "connectAddress",
  "createdAtMillis",
  "enablePublicIp",
  "managementConnectAddress",
  "publicIpAddress",
  "sslEnable",
] as const satisfies readonly (keyof InstanceOutputs)[];

/** What a client needs to connect, ready to use, and a time that people can read; URLs with credentials: `connectionUrls`. */
export function derivedValues(values: Pick<InstanceOutputs, (typeof derivedFrom)[number]>): DerivedValues {
  const { sslEnable = false } = values;
  const hostsOf = (list: string | undefined) => nodeAddresses(list).map(({ host }) => host);
  const createdAt = timeOf(values.createdAtMillis);
  const url = managementUrl(values.managementConnectAddress, sslEnable);
  return {
    hosts: hostsOf(values.connectAddress),
    publicHosts: values.enablePublicIp === false ? [] : hostsOf(values.publicIpAddress),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(url === undefined ? {} : { managementUrl: url }),
  };
}
