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
const declared = { accessUser: "orders", password: "Plain-Pass1" };

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

describe("the URL with credentials", () => {
  it("is an AMQP one without TLS", () => {
    const properties = connectionProperties(wire(), declared);
    expect(properties.amqpUrl).toBe("amqp://orders:Plain-Pass1@192.168.0.10:5672");
    expect(properties).not.toHaveProperty("amqpsUrl");
  });

  it("is an AMQPS one with TLS", () => {
    const properties = connectionProperties(wire({ port: 5671 }), { ...declared, sslEnable: true });
    expect(properties.amqpsUrl).toBe("amqps://orders:Plain-Pass1@192.168.0.10:5671");
    expect(properties).not.toHaveProperty("amqpUrl");
  });

  it("carries whatever the password holds", () => {
    const password = 'p@ss/w:rd?#%&+[]"<>\\^`{|}1';
    const { amqpUrl } = connectionProperties(wire(), { accessUser: "user_1", password });
    const url = new URL(String(amqpUrl));
    expect(decodeURIComponent(url.password)).toBe(password);
    expect([url.username, url.hostname, url.port]).toEqual(["user_1", "192.168.0.10", "5672"]);
  });

  it("leads to the first node of a cluster, whose port may stand beside its address", () => {
    const cluster = wire({ connectAddress: "192.168.0.10:5673, 192.168.0.11:5673,192.168.0.12:5673" });
    const properties = connectionProperties(cluster, declared);
    expect(properties.amqpUrl).toBe("amqp://orders:Plain-Pass1@192.168.0.10:5673");
    expect(properties.hosts).toEqual(["192.168.0.10", "192.168.0.11", "192.168.0.12"]);
  });

  it("holds an IPv6 address in brackets", () => {
    for (const address of ["2001:db8::1", "[2001:db8::1]:5672"]) {
      const { amqpUrl } = connectionProperties(wire({ connectAddress: address }), declared);
      expect(amqpUrl).toBe("amqp://orders:Plain-Pass1@[2001:db8::1]:5672");
    }
  });

  it("falls back to the standard ports", () => {
    const unported = wire({ port: undefined });
    expect(connectionProperties(unported, declared).amqpUrl).toMatch(/:5672$/);
    expect(connectionProperties(unported, { ...declared, sslEnable: true }).amqpsUrl).toMatch(/:5671$/);
  });

  it.each([
    ["address", wire({ connectAddress: undefined }), declared],
    ["password", wire(), { accessUser: "orders" }],
    ["user", wire(), { password: "Plain-Pass1" }],
  ])("is not there without the %s", (_what, instance, outputs) => {
    const properties = connectionProperties(instance, outputs);
    expect(properties).not.toHaveProperty("amqpUrl");
    expect(properties).not.toHaveProperty("amqpsUrl");
  });
});

describe("publicHosts", () => {
  it("are the public addresses while public access is on", () => {
    const address = { publicIpAddress: "203.0.113.7:5672" };
    expect(connectionProperties(wire({ ...address, enablePublicIp: true }), declared).publicHosts).toEqual([
      "203.0.113.7",
    ]);
    expect(connectionProperties(wire({ ...address, enablePublicIp: false }), declared).publicHosts).toEqual([]);
    expect(connectionProperties(wire({ enablePublicIp: true }), declared).publicHosts).toEqual([]);
  });
});
