import { z } from "zod";
import { OptionError } from "../optionError";
import { readJsonFile } from "../readJsonFile";
import { type Complaint, knownObject, readBy } from "../schema";
import { parseAddressRange, usualCidr } from "./addressRange";
import { anyNetworks, listedNetworks, type Networks, usualName } from "./networks";

const text = z.string("must be a text").min(1);
const flag = z.boolean("must be true or false");
const listOf = <S extends z.ZodType>(item: S) => z.array(item, "must be an array").readonly().optional();

const subnetSchema = knownObject({
  id: text,
  /** @default derived from the id */
  name: text.optional(),
  /** @default "192.168.0.0/16" */
  cidr: text.refine(parseAddressRange, "must be a range such as 192.168.0.0/24").optional(),
  /** @default true */
  dhcp: flag.optional(),
});

const vpcSchema = knownObject({
  id: text,
  /** @default derived from the id */
  name: text.optional(),
  subnets: listOf(subnetSchema),
});

const securityGroupSchema = knownObject({
  id: text,
  /** @default derived from the id */
  name: text.optional(),
  /** Whether it has rules with protocol ANY in both directions. @default true */
  allowsAny: flag.optional(),
});

const networksSchema = knownObject({ vpcs: listOf(vpcSchema), securityGroups: listOf(securityGroupSchema) });

/** Networks as they are written in a file of networks. */
export type NetworkDefinitions = z.infer<typeof networksSchema>;

/**
 * @param networks undefined: every id is known
 * @throws OptionError with what is wrong in one sentence
 */
export function readNetworks(networks: string | NetworkDefinitions | undefined): Networks {
  if (networks === undefined) return anyNetworks;
  const definitions = typeof networks === "string" ? readJsonFile(networks, "file of networks") : networks;
  const { vpcs = [], securityGroups = [] } = readBy(networksSchema, definitions, invalidNetworks);
  return listedNetworks(
    vpcs.map(({ id, name = usualName("vpc", id), subnets = [] }) => ({ id, name, subnets: subnets.map(subnetOf) })),
    securityGroups.map(({ id, name = usualName("sg", id), allowsAny = true }) => ({ id, name, allowsAny })),
  );
}

function subnetOf(subnet: z.infer<typeof subnetSchema>) {
  const { id, name = usualName("subnet", id), cidr = usualCidr, dhcp = true } = subnet;
  return { id, name, cidr, dhcp };
}

const nouns: Record<PropertyKey, string> = { vpcs: "VPC", subnets: "subnet", securityGroups: "security group" };

function invalidNetworks({ path, message, unknownKey }: Complaint): OptionError {
  let place = "";
  for (let index = 0; index < path.length; index += 2) {
    const [key = "", number] = path.slice(index);
    const part = number === undefined ? `the ${String(key)}` : `${nouns[key]} ${Number(number) + 1}`;
    place = place === "" ? part : `${part} of ${place}`;
  }
  if (place === "") place = "the networks";
  const subject = `${place[0]?.toUpperCase()}${place.slice(1)}`;
  if (unknownKey === undefined) return new OptionError(`${subject} ${message}.`);
  return new OptionError(`${subject} has ${unknownKey}, which is not known; ${message}.`);
}
