import { isLoopback } from "../../../../../provider/client/configuration/isLoopback";

describe("isLoopback", () => {
  it.each(["localhost", "LOCALHOST", "api.localhost", "127.0.0.1", "127.8.9.10", "[::1]"])("knows %s", (host) => {
    expect(isLoopback(new URL(`http://${host}/`).hostname)).toBe(true);
  });

  it.each(["127.0.0.1.example.com", "example.com", "localhost.example.com", "10.0.0.1", "[::2]", "0.0.0.0"])(
    "is not taken in by %s",
    (host) => {
      expect(isLoopback(new URL(`http://${host}/`).hostname)).toBe(false);
    },
  );
});
