import { derivedId } from "../identity/derivedId";
import { usualCidr } from "./addressRange";

/** A subnet of a VPC. */
export interface Subnet {
  id: string;
  name: string;
  cidr: string;
  /** Whether DHCP is enabled. */
  dhcp: boolean;
}

/** A VPC with its subnets. */
export interface Vpc {
  id: string;
  name: string;
  subnets: readonly Subnet[];
}

/** A security group. */
export interface SecurityGroup {
  id: string;
  name: string;
  /** Whether it has rules with protocol ANY in both directions. */
  allowsAny: boolean;
}

/** Which networks there are. */
export interface Networks {
  vpc(id: string): Vpc | undefined;
  subnet(vpc: Vpc, id: string): Subnet | undefined;
  securityGroup(id: string): SecurityGroup | undefined;
}

/** The name of a network that is given none, the same on every run. */
export function usualName(kind: "vpc" | "subnet" | "sg", id: string): string {
  return `${kind}-${derivedId(id).slice(0, 8)}`;
}

/** Networks in which every id is known and everything is in order. */
export const anyNetworks: Networks = {
  vpc: (id) => ({ id, name: usualName("vpc", id), subnets: [] }),
  subnet: (_vpc, id) => ({ id, name: usualName("subnet", id), cidr: usualCidr, dhcp: true }),
  securityGroup: (id) => ({ id, name: usualName("sg", id), allowsAny: true }),
};

/** Networks in which only what is listed is known. */
export function listedNetworks(vpcs: readonly Vpc[], securityGroups: readonly SecurityGroup[]): Networks {
  return {
    vpc: (id) => vpcs.find((vpc) => vpc.id === id),
    subnet: (vpc, id) => vpc.subnets.find((subnet) => subnet.id === id),
    securityGroup: (id) => securityGroups.find((group) => group.id === id),
  };
}
