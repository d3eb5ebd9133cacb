import { connectionUrls, type UrlParts } from "../../../../../provider/instance/properties/connectionUrls";

const urls = (changes: UrlParts = {}) =>
  connectionUrls({
    connectAddress: "192.168.0.10",
    port: 5672,
    accessUser: "orders",
    password: "Plain-Pass1",
    ...changes,
  });

it("is an AMQP one without TLS", () => {
  expect(urls()).toEqual({ amqpUrl: "amqp://orders:Plain-Pass1@192.168.0.10:5672" });
});

it("is an AMQPS one with TLS", () => {
  expect(urls({ port: 5671, sslEnable: true })).toEqual({ amqpsUrl: "amqps://orders:Plain-Pass1@192.168.0.10:5671" });
});

it("carries whatever the password holds", () => {
  const password = 'p@ss/w:rd?#%&+[]"<>\\^`{|}1';
  const url = new URL(String(urls({ accessUser: "user_1", password }).amqpUrl));
  expect(decodeURIComponent(url.password)).toBe(password);
  expect([url.username, url.hostname, url.port]).toEqual(["user_1", "192.168.0.10", "5672"]);
});

it("leads to the first node of a cluster, whose port may stand beside its address", () => {
  const connectAddress = "192.168.0.10:5673, 192.168.0.11:5673,192.168.0.12:5673";
  expect(urls({ connectAddress }).amqpUrl).toBe("amqp://orders:Plain-Pass1@192.168.0.10:5673");
});

it("holds an IPv6 address in brackets", () => {
  for (const connectAddress of ["2001:db8::1", "[2001:db8::1]:5672"]) {
    expect(urls({ connectAddress }).amqpUrl).toBe("amqp://orders:Plain-Pass1@[2001:db8::1]:5672");
  }
});

it("falls back to the standard ports", () => {
  expect(urls({ port: undefined }).amqpUrl).toMatch(/:5672$/);
  expect(urls({ port: undefined, sslEnable: true }).amqpsUrl).toMatch(/:5671$/);
});

it.each(["connectAddress", "password", "accessUser"] as const)("is not there without %s", (name) => {
  expect(urls({ [name]: undefined })).toEqual({});
});
