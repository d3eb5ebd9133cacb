import { randomUUID } from "node:crypto";
import { type IncomingMessage, METHODS, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { noContent } from "../answer";
import { apiVersionOf } from "../apiVersion";
import { DmsError } from "../errors/dmsError";
import { GatewayError } from "../errors/gatewayError";
import { IamError } from "../errors/iamError";
import type { ServiceError } from "../errors/serviceError";
import type { Services } from "../services";
import type { Call, Route } from "./call";
import { dispatch } from "./dispatch";
import { errorReply, exchange, isControlPath, isIamPath, type Reply } from "./exchange";
import { isForeignPage } from "./foreignPage";
import { showPage } from "./handlers/page";
import { receiveBody } from "./receiveBody";
import { routesOf } from "./routes";
import { sendReply } from "./sendReply";
import { unfitness } from "./unfitness";

/** The largest body (section 3.2: 12 MB). */
const largestBody = 12 * 1024 * 1024;

/** Longer parts of a path are no address of ours. */
const longestPathPart = 1_000;

declare module "fastify" {
  interface FastifyRequest {
    /** Milliseconds on the steady clock when it came in. */
    arrivedAt: number;
  }
}

/** How patient the server is. */
export interface ServerOptions {
  services: Services;
  /** Milliseconds within which a request has to have arrived as a whole. */
  requestTimeout: number;
  /** Ends delays. */
  signal: AbortSignal;
}

/** Builds the HTTP server over the route table. */
export function createServer({ services, requestTimeout, signal }: ServerOptions): FastifyInstance {
  const server = fastify({
    requestTimeout,
    connectionTimeout: 0,
    forceCloseConnections: true,
    http: { headersTimeout: requestTimeout, connectionsCheckingInterval: Math.min(requestTimeout, 1_000) },
    exposeHeadRoutes: false,
    genReqId: () => randomUUID().replaceAll("-", ""),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: longestPathPart },
    frameworkErrors: (_error, request, reply) => {
      request.arrivedAt = performance.now();
      refuse(request, reply, unknownAddress(pathOf(request)));
    },
    clientErrorHandler: answerUnreadable,
  });

  for (const method of METHODS) {
    const hasBody = ["GET", "POST", "PUT", "DELETE", "PATCH"].includes(method);
    if (method !== "CONNECT") server.addHttpMethod(method, { hasBody, overrideExisting: true });
  }
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", (_request: FastifyRequest, stream: IncomingMessage) =>
    receiveBody(stream, largestBody),
  );
  server.decorateRequest("arrivedAt", 0);
  server.addHook("onRequest", (request, _reply, done) => {
    request.arrivedAt = performance.now();
    done();
  });

  for (const [path, atPath] of groupByPath(routesOf(services.apis))) {
    server.route({
      method: server.supportedMethods,
      url: path,
      handler: (request, reply) => {
        const route = atPath.get(request.method);
        if (!route) reply.header("Allow", [...atPath.keys(), "OPTIONS"].join(", "));
        return answer(
          request,
          reply,
          (call) => {
            if (route) return dispatch(route, call);
            if (request.method === "OPTIONS") return noContent;
            throw wrongMethod(call.path);
          },
          path,
        );
      },
    });
  }
  server.setNotFoundHandler((request, reply) => {
    if (asksForPage(request)) return sendReply(reply, { answer: showPage(), code: null });
    return answer(request, reply, (call) => {
      throw unknownAddress(call.path);
    });
  });
  server.setErrorHandler((error: FastifyError, request, reply) =>
    refuse(request, reply, frameworkError(error, request)),
  );
  return server;

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    perform: (call: Call) => Reply["answer"] | Promise<Reply["answer"]>,
    route?: string,
  ): Promise<FastifyReply> {
    let instance: string | undefined;
    const call = readCall(request, services, (name) => {
      instance = name;
    });
    const unfit = route === undefined ? undefined : unfitness(call, route);
    const outcome = unfit
      ? errorReply(unfit, call, request.id)
      : await exchange(call, () => perform(call), { requestId: request.id, signal });
    return send(request, reply, outcome, instance);
  }

  function refuse(request: FastifyRequest, reply: FastifyReply, error: ServiceError): FastifyReply {
    return send(request, reply, errorReply(error, { path: pathOf(request) }, request.id));
  }

  function send(request: FastifyRequest, reply: FastifyReply, outcome: Reply, instance?: string): FastifyReply {
    const path = pathOf(request);
    const now = services.clock.now();
    const durationMs = Math.round((performance.now() - request.arrivedAt) * 1_000) / 1_000;
    if (!isControlPath(path)) {
      const time = new Date(now - Math.round(durationMs)).toISOString();
      const { code, answer: sent, isFaulty } = outcome;
      const status = sent.status === 0 ? null : sent.status;
      services.requestLog.add({ time, method: request.method, path, status, code, durationMs, instance, isFaulty });
    }
    reply.header("X-Request-Id", request.id);
    reply.header("Date", new Date(now).toUTCString());
    return sendReply(reply, outcome);
  }
}

function readCall(request: FastifyRequest, services: Services, mentionInstance: (name: string) => void): Call {
  const { url = "/" } = request.raw;
  const path = pathOf(request);
  return {
    services,
    method: request.method,
    url,
    path,
    api: apiVersionOf(path),
    query: new URLSearchParams(url.slice(path.length)),
    headers: request.headers,
    params: request.params as Record<string, string | undefined>,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    mentionInstance,
  };
}

function pathOf(request: FastifyRequest): string {
  const url = request.raw.url ?? "/";
  const question = url.indexOf("?");
  return question < 0 ? url : url.slice(0, question);
}

/** Browsers get the page at an address that is unknown to everybody else; no fault hits it and no log shows it. */
function asksForPage(request: FastifyRequest): boolean {
  const { method, headers } = request;
  return (
    method === "GET" &&
    pathOf(request) === "/" &&
    /\btext\/html\b/i.test(headers.accept ?? "") &&
    !isForeignPage(headers)
  );
}

function groupByPath(table: readonly Route[]): Map<string, Map<string, Route>> {
  const groups = new Map<string, Map<string, Route>>();
  for (const route of table) {
    const group = groups.get(route.path) ?? new Map<string, Route>();
    groups.set(route.path, group.set(route.method, route));
  }
  return groups;
}

function unknownAddress(path: string): ServiceError {
  return isIamPath(path) ? new IamError(404, "The requested URL does not exist.") : new DmsError("111404001");
}

function wrongMethod(path: string): ServiceError {
  return isIamPath(path) ? new IamError(405, "This request method is not allowed.") : new DmsError("111405001");
}

/** What the framework refuses before a route is asked: bodies that are too large or cut off, odd media types. */
function frameworkError(error: FastifyError, request: FastifyRequest): ServiceError {
  const status = error.statusCode ?? 500;
  if (status >= 500)
    return isIamPath(pathOf(request)) ? new IamError(500, "An internal error occurred.") : new DmsError("111500000");
  if (isIamPath(pathOf(request))) return new IamError(status, `${STATUS_CODES[status]}.`);
  if (status === 413) return new GatewayError(413, "APIGW.0201", "The request body is larger than 12 MB.");
  if (status === 415) return new GatewayError(415, "APIGW.0201", "The Content-Type header is malformed.");
  return new DmsError("111400005");
}

/** Answers what is no HTTP at all, has headers larger than 16 KB, or did not arrive in time. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const status = unreadableStatus(error.code);
  const body = JSON.stringify({ error_msg: `${STATUS_CODES[status]}.`, error_code: "APIGW.0201" });
  if (socket.writable) {
    socket.write(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        `X-Request-Id: ${randomUUID().replaceAll("-", "")}`,
        `Date: ${new Date().toUTCString()}`,
        "Content-Type: application/json; charset=utf-8",
        `Content-Length: ${Buffer.byteLength(body)}`,
        "Connection: close",
        "",
        body,
      ].join("\r\n"),
    );
  }
  socket.destroySoon();
}

function unreadableStatus(code: string | undefined): number {
  if (code === "HPE_HEADER_OVERFLOW") return 431;
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return 408;
  return 400;
}
