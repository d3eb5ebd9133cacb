import type { Instance } from "../../../../../provider/client";
import { connectionProperties, managementUrl } from "../../../../../provider/instance/properties/connectionProperties";

const wire = (changes: { [Name in keyof Instance]?: Instance[Name] | undefined } = {}): Instance =>
  ({
    instanceId: "id-1",
    connectAddress: "192.168.0.10",
    port: 5672,
    enablePublicIp: false,
    ...changes,
  }) as Instance;

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
  const cluster = wire({ connectAddress: "192.168.0.10:5673, 192.168.0.11:5673,192.168.0.12:5673" });
  expect(connectionProperties(cluster, {}).hosts).toEqual(["192.168.0.10", "192.168.0.11", "192.168.0.12"]);
});

it("holds no credentials, since Pulumi writes out what a provider answers", () => {
  const declared = { accessUser: "orders", password: "Plain-Pass1", sslEnable: false };
  expect(JSON.stringify(connectionProperties(wire(), declared))).not.toContain("Plain-Pass1");
});

describe("publicHosts", () => {
  it("are the public addresses while public access is on", () => {
    const address = { publicIpAddress: "203.0.113.7:5672" };
    expect(connectionProperties(wire({ ...address, enablePublicIp: true }), {}).publicHosts).toEqual(["203.0.113.7"]);
    expect(connectionProperties(wire({ ...address, enablePublicIp: false }), {}).publicHosts).toEqual([]);
    expect(connectionProperties(wire({ enablePublicIp: true }), {}).publicHosts).toEqual([]);
  });
});
