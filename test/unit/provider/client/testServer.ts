import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** One request as the server got it. */
export interface ReceivedRequest {
  method: string;
  /** Path with query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the server answers; or a function that does what it likes with the response. */
export type TestAnswer =
  | { status?: number; headers?: Record<string, string>; json?: unknown; body?: string }
  | ((response: ServerResponse) => void);

/** A real HTTP server on loopback that answers as the test says and remembers what it got. */
export interface TestServer {
  url: string;
  requests: ReceivedRequest[];
  /** The connections it has accepted. */
  connectionCount(): number;
  close(): Promise<void>;
}

/** Listens on a free loopback port. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** Closes a server and every connection to it. */
export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}

/** What a test server does with each request. */
export function answering(
  requests: ReceivedRequest[],
  answer: (request: ReceivedRequest, count: number) => TestAnswer | Promise<TestAnswer>,
): RequestListener {
  return async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = incoming;
    const request = { method, url, headers, body: Buffer.concat(chunks).toString("utf8") };
    requests.push(request);
    const given = await answer(request, requests.length);
    if (typeof given === "function") return given(response);
    response.writeHead(given.status ?? 200, { "Content-Type": "application/json", ...given.headers });
    response.end(given.json === undefined ? given.body : JSON.stringify(given.json));
  };
}

/** Starts a server that answers every request by a function of it and of how many there were. */
export async function startTestServer(
  answer: (request: ReceivedRequest, count: number) => TestAnswer | Promise<TestAnswer>,
): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  let connections = 0;
  const server = createServer(answering(requests, answer)).on("connection", () => {
    connections += 1;
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    connectionCount: () => connections,
    close: () => closeServer(server),
  };
}
