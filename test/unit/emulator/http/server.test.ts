import net from "node:net";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { EmulatorClient, instanceRequest, send } from "../emulatorClient";

const megabyte = 1024 * 1024;

describe("the server", () => {
  let emulator: Emulator;
  let impatient: Emulator;
  let client: EmulatorClient;

  beforeAll(async () => {
    emulator = await startEmulator();
    impatient = await startEmulator({ requestTimeout: "400ms" });
    client = new EmulatorClient(emulator);
  });
  afterAll(() => Promise.all([emulator.close(), impatient.close()]));
  afterEach(async () => {
    expect((await send(emulator.url, { path: "/_emulator/health" })).status).toBe(200);
  });

  /** Writes bytes to the server and resolves to what came back before it closed. */
  function converse(text: string, { port } = emulator): Promise<string> {
    return new Promise((resolve, reject) => {
      let received = "";
      const socket = net.connect(port, "127.0.0.1", () => socket.write(text));
      socket.setTimeout(20_000, () => socket.destroy(new Error("the server kept the connection")));
      socket.on("data", (chunk) => {
        received += chunk;
      });
      socket.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNRESET" ? undefined : reject(error)));
      socket.on("close", () => resolve(received));
    });
  }

  it("takes a body of 12 MB and refuses a byte more", async () => {
    const sized = (bytes: number) => {
      const empty = JSON.stringify({ ...instanceRequest, padding: "" }).length;
      return client.instances("POST", "", { ...instanceRequest, padding: "x".repeat(bytes - empty) });
    };
    expect((await sized(12 * megabyte)).status).toBe(200);
    const refused = await sized(12 * megabyte + 1);
    expect(refused.status).toBe(413);
    expect(refused.json).toMatchObject({ error_code: "APIGW.0201", request_id: refused.headers["x-request-id"] });
    expect(emulator.requests().at(-1)).toMatchObject({ status: 413, code: "APIGW.0201" });
  });

  it("tells a client that writes all before it reads that its body is too large", async () => {
    const head = `POST /v1.0/${client.projectId}/instances HTTP/1.1\r\nHost: x\r\n`;
    for (const [field, body] of [
      [`Content-Length: ${20 * megabyte}`, "x".repeat(20 * megabyte)],
      ["Transfer-Encoding: chunked", `${(20 * megabyte).toString(16)}\r\n${"x".repeat(20 * megabyte)}\r\n0\r\n\r\n`],
    ]) {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = net.connect(emulator.port, "127.0.0.1");
        socket.on("error", reject);
        socket.pause();
        socket.write(`${head}${field}\r\n\r\n${body}`, () => {
          socket.once("data", (chunk) => {
            resolve(String(chunk));
            socket.destroy();
          });
          socket.resume();
        });
      });
      expect(answer).toMatch(/^HTTP\/1.1 413 /);
    }
  });

  it.each([
    ["nothing", "", "111400004"],
    ["a text", '"text"', "111400005"],
    ["null", "null", "111400005"],
    ["an array", "[]", "111400005"],
    ["half of an object", '{"name":', "111400005"],
    ["bytes that are no UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), "111400005"],
    ["a million brackets", "[".repeat(1_000_000), "111400005"],
    ["another format", "<xml/>", "111400005"],
  ])("answers a body that is %s with a code of the reference", async (_what, body, code) => {
    const { status, json } = await client.instances("POST", "", body);
    expect([status, json.error_code]).toEqual([400, code]);
  });

  it("takes JSON whatever the content type says, and refuses one that is malformed", async () => {
    const typed = (type: string) =>
      client.send({
        method: "POST",
        path: `/v1.0/${client.projectId}/instances/action`,
        headers: { "Content-Type": type },
        body: {},
      });
    for (const type of ["application/json;charset=utf-8", "text/plain", "application/octet-stream"]) {
      expect((await typed(type)).json.error_code).toBe("111400064");
    }
    expect((await typed("nonsense")).status).toBe(415);
  });

  it.each(["/v1.0/%zz/instances", "//", "/%00", `/v1.0/${"a".repeat(2_000)}/instances`, "/?x=1"])(
    "does not know the address %p",
    async (path) => {
      expect((await client.send({ path })).json.error_code).toBe("111404001");
    },
  );

  it.each([
    ["name=%ff", "name"],
    ["name=a&limit=1%e4&start=1", "limit"],
    ["a+b=%C3", "a b"],
    ["%ff=1", "query"],
  ])("refuses the query %s, whose bytes are no UTF-8", async (query, name) => {
    const dms = await client.instances("GET", `?${query}`);
    expect([dms.status, dms.json]).toEqual([
      400,
      { error_code: "111400066", error_msg: `Invalid configuration parameter ${name}.` },
    ]);
    const sentence = `The parameter ${name} is no text in UTF-8: encode it as such.`;
    const iam = await send(emulator.url, { path: `/v3?${query}` });
    expect([iam.status, iam.json.error.message]).toEqual([400, sentence]);
    const control = await send(emulator.url, { path: `/_emulator/health?${query}` });
    expect([control.status, control.json]).toEqual([400, { error: sentence }]);
  });

  it.each([
    ["name=%C3%A4", "name=%C3%A4"],
    ["name=%zz&x=?", "name=%25zz&x=%3F"],
  ])("verifies the signature of the query %s, which is UTF-8", async (query, signed) => {
    const path = `/v1.0/${client.projectId}/instances`;
    const headers = client.sign({ path: `${path}?${signed}` });
    expect((await send(emulator.url, { path: `${path}?${query}`, headers })).status).toBe(200);
  });

  it.each(["HEAD", "PATCH", "PROPFIND"])("does not allow %s", async (method) => {
    const { status } = await client.send({ method, path: "/v1.0/products" });
    expect(status).toBe(405);
  });

  it.each([
    ["/v1.0/products", "GET, OPTIONS"],
    ["/v1.0/0123456789abcdef0123456789abcdef/instances/any", "GET, PUT, DELETE, OPTIONS"],
    ["/v3/auth/tokens", "POST, GET, OPTIONS"],
  ])("answers OPTIONS on %s with 204 and the methods there are, as table 8-1 says", async (path, allow) => {
    const { status, headers, text } = await send(emulator.url, { method: "OPTIONS", path });
    expect([status, headers.allow, text]).toEqual([204, allow, ""]);
    expect((await send(emulator.url, { method: "PATCH", path })).headers.allow).toBe(allow);
  });

  it("does not know an address on OPTIONS either", async () => {
    expect((await send(emulator.url, { method: "OPTIONS", path: "/v1.0/nothing" })).status).toBe(404);
  });

  it("refuses headers larger than 16 KB", async () => {
    const { status } = await send(emulator.url, { path: "/v3", headers: { "X-Large": "x".repeat(20_000) } });
    expect(status).toBe(431);
  });

  it.each([
    ["what is no HTTP", "hello\r\n\r\n"],
    ["a request line without version", "GET\r\n\r\n"],
    ["a length that is none", "POST /v3 HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n"],
    ["a broken chunk", "POST /v3/auth/tokens HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
  ])("answers %s with 400 and closes", async (_what, text) => {
    expect(await converse(text)).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
  });

  it.each([
    ["its headers", "GET /v3 HTTP/1.1\r\nHost: a\r\n"],
    ["its body", "POST /v3/auth/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{"],
  ])("answers a client that never ends %s with 408 and closes", async (_what, text) => {
    expect(await converse(text, impatient)).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/);
  });

  it("survives a client that leaves in the middle", async () => {
    const socket = net.connect(emulator.port, "127.0.0.1");
    socket.write("POST /v3/auth/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{");
    await new Promise((resolve) => setImmediate(resolve));
    socket.destroy();
  });

  it("answers several requests on one connection in their order", async () => {
    const get = (path: string, connection: string) =>
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: ${connection}\r\n\r\n`;
    const received = await converse(get("/v3", "keep-alive") + get("/v1.0/products", "close"));
    expect(received.match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 401"]);
  });
});
