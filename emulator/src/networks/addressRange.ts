import { isIPv4 } from "node:net";

/** A range of IPv4 addresses. */
export interface AddressRange {
  /** Its first address as a number. */
  first: number;
  size: number;
}

/** What subnets have where nothing else is said. */
export const usualCidr = "192.168.0.0/16";

/** The gateway's address, the network's own and the one for broadcasts are nobody else's. */
const reserved = 3;

/** Nodes begin at the tenth address, as far as there is one. */
const offset = 8;

/** @returns undefined for a text that is no range such as `192.168.0.0/24` */
export function parseAddressRange(cidr: string): AddressRange | undefined {
  const [address = "", bits = "", ...rest] = cidr.split("/");
  if (rest.length > 0 || !isIPv4(address) || !/^\d{1,2}$/.test(bits) || Number(bits) > 32) return undefined;
  const size = 2 ** (32 - Number(bits));
  const number = address.split(".").reduce((total, part) => total * 256 + Number(part), 0);
  return { first: number - (number % size), size };
}

/** The range of `usualCidr`. */
export const usualRange = parseAddressRange(usualCidr) as AddressRange;

/** The nth address for a node, from 1; after the last one it begins again. */
export function addressIn({ first, size }: AddressRange, nth: number): string {
  const usable = size - reserved;
  const number = usable < 1 ? first : first + 2 + ((nth - 1 + offset) % usable);
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join(".");
}
