import { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent } from "undici";
import type { ClientConfiguration } from "../configuration/clientConfiguration";
import { isLoopback } from "../configuration/isLoopback";
import type { RequestMethod } from "../errors/service";
import { bodyText } from "./answerBody";
import type { HttpHeaders } from "./answerHeaders";
import { passOverContinue } from "./interimAnswers";

const maxConnections = 64;
const maxConnectTime = 10_000;
const maxAnswerSize = 32 * 1024 * 1024;

/** One HTTP request, ready to send. */
export interface HttpRequest {
  method: RequestMethod;
  url: URL;
  headers: Record<string, string>;
  body?: string;
  /** Milliseconds until the whole answer must be there. */
  timeout: number;
  signal?: AbortSignal | undefined;
  /** True: TLS verification happens even when the configuration skips it. */
  strictTls?: boolean;
}

/** One HTTP answer, whatever its status. */
export interface HttpAnswer {
  status: number;
  headers: HttpHeaders;
  body: string;
}

/** Why there is no whole answer. */
export class TransportFailure extends Error {
  constructor(
    readonly kind: "aborted" | "timeout" | "connection",
    /** The system's name of the fault, such as `ECONNRESET`. */
    readonly systemCode: string,
    /** False when not a byte of the request left this machine. */
    readonly wasSent: boolean,
    /** Status and headers, when the answer broke off after them. */
    readonly begun?: Pick<HttpAnswer, "status" | "headers">,
    /** The HTTP status with which a proxy refused to connect. */
    readonly proxyStatus?: number,
  ) {
    super(systemCode);
  }
}

/** What the faults of the system and of undici have in common. */
interface SystemFault {
  code?: unknown;
  message?: string;
  cause?: unknown;
  errors?: unknown[];
}

const isSystemFault = (error: unknown): error is SystemFault => typeof error === "object" && error !== null;

function systemCodeOf(error: unknown): string {
  const { code, cause, errors }: SystemFault = isSystemFault(error) ? error : {};
  if (typeof code === "string" && !code.startsWith("UND_ERR_PRX") && code !== "UND_ERR_ABORTED") return code;
  const inner = cause ?? errors?.[0];
  return inner === undefined ? String(code ?? "UNKNOWN") : systemCodeOf(inner);
}

function proxyStatusOf(error: unknown): number | undefined {
  const match = /Proxy response \((\d{3})\)/.exec(String(isSystemFault(error) ? error.message : error));
  return match ? Number(match[1]) : undefined;
}

function connector(options: buildConnector.BuildOptions): buildConnector.connector {
  const connect = buildConnector(options);
  return (target, done) =>
    connect(target, (...result) => {
      if (result[1]) passOverContinue(result[1]);
      done(...result);
    });
}

function createDispatcher(configuration: ClientConfiguration, insecure: boolean): Dispatcher {
  const tls = insecure ? { rejectUnauthorized: false } : {};
  const timeout = Math.min(maxConnectTime, configuration.requestTimeout);
  const pool = { connections: maxConnections, maxResponseSize: maxAnswerSize, connect: { ...tls, timeout } };
  const { endpoints, proxy } = configuration;
  const areLocal = [endpoints.dms, endpoints.iam].every((endpoint) => isLoopback(new URL(endpoint).hostname));
  const isNeverProxied = proxy?.except.split(/[\s,]+/).includes("*");
  if (!proxy?.url || areLocal || isNeverProxied) return new Agent({ ...pool, connect: connector({ ...tls, timeout }) });
  return new EnvHttpProxyAgent({
    ...pool,
    requestTls: tls,
    httpProxy: proxy.url,
    httpsProxy: proxy.url,
    // A proxy elsewhere cannot reach this machine's loopback addresses.
    noProxy: [proxy.except, "localhost", "127.0.0.1", "[::1]"].filter(Boolean).join(","),
  });
}

/** Sends HTTP requests: any dispatcher of undici, whose types public declarations do not need. */
export interface HttpDispatcher {
  dispatch(options: object, handler: object): boolean;
}

/** Sends requests over pooled connections that stay open between calls; honours proxies and time-outs. */
export class Transport {
  readonly #configuration: ClientConfiguration;
  readonly #given: Dispatcher | undefined;
  readonly #own = new Map<boolean, Dispatcher>();
  readonly #underWay = new Set<Promise<HttpAnswer>>();

  constructor(configuration: ClientConfiguration, dispatcher?: HttpDispatcher) {
    this.#configuration = configuration;
    // What is given is a dispatcher of undici, as its declaration says in words.
    this.#given = dispatcher as Dispatcher | undefined;
  }

  #dispatcher(insecure: boolean): Dispatcher {
    if (this.#given) return this.#given;
    const dispatcher = this.#own.get(insecure) ?? createDispatcher(this.#configuration, insecure);
    this.#own.set(insecure, dispatcher);
    return dispatcher;
  }

  /**
   * Sends one request once.
   *
   * @throws TransportFailure when no whole answer came
   */
  exchange(request: HttpRequest): Promise<HttpAnswer> {
    const exchange = this.#start(request);
    this.#underWay.add(exchange);
    const done = () => this.#underWay.delete(exchange);
    exchange.then(done, done);
    return exchange;
  }

  #start(request: HttpRequest): Promise<HttpAnswer> {
    const dispatcher = this.#dispatcher(this.#configuration.insecure && !request.strictTls);
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let begun: Pick<HttpAnswer, "status" | "headers"> | undefined;
      let controller: Dispatcher.DispatchController | undefined;
      let settled = false;
      const settle = (): boolean => {
        if (settled) return false;
        settled = true;
        clearTimeout(timer);
        request.signal?.removeEventListener("abort", onAbort);
        return true;
      };
      const fail = (failure: TransportFailure) => {
        if (settle()) reject(failure);
      };
      const stop = (kind: "aborted" | "timeout") => {
        const failure = new TransportFailure(kind, kind === "timeout" ? "ETIMEDOUT" : "ABORTED", !!controller, begun);
        fail(failure);
        controller?.abort(failure);
      };
      const onAbort = () => stop("aborted");
      const timer = setTimeout(() => stop("timeout"), request.timeout);
      if (request.signal?.aborted) return onAbort();
      request.signal?.addEventListener("abort", onAbort);
      dispatcher.dispatch(
        {
          origin: request.url.origin,
          path: request.url.pathname + request.url.search,
          method: request.method,
          headers: request.headers,
          body: request.body ?? null,
          headersTimeout: 0,
          bodyTimeout: 0,
        },
        {
          onRequestStart(started) {
            // Connecting took longer than the caller waited: nothing has been written yet.
            if (settled) return started.abort(new TransportFailure("aborted", "ABORTED", false));
            controller = started;
          },
          onResponseStart(_controller, status, headers) {
            if (status >= 200) begun = { status, headers };
          },
          onResponseData(_controller, chunk) {
            chunks.push(chunk);
          },
          onResponseEnd() {
            if (begun && settle())
              resolve({ ...begun, body: bodyText(Buffer.concat(chunks), begun.headers, maxAnswerSize) });
          },
          onResponseError(_controller, error) {
            fail(new TransportFailure("connection", systemCodeOf(error), !!controller, begun, proxyStatusOf(error)));
          },
        },
      );
    });
  }

  /** Closes the pool once the requests under way have ended; a dispatcher given from outside stays open. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    const dispatchers = [...this.#own.values()];
    this.#own.clear();
    // Not close: that would wait for connections nobody waits for any more.
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.destroy()));
  }
}
