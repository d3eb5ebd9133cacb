import { readNetworks } from "../../../../emulator/src/networks/networkDefinitions";
import { OptionError } from "../../../../emulator/src/optionError";

describe("definitions of networks", () => {
  it("know every id when there are none", () => {
    const networks = readNetworks(undefined);
    const vpc = networks.vpc("any");
    expect(vpc?.name).toMatch(/^vpc-[0-9a-f]{8}$/);
    expect(vpc && networks.subnet(vpc, "any")).toMatchObject({ id: "any", dhcp: true });
    expect(networks.securityGroup("any")?.allowsAny).toBe(true);
  });

  it("know what they list, with the names given", () => {
    const networks = readNetworks({
      vpcs: [{ id: "v", name: "main", subnets: [{ id: "s", name: "sub", cidr: "10.0.0.0/24", dhcp: false }] }],
      securityGroups: [{ id: "g", name: "group", allowsAny: false }],
    });
    const vpc = networks.vpc("v");
    expect(vpc?.name).toBe("main");
    expect(vpc && networks.subnet(vpc, "s")).toEqual({ id: "s", name: "sub", cidr: "10.0.0.0/24", dhcp: false });
    expect(vpc && networks.subnet(vpc, "other")).toBeUndefined();
    expect(networks.vpc("other")).toBeUndefined();
    expect(networks.securityGroup("g")).toEqual({ id: "g", name: "group", allowsAny: false });
    expect(networks.securityGroup("other")).toBeUndefined();
  });

  it.each<[string, unknown, RegExp]>([
    ["that are no object", [], /The networks must be an object/],
    ["with a misspelled part", { vpc: [] }, /The networks has vpc, which is not known/],
    ["with a VPC without id", { vpcs: [{}] }, /The id of VPC 1 must be a text/],
    ["with subnets that are no array", { vpcs: [{ id: "v", subnets: {} }] }, /The subnets of VPC 1 must be an array/],
    ["with a group that is none", { securityGroups: ["g"] }, /Security group 1 must be an object/],
    [
      "with a range that is none",
      { vpcs: [{ id: "v", subnets: [{ id: "s", cidr: "10.0.0.0" }] }] },
      /The cidr of subnet 1 of VPC 1 must be a range such as/,
    ],
    ["with DHCP perhaps", { vpcs: [{ id: "v", subnets: [{ id: "s", dhcp: "?" }] }] }, /dhcp of subnet 1 of VPC 1/],
  ])("%s are refused in one sentence", (_what, definitions, sentence) => {
    expect(() => readNetworks(definitions as never)).toThrow(OptionError);
    expect(() => readNetworks(definitions as never)).toThrow(sentence);
  });
});
