import { addressIn, parseAddressRange } from "../../../../emulator/src/networks/addressRange";

const addresses = (cidr: string, count: number): string[] => {
  const range = parseAddressRange(cidr);
  if (!range) throw new Error(`${cidr} is no range`);
  return Array.from({ length: count }, (_, index) => addressIn(range, index + 1));
};

describe("addresses of nodes", () => {
  it.each([
    ["192.168.0.0/16", "192.168.0.10", "192.168.0.11"],
    ["10.20.30.0/24", "10.20.30.10", "10.20.30.11"],
    ["10.20.30.77/24", "10.20.30.10", "10.20.30.11"],
    ["172.16.4.32/28", "172.16.4.42", "172.16.4.43"],
  ])("lie in %s", (cidr, first, second) => {
    expect(addresses(cidr, 2)).toEqual([first, second]);
  });

  it("stay in a small range, without its gateway and its two ends", () => {
    expect(new Set(addresses("10.0.0.8/29", 20))).toEqual(
      new Set(["10.0.0.10", "10.0.0.11", "10.0.0.12", "10.0.0.13", "10.0.0.14"]),
    );
    expect(addresses("10.0.0.8/32", 2)).toEqual(["10.0.0.8", "10.0.0.8"]);
  });

  it.each(["", "10.0.0.0", "10.0.0/24", "10.0.0.0/33", "10.0.0.0/24/1", "fd00::/64", "10.0.0.0/x"])(
    "take %j for no range",
    (cidr) => {
      expect(parseAddressRange(cidr)).toBeUndefined();
    },
  );
});
