import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient, send, signInRequest } from "../emulatorClient";

describe("the control routes, asked by a browser", () => {
  let emulator: Emulator;
  let id: string;
  let own: string;

  beforeAll(async () => {
    emulator = await startEmulator({ createTime: "1h" });
    id = await new EmulatorClient(emulator).create();
    own = new URL(emulator.url).host;
  });
  afterAll(() => emulator.close());

  it.each([
    ["of another origin", { origin: "https://attacker.example" }],
    ["of another port of this machine", { origin: "http://127.0.0.1:1" }],
    ["without an origin of its own", { origin: "null" }],
    ["that gave this machine's address a name", { host: "attacker.example:80" }],
    ["that gave it a name and is of the same origin", { host: "attacker.example", origin: "http://attacker.example" }],
    ["whose name only begins like loopback", { host: "127.0.0.1.attacker.example" }],
    ["whose name only begins like localhost", { host: "localhost.attacker.example" }],
  ])("refuse a page %s", async (_what, headers: Record<string, string>) => {
    for (const [method, path] of [
      ["POST", `/_emulator/instances/${id}`],
      ["DELETE", `/_emulator/instances/${id}`],
      ["DELETE", `/%5femulator/instances/${id}`],
      ["POST", "/_emulator/faults"],
      ["DELETE", "/_emulator/requests"],
      ["GET", "/_emulator/page"],
    ] as const) {
      const { status, json } = await send(emulator.url, {
        method,
        path,
        headers,
        body: method === "POST" ? {} : undefined,
      });
      expect({ method, path, status, json }).toEqual({
        method,
        path,
        status: 403,
        json: { error: expect.stringContaining("the emulator's own address") },
      });
    }
    expect(emulator.instances()).toHaveLength(1);
  });

  it.each(["attacker.example", "attacker.example:8480", "127.0.0.1.attacker.example", "localhost.attacker.example"])(
    "are not alone: every route refuses the host name %s, which somebody else gave to this machine",
    async (host) => {
      const sentence = `The emulator answers no requests to the host ${host}: use the emulator's own address, ${emulator.url}.`;
      const toHost = (method: string, path: string, body?: unknown) =>
        send(emulator.url, { method, path, headers: { host }, body });
      emulator.addFault({ match: {}, do: { status: 418 } });
      expect(await toHost("POST", "/v3/auth/tokens", signInRequest())).toMatchObject({
        status: 403,
        json: { error: { code: 403, message: sentence } },
      });
      for (const method of ["GET", "OPTIONS", "PATCH"]) {
        expect((await toHost(method, "/v1.0/products")).json).toMatchObject({
          error_code: "APIGW.0201",
          error_msg: sentence,
        });
      }
      expect((await send(emulator.url, { path: "/v3" })).status).toBe(418);
    },
  );

  it("answer their own page and whoever is no browser", async () => {
    const port = new URL(emulator.url).port;
    const allowed: Record<string, string>[] = [
      {},
      { origin: emulator.url },
      { host: `localhost:${port}` },
      { host: `[::1]:${port}` },
      { host: `dms.eu-west-101.localhost:${port}` },
    ];
    for (const headers of allowed) {
      expect(await send(emulator.url, { path: "/_emulator/health", headers })).toMatchObject({ status: 200 });
    }
    const headers = { host: own, origin: `http://${own}` };
    const path = `/_emulator/instances/${id}`;
    expect(await send(emulator.url, { method: "POST", path, headers, body: {} })).toMatchObject({ status: 200 });
  });
});
