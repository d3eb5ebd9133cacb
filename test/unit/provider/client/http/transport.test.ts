import { subscribe, unsubscribe } from "node:diagnostics_channel";
import dns from "node:dns";
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, createServer as createTcpServer, isIP, type Server, type Socket } from "node:net";
import { deflateSync, gzipSync } from "node:zlib";
import { Agent } from "undici";
import type { ClientConfiguration } from "../../../../../provider/client/configuration/clientConfiguration";
import { type HttpRequest, Transport, type TransportFailure } from "../../../../../provider/client/http/transport";
import { fakeTimeouts } from "../../../../support/fakeTimeouts";
import { createTestCertificate } from "../testCertificate";
import { nowhere, testConfiguration } from "../testConfiguration";
import { answering, closeServer, listen, type ReceivedRequest, startTestServer, type TestServer } from "../testServer";

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serve(...options: Parameters<typeof startTestServer>): Promise<TestServer> {
  const server = await startTestServer(...options);
  cleanups.push(server.close);
  return server;
}

function open(url: string, changes: Partial<ClientConfiguration> = {}): Transport {
  const transport = new Transport(testConfiguration(url, changes));
  cleanups.push(() => transport.close());
  return transport;
}

const request = (url: string, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  method: "GET",
  url: new URL(url),
  headers: { "Content-Type": "application/json" },
  timeout: 5_000,
  ...changes,
});

const failureOf = (promise: Promise<unknown>): Promise<TransportFailure> =>
  promise.then(
    () => Promise.reject(new Error("the exchange did not fail")),
    (failure: TransportFailure) => failure,
  );

/** Resolves when the client has the headers of an answer. */
function headersReceived(): Promise<void> {
  return new Promise((resolve) => {
    const receive = () => {
      unsubscribe("undici:request:headers", receive);
      setImmediate(resolve);
    };
    subscribe("undici:request:headers", receive);
  });
}

/** Makes every name one that does not exist, as the machine's own name servers may take longer than a request. */
function withoutNames(): void {
  const { lookup } = dns;
  const unknown = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
  const lookUpNothing = (host: string, ...rest: never[]) => {
    if (isIP(host) > 0) (lookup as (...all: unknown[]) => void)(host, ...rest);
    else setImmediate(rest.at(-1) as unknown as (error: Error) => void, unknown);
  };
  jest.spyOn(dns, "lookup").mockImplementation(lookUpNothing as never);
}

/** A server below HTTP, which does what it likes with each connection. */
async function serveTcp(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanups.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("Transport", () => {
  it("sends method, path, query, headers and body as they are", async () => {
    const server = await serve(() => ({ status: 201, headers: { "X-Request-Id": "r1" }, body: "{}" }));
    const answer = await open(server.url).exchange(
      request(`${server.url}/v1.0/p/instances?name=a%20b`, {
        method: "POST",
        headers: { Host: "dms.example.com", "X-Language": "en-us" },
        body: '{"é":1}',
      }),
    );
    expect(answer).toMatchObject({ status: 201, body: "{}" });
    expect(answer.headers["x-request-id"]).toBe("r1");
    expect(server.requests).toMatchObject([{ method: "POST", url: "/v1.0/p/instances?name=a%20b", body: '{"é":1}' }]);
    expect(server.requests[0]?.headers).toMatchObject({ host: "dms.example.com", "x-language": "en-us" });
  });

  it("answers with the status, whatever it is", async () => {
    const server = await serve((_request, count) => ({ status: [204, 302, 404, 500][count - 1] ?? 0 }));
    const transport = open(server.url);
    for (const status of [204, 302, 404, 500]) {
      expect(await transport.exchange(request(server.url))).toMatchObject({ status, body: "" });
    }
  });

  const text = '{"é": "body"}';
  it.each<[string, Record<string, string>, Buffer]>([
    ["gzip that nobody asked for", { "Content-Encoding": "gzip" }, gzipSync(text)],
    ["gzip of which no header tells", {}, gzipSync(text)],
    ["deflate", { "Content-Encoding": "deflate" }, deflateSync(text)],
    ["a byte-order mark", {}, Buffer.from(`\ufeff${text}`)],
  ])("reads a body with %s", async (_what, headers, body) => {
    const server = await serve(() => (response) => response.writeHead(200, headers).end(body));
    expect(await open(server.url).exchange(request(server.url))).toMatchObject({ status: 200, body: text });
  });

  it.each(["apart from", "together with"])("passes over a 100 Continue that comes %s the answer", async (how) => {
    const interim = "HTTP/1.1 100 Continue\r\n\r\n";
    const answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    const url = await serveTcp((socket) =>
      socket.on("data", () => {
        if (how === "together with") socket.write(interim + answer);
        else socket.write(interim, () => setImmediate(() => socket.write(answer)));
      }),
    );
    const transport = open(url);
    for (let count = 0; count < 3; count += 1) {
      expect(await transport.exchange(request(url, { method: "POST", body: "{}" }))).toMatchObject({ body: "{}" });
    }
  });

  it("keeps its connection open between requests", async () => {
    const server = await serve(() => ({ json: {} }));
    const transport = open(server.url);
    for (let count = 0; count < 20; count += 1) await transport.exchange(request(server.url));
    expect(server.requests).toHaveLength(20);
    expect(server.connectionCount()).toBeLessThanOrEqual(2);
  });

  it("ends a request that is not answered in time, as sent", async () => {
    fakeTimeouts();
    const server = await serve(() => () => undefined);
    const failing = failureOf(open(server.url).exchange(request(server.url, { timeout: 50 })));
    while (server.requests.length === 0) await new Promise(setImmediate);
    jest.advanceTimersByTime(50);
    expect(await failing).toMatchObject({ kind: "timeout", wasSent: true });
  });

  it("ends a request whose answer stalls in the middle, and tells the status it had", async () => {
    fakeTimeouts();
    const server = await serve(() => (response) => {
      response.writeHead(200, { "Content-Length": "10" });
      response.write("12345");
    });
    const headers = headersReceived();
    const failing = failureOf(open(server.url).exchange(request(server.url, { timeout: 100 })));
    await headers;
    jest.advanceTimersByTime(100);
    expect(await failing).toMatchObject({ kind: "timeout", begun: { status: 200 } });
  });

  it("tells an answer that is cut off", async () => {
    const server = await serve(() => (response) => {
      response.writeHead(200, { "Content-Length": "10" });
      response.write("12345", () => response.destroy());
    });
    const failure = await failureOf(open(server.url).exchange(request(server.url)));
    expect(failure).toMatchObject({ kind: "connection", wasSent: true, begun: { status: 200 } });
  });

  it("tells a connection that breaks before the answer, as sent", async () => {
    const server = await serve(() => (response) => response.destroy());
    const failure = await failureOf(open(server.url).exchange(request(server.url)));
    expect(failure).toMatchObject({ kind: "connection", wasSent: true, begun: undefined });
    expect(failure.systemCode).toMatch(/UND_ERR_SOCKET|ECONNRESET/);
  });

  it("tells an answer that is not HTTP", async () => {
    const url = await serveTcp((socket) => socket.on("data", () => socket.end("220 mail.example.com ready\r\n\r\n")));
    expect(await failureOf(open(url).exchange(request(url)))).toMatchObject({ kind: "connection", wasSent: true });
  });

  it("tells an endpoint where nothing listens, as not sent", async () => {
    const failure = await failureOf(open(nowhere).exchange(request(nowhere, { method: "POST", body: "{}" })));
    expect(failure).toMatchObject({ kind: "connection", systemCode: "ECONNREFUSED", wasSent: false });
  });

  it("tells a host that does not exist, as not sent", async () => {
    withoutNames();
    const url = "http://dms.no-such-region.invalid";
    const failure = await failureOf(open(url).exchange(request(url)));
    expect(failure).toMatchObject({ kind: "connection", systemCode: "ENOTFOUND", wasSent: false });
  });

  it("sends nothing when the signal is aborted already", async () => {
    const server = await serve(() => ({}));
    const failure = await failureOf(open(server.url).exchange(request(server.url, { signal: AbortSignal.abort() })));
    expect(failure).toMatchObject({ kind: "aborted", wasSent: false });
    expect(server.requests).toHaveLength(0);
  });

  it("gives up at once when the signal aborts", async () => {
    const controller = new AbortController();
    const server = await serve(() => () => controller.abort());
    const failure = await failureOf(open(server.url).exchange(request(server.url, { signal: controller.signal })));
    expect(failure).toMatchObject({ kind: "aborted", wasSent: true });
  });

  it("leaves no listener behind on a signal that lives longer than the request", async () => {
    const controller = new AbortController();
    const added = jest.spyOn(controller.signal, "addEventListener");
    const removed = jest.spyOn(controller.signal, "removeEventListener");
    const server = await serve(() => ({ json: {} }));
    await open(server.url).exchange(request(server.url, { signal: controller.signal }));
    expect(removed.mock.calls.length).toBe(added.mock.calls.length);
  });

  it("writes nothing when the caller has given up before the connection stood", async () => {
    // The handshake never ends, so the connection is never ready for a request.
    const received: Buffer[] = [];
    const url = (await serveTcp((socket) => socket.on("data", (chunk) => received.push(chunk)))).replace(
      "http",
      "https",
    );
    const failure = await failureOf(open(url).exchange(request(url, { method: "POST", body: "{}", timeout: 100 })));
    expect(failure).toMatchObject({ kind: "timeout", wasSent: false });
    expect(Buffer.concat(received).toString("latin1")).not.toContain("POST");
  });

  it("lets requests under way end before it closes", async () => {
    let release = () => {};
    const server = await serve(() => (response) => {
      release = () => response.end("{}");
    });
    const transport = open(server.url);
    const answer = transport.exchange(request(server.url));
    while (server.requests.length === 0) await new Promise(setImmediate);
    const closing = transport.close();
    release();
    expect(await answer).toMatchObject({ status: 200, body: "{}" });
    await closing;
  });

  it("uses a dispatcher from outside and leaves it open", async () => {
    const server = await serve(() => ({ json: {} }));
    const dispatcher = new Agent();
    cleanups.push(() => dispatcher.close());
    const transport = new Transport(testConfiguration(server.url), dispatcher);
    await transport.exchange(request(server.url));
    await transport.close();
    expect(dispatcher.closed).toBe(false);
  });
});

describe("Transport over TLS", () => {
  async function serveTls(): Promise<{ url: string; requests: ReceivedRequest[] }> {
    const requests: ReceivedRequest[] = [];
    const server = createTlsServer(
      createTestCertificate(),
      answering(requests, () => ({ json: {} })),
    );
    const port = await listen(server as never);
    cleanups.push(() => closeServer(server as never));
    return { url: `https://localhost:${port}`, requests };
  }

  it("refuses a certificate that nobody vouches for", async () => {
    const { url, requests } = await serveTls();
    const failure = await failureOf(open(url).exchange(request(url)));
    expect(failure).toMatchObject({ systemCode: "DEPTH_ZERO_SELF_SIGNED_CERT", wasSent: false });
    expect(requests).toHaveLength(0);
  });

  it("accepts it when the configuration is insecure", async () => {
    const { url } = await serveTls();
    expect(await open(url, { insecure: true }).exchange(request(url))).toMatchObject({ status: 200 });
  });

  it("verifies a sign-in even when the configuration is insecure", async () => {
    const { url, requests } = await serveTls();
    const transport = open(url, { insecure: true });
    await transport.exchange(request(url));
    expect(await failureOf(transport.exchange(request(url, { strictTls: true })))).toMatchObject({ wasSent: false });
    expect(requests).toHaveLength(1);
  });
});

describe("Transport with a proxy", () => {
  interface TestProxy {
    url: string;
    connects: string[];
    headers: (string | undefined)[];
  }

  /** A proxy that leads every tunnel to one place on loopback, whatever host was asked for. */
  async function serveProxy(target: number | undefined, status = 200): Promise<TestProxy> {
    const proxy: TestProxy = { url: "", connects: [], headers: [] };
    const server = createHttpServer((incoming, response) => {
      proxy.connects.push(`plain ${incoming.url}`);
      response.end("{}");
    });
    const sockets: Socket[] = [];
    server.on("connect", (incoming, socket: Socket) => {
      proxy.connects.push(incoming.url ?? "");
      proxy.headers.push(incoming.headers["proxy-authorization"]);
      sockets.push(socket);
      socket.on("error", () => undefined);
      if (status !== 200 || target === undefined) {
        socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
        return;
      }
      const upstream = connect(target, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        upstream.pipe(socket).pipe(upstream);
      });
      sockets.push(upstream.on("error", () => undefined));
    });
    proxy.url = `http://127.0.0.1:${await listen(server)}`;
    cleanups.push(async () => {
      for (const socket of sockets) socket.destroy();
      await closeServer(server);
    });
    return proxy;
  }

  const far = { dms: "https://dms.example.invalid", iam: "https://iam.example.invalid" };

  it("reaches https endpoints through the proxy, with its user and password", async () => {
    const requests: ReceivedRequest[] = [];
    const server = createTlsServer(
      createTestCertificate(),
      answering(requests, () => ({ json: {} })),
    );
    const port = await listen(server as never);
    cleanups.push(() => closeServer(server as never));
    const proxy = await serveProxy(port);
    const url = proxy.url.replace("http://", "http://user:pass-1@");
    const transport = open("", { endpoints: far, insecure: true, proxy: { url, except: "" } });
    expect(await transport.exchange(request(`${far.dms}/v1.0/products`))).toMatchObject({ status: 200 });
    expect(proxy.connects).toEqual(["dms.example.invalid:443"]);
    expect(proxy.headers).toEqual([`Basic ${Buffer.from("user:pass-1").toString("base64")}`]);
    expect(requests).toMatchObject([{ url: "/v1.0/products" }]);
  });

  it("tells a proxy that does not connect, as not sent", async () => {
    const proxy = await serveProxy(undefined, 503);
    const transport = open("", { endpoints: far, proxy: { url: proxy.url, except: "" } });
    const failure = await failureOf(transport.exchange(request(far.dms, { method: "POST", body: "{}" })));
    expect(failure).toMatchObject({ kind: "connection", wasSent: false, proxyStatus: 503 });
  });

  it.each(["dms.example.invalid", ".example.invalid", "*.example.invalid", "other,example.invalid:443", "*"])(
    "goes around the proxy for hosts in NO_PROXY: %s",
    async (except) => {
      withoutNames();
      const proxy = await serveProxy(undefined);
      const transport = open("", { endpoints: far, proxy: { url: proxy.url, except } });
      expect(await failureOf(transport.exchange(request(far.dms)))).toMatchObject({ systemCode: "ENOTFOUND" });
      expect(proxy.connects).toEqual([]);
    },
  );

  it("does not go around it for other hosts", async () => {
    const proxy = await serveProxy(undefined, 502);
    const transport = open("", { endpoints: far, proxy: { url: proxy.url, except: "example.com,ample.invalid" } });
    await failureOf(transport.exchange(request(far.dms)));
    expect(proxy.connects).toEqual(["dms.example.invalid:443"]);
  });

  it("never asks a proxy for loopback, even when only one endpoint is there", async () => {
    const server = await serve(() => ({ json: {} }));
    const proxy = await serveProxy(undefined, 502);
    const settings = { url: proxy.url, except: "" };
    const transports = [
      open(server.url, { proxy: settings }),
      open("", { endpoints: { dms: server.url, iam: far.iam }, proxy: settings }),
    ];
    for (const transport of transports) {
      expect(await transport.exchange(request(server.url))).toMatchObject({ status: 200 });
    }
    expect(proxy.connects).toEqual([]);
  });
});
