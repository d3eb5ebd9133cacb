import { derivedValues, managementUrl } from "../../../../../provider/instance/properties/derivedValues";

describe("managementUrl", () => {
  it.each([
    ["http://192.168.255.237.15672", false, "http://192.168.255.237:15672"],
    ["http://192.168.255.237:15672", false, "http://192.168.255.237:15672"],
    ["https://192.168.255.237.15671", true, "https://192.168.255.237:15671"],
    ["192.168.255.237:15672", false, "http://192.168.255.237:15672"],
    ["192.168.255.237.15671", true, "https://192.168.255.237:15671"],
    ["http://192.168.255.237", false, "http://192.168.255.237"],
    ["http://broker.example.com:15672", false, "http://broker.example.com:15672"],
    ["", false, undefined],
    [undefined, false, undefined],
  ])("of %j (TLS: %s) is %j", (address, sslEnable, url) => expect(managementUrl(address, sslEnable)).toBe(url));
});

it("lists the nodes of a cluster, whose ports may stand beside their addresses", () => {
  const connectAddress = "192.168.0.10:5673, 192.168.0.11:5673,192.168.0.12:5673";
  expect(derivedValues({ connectAddress }).hosts).toEqual(["192.168.0.10", "192.168.0.11", "192.168.0.12"]);
});

it("tells when an instance was made, as far as that is a time", () => {
  expect(derivedValues({ createdAtMillis: 1562583302800 }).createdAt).toBe("2019-07-08T10:55:02.800Z");
  expect(derivedValues({ createdAtMillis: 9e15 })).not.toHaveProperty("createdAt");
  expect(derivedValues({})).toEqual({ hosts: [], publicHosts: [] });
});

describe("publicHosts", () => {
  it("are the public addresses while public access is on", () => {
    const address = { publicIpAddress: "203.0.113.7:5672" };
    expect(derivedValues({ ...address, enablePublicIp: true }).publicHosts).toEqual(["203.0.113.7"]);
    expect(derivedValues({ ...address, enablePublicIp: false }).publicHosts).toEqual([]);
    expect(derivedValues({ enablePublicIp: true }).publicHosts).toEqual([]);
  });
});
