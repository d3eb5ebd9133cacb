import { OptionError } from "../emulatorOptions";
import { readJsonFile } from "../readJsonFile";
import { parseAddressRange } from "./addressRange";
import { anyNetworks, listedNetworks, type Networks, type SecurityGroup, type Subnet, type Vpc } from "./networks";

/** Networks as they are written in a file of networks. */
export interface NetworkDefinitions {
  vpcs?: readonly {
    id: string;
    /** @default derived from the id */
    name?: string;
    subnets?: readonly {
      id: string;
      name?: string;
      /** @default "192.168.0.0/16" */
      cidr?: string;
      /** @default true */
      dhcp?: boolean;
    }[];
  }[];
  securityGroups?: readonly {
    id: string;
    name?: string;
    /** Whether it has rules with protocol ANY in both directions. @default true */
    allowsAny?: boolean;
  }[];
}

type JsonObject = Record<string, unknown>;

/**
 * @param networks undefined: every id is known
 * @throws OptionError with what is wrong in one sentence
 */
export function readNetworks(networks: string | NetworkDefinitions | undefined): Networks {
  if (networks === undefined) return anyNetworks;
  const definitions = typeof networks === "string" ? readJsonFile(networks, "file of networks") : networks;
  const { vpcs, securityGroups } = object(definitions, "The networks", ["vpcs", "securityGroups"]);
  return listedNetworks(
    list(vpcs, "vpcs").map((vpc, index) => readVpc(vpc, `VPC ${index + 1}`)),
    list(securityGroups, "securityGroups").map((group, index) => readGroup(group, `Security group ${index + 1}`)),
  );
}

function readVpc(value: unknown, place: string): Vpc {
  const vpc = object(value, place, ["id", "name", "subnets"]);
  const id = text(vpc.id, `The id of ${place}`);
  const subnets = list(vpc.subnets, `The subnets of ${place}`);
  return {
    id,
    name: text(vpc.name ?? anyNetworks.vpc(id)?.name, `The name of ${place}`),
    subnets: subnets.map((subnet, index) => readSubnet(subnet, `subnet ${index + 1} of ${place}`)),
  };
}

function readSubnet(value: unknown, place: string): Subnet {
  const subnet = object(value, place, ["id", "name", "cidr", "dhcp"]);
  const id = text(subnet.id, `The id of ${place}`);
  const usual = anyNetworks.subnet({ id, name: "", subnets: [] }, id);
  return {
    id,
    name: text(subnet.name ?? usual?.name, `The name of ${place}`),
    cidr: cidr(subnet.cidr ?? usual?.cidr, `The cidr of ${place}`),
    dhcp: flag(subnet.dhcp ?? true, `The dhcp of ${place}`),
  };
}

function readGroup(value: unknown, place: string): SecurityGroup {
  const group = object(value, place, ["id", "name", "allowsAny"]);
  const id = text(group.id, `The id of ${place}`);
  return {
    id,
    name: text(group.name ?? anyNetworks.securityGroup(id)?.name, `The name of ${place}`),
    allowsAny: flag(group.allowsAny ?? true, `The allowsAny of ${place}`),
  };
}

function object(value: unknown, place: string, known: readonly string[]): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new OptionError(`${place} must be an object.`);
  }
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown) throw new OptionError(`${place} has ${unknown}, which is not known; it may have ${known.join(", ")}.`);
  return value as JsonObject;
}

function list(value: unknown = [], place: string): unknown[] {
  if (!Array.isArray(value)) throw new OptionError(`${place} must be an array.`);
  return value;
}

function text(value: unknown, place: string): string {
  if (typeof value !== "string" || value === "") throw new OptionError(`${place} must be a text.`);
  return value;
}

function cidr(value: unknown, place: string): string {
  const range = text(value, place);
  if (!parseAddressRange(range)) throw new OptionError(`${place} must be a range such as 192.168.0.0/24.`);
  return range;
}

function flag(value: unknown, place: string): boolean {
  if (typeof value !== "boolean") throw new OptionError(`${place} must be true or false.`);
  return value;
}
