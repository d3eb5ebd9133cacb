import type { ClientConfiguration } from "../configuration/clientConfiguration";
import { configurationSecrets } from "../configuration/configurationSecrets";
import { formatDuration } from "../configuration/duration";
import {
  ApiError,
  AuthenticationError,
  ConnectionError,
  RequestError,
  ThrottledError,
  UnreadableAnswerError,
} from "../errors/errors";
import { type RequestMethod, type Service, serviceNames } from "../errors/service";
import { requestIdOf, serverTimeOf } from "./answerHeaders";
import { apiErrorOf } from "./apiError";
import type { Clock } from "./clock";
import { connectionErrorOf } from "./connectionError";
import { type RequestPacer, RequestPacers } from "./requestPacer";
import { withRetries } from "./retry";
import { percentEncode, type SignableRequest } from "./signRequest";
import { type HttpAnswer, type Transport, TransportFailure } from "./transport";

/** How long one call may take, where that is less than the configuration allows. */
export interface CallLimits {
  /** How often a failed request is repeated. */
  maxRetries?: number;
  /** Milliseconds for one attempt. */
  requestTimeout?: number;
  /** The longest pause before a repetition, in milliseconds, that the service may ask for. Default: five minutes. */
  longestRetryAfter?: number;
}

/** What every call accepts. */
export interface CallOptions {
  /** Cancels the call, its repetitions and pauses included. */
  signal?: AbortSignal | undefined;
  limits?: CallLimits | undefined;
}

/** Proves who sends a request. */
export interface Authorizer {
  /** The request's headers, completed with the proof. */
  authorize(request: SignableRequest & { service: Service }, options?: CallOptions): Promise<Record<string, string>>;
  /** Looks at a 401; true when another proof may do better. */
  recover(error: AuthenticationError, headers: Record<string, string>): boolean;
}

/** What a gate knows of a request. */
export type GatedRequest = Pick<ApiRequest<unknown>, "service" | "method" | "path">;

/** Stands between each request, repetitions and sign-ins included, and its sending; throws instead of letting it through. */
export type RequestGate = <Answer>(request: GatedRequest, send: () => Promise<Answer>) => Promise<Answer>;

/** One fault of an answer. */
interface SchemaIssue {
  /** `custom` for a rule of the schema, whose message says what is wrong. */
  code?: string | undefined;
  path: readonly PropertyKey[];
  message: string;
}

/** Reads an answer or names its fault; a schema of zod is one, of which public declarations know nothing. */
export interface AnswerSchema<Result> {
  safeParse(
    answer: unknown,
  ): { success: true; data: Result } | { success: false; error: { issues: readonly SchemaIssue[] } };
}

/** One call of the API. */
export interface ApiRequest<Result> extends CallOptions {
  service: Service;
  method: RequestMethod;
  path: string;
  /** Undefined values are left out. */
  query?: Record<string, string | undefined>;
  body?: unknown;
  /** What the answer must hold. */
  schema: AnswerSchema<Result>;
  /** True when only the status of the answer counts; the schema reads `undefined` then. */
  ignoresBody?: boolean;
  /** None for the sign-in itself. */
  authorizer?: Authorizer;
  /** Whether carrying it out twice does no harm. Default: everything but POST. */
  isIdempotent?: boolean;
  /** What must not show in messages, besides the credentials. */
  secrets?: readonly string[];
}

/** An answer as the schema reads it. */
export interface ApiAnswer<Result> {
  /** HTTP status, a success. */
  status: number;
  value: Result;
  headers: HttpAnswer["headers"];
  /** The `Date` header in milliseconds since 1970. */
  serverTime?: number | undefined;
}

/** What a requester is made of. */
export interface RequesterOptions {
  configuration: ClientConfiguration;
  transport: Transport;
  clock: Clock;
  random: () => number;
  /** Called with one line about each repetition of a request. */
  log?: ((line: string) => void) | undefined;
  /** Default: every request is let through. */
  gate?: RequestGate | undefined;
  /** Shared with whoever sends to the same endpoints. Default: its own. */
  pacers?: RequestPacers | undefined;
}

interface PreparedRequest {
  method: RequestMethod;
  url: URL;
  body?: string;
}

type SignedRequest = PreparedRequest & { headers: Record<string, string> };

/** Makes calls: signs, sends, repeats, reads the answer, and turns every fault into an error with words. */
export class Requester {
  readonly #options: RequesterOptions;
  readonly #pacers: RequestPacers;
  readonly #clockOffsets = new Map<Service, number>();

  constructor(options: RequesterOptions) {
    this.#options = options;
    this.#pacers = options.pacers ?? new RequestPacers();
  }

  /** The present time by a service's own clock, in milliseconds since 1970; undefined before its first answer. */
  serverTime(service: Service): number | undefined {
    const offset = this.#clockOffsets.get(service);
    return offset === undefined ? undefined : this.#options.clock.now() + offset;
  }

  /** Makes a call, as often as it takes. */
  send<Result>(request: ApiRequest<Result>): Promise<ApiAnswer<Result>> {
    const prepared = this.#prepare(request);
    const exchange = async (headers: Record<string, string>) =>
      readAnswer(request, await this.#exchange(request, { ...prepared, headers }));
    const { service, method, path, signal, limits } = request;
    const paced = { method, path, signal, needsPlace: service === "dms", patience: limits?.longestRetryAfter };
    return this.#repeat(
      request,
      withRecovery(request.authorizer, {
        authorize: () => this.#authorize(request, prepared),
        exchange,
        // What is signed before its turn has come may be too old by then.
        pace: (attempt) => this.#pacerOf(service).send(paced, attempt),
      }),
    );
  }

  #pacerOf(service: Service): RequestPacer {
    const { configuration, clock } = this.#options;
    const { maxConcurrentRequests: maxConcurrent, requestsPerMinute: perMinute, endpoints } = configuration;
    return this.#pacers.of(endpoints[service], { clock, maxConcurrent, perMinute });
  }

  #prepare({ service, method, path, query = {}, body }: ApiRequest<unknown>): PreparedRequest {
    const pairs = Object.entries(query).flatMap(([key, value]) =>
      value === undefined ? [] : [`${percentEncode(key)}=${percentEncode(value)}`],
    );
    const search = pairs.length > 0 ? `?${pairs.join("&")}` : "";
    const url = new URL(`${this.#options.configuration.endpoints[service]}${path}${search}`);
    return body === undefined ? { method, url } : { method, url, body: JSON.stringify(body) };
  }

  #repeat<Result>(request: ApiRequest<unknown>, attempt: () => Promise<Result>): Promise<Result> {
    const { configuration, clock, random, log } = this.#options;
    const { method, path, signal, limits = {}, isIdempotent = method !== "POST" } = request;
    const maxRetries = Math.min(limits.maxRetries ?? Number.POSITIVE_INFINITY, configuration.maxRetries);
    const pacer = this.#pacerOf(request.service);
    const onRetry = ({ error, attempt: count, delay }: { error: RequestError; attempt: number; delay: number }) => {
      if (error instanceof ThrottledError) pacer.hold(delay);
      log?.(
        `${method} ${path} failed (${summaryOf(error)}); trying again in ${formatDuration(delay)} (${count} of ${maxRetries}).`,
      );
    };
    const { longestRetryAfter } = limits;
    const retries = { maxRetries, isIdempotent, clock, random, longestRetryAfter, signal, onRetry };
    return withRetries(retries, attempt).catch((error: unknown) => {
      if (error instanceof ThrottledError) pacer.hold(error.retryAfterMs ?? 0);
      throw error;
    });
  }

  async #authorize(request: ApiRequest<unknown>, prepared: PreparedRequest): Promise<Record<string, string>> {
    const headers = { "Content-Type": "application/json", "X-Language": "en-us" };
    const { authorizer, service, signal, limits } = request;
    if (!authorizer) return headers;
    try {
      return await authorizer.authorize({ ...prepared, service, headers }, { signal, limits });
    } catch (error) {
      // Whatever became of the sign-in, this request was not sent.
      throw error instanceof RequestError ? error.withOutcome("notSent") : error;
    }
  }

  async #exchange(request: ApiRequest<unknown>, signed: SignedRequest): Promise<HttpAnswer> {
    const { configuration, transport, clock, gate = letThrough } = this.#options;
    const { service, method, path, signal, limits = {}, authorizer, secrets = [] } = request;
    const timeout = Math.min(limits.requestTimeout ?? Number.POSITIVE_INFINITY, configuration.requestTimeout);
    const send = () => transport.exchange({ ...signed, timeout, signal, strictTls: !authorizer });
    const answer = await gate({ service, method, path }, send).catch((error: unknown) => {
      if (!(error instanceof TransportFailure)) throw error;
      const { region, endpoints } = configuration;
      throw connectionErrorOf(error, { service, method, path, endpoint: endpoints[service], region, timeout });
    });
    const now = clock.now();
    const serverTime = serverTimeOf(answer.headers);
    if (serverTime !== undefined) this.#clockOffsets.set(service, serverTime - now);
    if (answer.status >= 200 && answer.status < 300) return answer;
    const hidden = [...configurationSecrets(configuration), ...secrets, signed.headers["X-Auth-Token"] ?? ""];
    const credentialsKind = authorizer ? configuration.credentials.kind : "signIn";
    const { credentialsOrigin } = configuration;
    throw apiErrorOf(answer, { service, method, path, credentialsKind, credentialsOrigin, secrets: hidden, now });
  }
}

const letThrough: RequestGate = (_request, send) => send();

interface AttemptSteps<Result> {
  authorize: () => Promise<Record<string, string>>;
  exchange: (headers: Record<string, string>) => Promise<Result>;
  /** Holds an attempt back until its turn has come. */
  pace: (attempt: () => Promise<Result>) => Promise<Result>;
}

/** An attempt with a proof of who sends it; a proof that is refused is replaced once where another may do better. */
function withRecovery<Result>(
  authorizer: Authorizer | undefined,
  { authorize, exchange, pace }: AttemptSteps<Result>,
): () => Promise<Result> {
  let mayRecover = true;
  return async function attempt(): Promise<Result> {
    let headers: Record<string, string> | undefined;
    try {
      return await pace(async () => {
        headers = await authorize();
        return exchange(headers);
      });
    } catch (error) {
      // Without headers it was the sign-in that failed.
      if (!mayRecover || !headers || !(error instanceof AuthenticationError)) throw error;
      if (!authorizer?.recover(error, headers)) throw error;
      mayRecover = false;
      return attempt();
    }
  };
}

function summaryOf(error: RequestError): string {
  if (error instanceof UnreadableAnswerError) return `HTTP ${error.status}, unreadable`;
  if (error instanceof ApiError) return `HTTP ${error.status}`;
  return error instanceof ConnectionError ? error.systemCode : error.code;
}

function readAnswer<Result>(request: ApiRequest<Result>, answer: HttpAnswer): ApiAnswer<Result> {
  const serverTime = serverTimeOf(answer.headers);
  const unreadable = (what: string) =>
    new UnreadableAnswerError({
      method: request.method,
      path: request.path,
      outcome: "unknown",
      serverTime,
      status: answer.status,
      requestId: requestIdOf(answer.headers),
      message: `${serviceNames[request.service]} answered ${request.method} ${request.path} with HTTP ${answer.status}, but ${what}. Check that the endpoint belongs to the service, then try again.`,
    });
  const parsed = request.schema.safeParse(request.ignoresBody ? undefined : jsonOf(answer.body, unreadable));
  if (parsed.success) return { status: answer.status, value: parsed.data, headers: answer.headers, serverTime };
  throw unreadable(faultOf(parsed.error.issues[0]));
}

/** What is wrong with an answer: a rule of its schema says so itself. */
function faultOf(issue: SchemaIssue | undefined): string {
  const field = issue?.path.join(".");
  if (!issue || !field) return "the answer has another form than documented";
  return issue.code === "custom" ? `its field ${field} ${issue.message}` : `its field ${field} is missing or malformed`;
}

function jsonOf(body: string, unreadable: (what: string) => Error): unknown {
  try {
    return body.trim() === "" ? {} : JSON.parse(body);
  } catch {
    throw unreadable("the answer is not JSON");
  }
}
