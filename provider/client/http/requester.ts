import type { z } from "zod";
import type { ClientConfiguration } from "../configuration/clientConfiguration";
import { configurationSecrets } from "../configuration/configurationSecrets";
import { formatDuration } from "../configuration/duration";
import { apiErrorOf } from "../errors/apiError";
import { connectionErrorOf } from "../errors/connectionError";
import { AuthenticationError, RequestError, UnreadableAnswerError } from "../errors/errors";
import { requestIdOf, serverTimeOf } from "./answerHeaders";
import type { Clock } from "./clock";
import { percentEncode } from "./percentEncode";
import type { RequestMethod } from "./requestMethod";
import { withRetries } from "./retry";
import { type Service, serviceNames } from "./service";
import type { SignableRequest } from "./signRequest";
import { type HttpAnswer, type Transport, TransportFailure } from "./transport";

/** Proves who sends a request. */
export interface Authorizer {
  /** The request's headers, completed with the proof. */
  authorize(request: SignableRequest & { service: Service }, signal?: AbortSignal): Promise<Record<string, string>>;
  /** Looks at a 401; true when another proof may do better. */
  recover(error: AuthenticationError, headers: Record<string, string>): boolean;
}

/** One call of the API. */
export interface ApiRequest<Result> {
  service: Service;
  method: RequestMethod;
  path: string;
  /** Undefined values are left out. */
  query?: Record<string, string | undefined>;
  body?: unknown;
  /** What the answer must hold; without it the body is not looked at. */
  schema?: z.ZodType<Result>;
  /** None for the sign-in itself. */
  authorizer?: Authorizer;
  /** Whether carrying it out twice does no harm. Default: everything but POST. */
  isIdempotent?: boolean;
  /** What must not show in messages, besides the credentials. */
  secrets?: readonly string[];
  signal?: AbortSignal;
}

/** An answer as the schema reads it. */
export interface ApiAnswer<Result> {
  value: Result;
  headers: HttpAnswer["headers"];
  /** The `Date` header in milliseconds since 1970. */
  serverTime?: number;
}

/** What a requester is made of. */
export interface RequesterOptions {
  configuration: ClientConfiguration;
  transport: Transport;
  clock: Clock;
  random: () => number;
  longestRetryAfter?: number;
  log?: (line: string) => void;
}

interface PreparedRequest {
  url: URL;
  body?: string;
}

/** Makes calls: signs, sends, repeats, reads the answer, and turns every fault into an error with words. */
export class Requester {
  readonly #options: RequesterOptions;
  readonly #clockOffsets = new Map<Service, number>();

  constructor(options: RequesterOptions) {
    this.#options = options;
  }

  /** The present time by a service's own clock, in milliseconds since 1970; undefined before its first answer. */
  serverTime(service: Service): number | undefined {
    const offset = this.#clockOffsets.get(service);
    return offset === undefined ? undefined : this.#options.clock.now() + offset;
  }

  /** Makes a call, as often as it takes. */
  async send<Result>(request: ApiRequest<Result>): Promise<ApiAnswer<Result>> {
    const { configuration, clock, random, longestRetryAfter, log } = this.#options;
    let mayRecover = true;
    const prepared = {
      url: this.#url(request),
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
    };
    const isIdempotent = request.isIdempotent ?? request.method !== "POST";
    const attempt = async (): Promise<ApiAnswer<Result>> => {
      const headers = await this.#authorizedHeaders(request, prepared);
      try {
        return await this.#sendOnce(request, { ...prepared, headers });
      } catch (error) {
        const canRecover = mayRecover && error instanceof AuthenticationError && request.authorizer;
        if (!canRecover || !request.authorizer?.recover(error, headers)) throw error;
        mayRecover = false;
        return attempt();
      }
    };
    return withRetries(
      {
        maxRetries: configuration.maxRetries,
        isIdempotent,
        clock,
        random,
        longestRetryAfter,
        signal: request.signal,
        onRetry: ({ error, attempt: count, delay }) =>
          log?.(
            `${request.method} ${request.path} failed (${summaryOf(error)}); trying again in ${formatDuration(delay)} (${count} of ${configuration.maxRetries}).`,
          ),
      },
      attempt,
    );
  }

  #url(request: ApiRequest<unknown>): URL {
    const pairs = Object.entries(request.query ?? {}).filter(([, value]) => value !== undefined);
    const query = pairs.map(([key, value]) => `${percentEncode(key)}=${percentEncode(value as string)}`).join("&");
    return new URL(
      `${this.#options.configuration.endpoints[request.service]}${request.path}${query ? `?${query}` : ""}`,
    );
  }

  async #authorizedHeaders(request: ApiRequest<unknown>, prepared: PreparedRequest): Promise<Record<string, string>> {
    const headers = { "Content-Type": "application/json", "X-Language": "en-us" };
    if (!request.authorizer) return headers;
    const { method, service, signal } = request;
    try {
      const signable = { ...prepared, method, service, headers };
      return await request.authorizer.authorize(signable, signal);
    } catch (error) {
      // Whatever became of the sign-in, this request was not sent.
      if (error instanceof RequestError) error.outcome = "notSent";
      throw error;
    }
  }

  async #sendOnce<Result>(
    request: ApiRequest<Result>,
    sent: PreparedRequest & { headers: Record<string, string> },
  ): Promise<ApiAnswer<Result>> {
    const { configuration, transport, clock } = this.#options;
    const { service, method, path, signal } = request;
    const timeout = configuration.requestTimeout;
    let answer: HttpAnswer;
    try {
      const strictTls = !request.authorizer;
      answer = await transport.exchange({ ...sent, method, timeout, signal, strictTls });
    } catch (error) {
      if (!(error instanceof TransportFailure)) throw error;
      const { region, endpoints } = configuration;
      throw connectionErrorOf(error, { service, method, path, endpoint: endpoints[service], region, timeout });
    }
    const now = clock.now();
    const serverTime = serverTimeOf(answer.headers);
    if (serverTime !== undefined) this.#clockOffsets.set(service, serverTime - now);
    if (answer.status < 200 || answer.status >= 300) {
      const secrets = [
        ...configurationSecrets(configuration),
        ...(request.secrets ?? []),
        sent.headers["X-Auth-Token"] ?? "",
      ];
      const credentialsKind = request.authorizer ? configuration.credentials.kind : "signIn";
      throw apiErrorOf(answer, { service, method, path, credentialsKind, secrets, now });
    }
    return { value: read(request, answer), headers: answer.headers, serverTime };
  }
}

function summaryOf(error: RequestError): string {
  const { status, systemCode } = error as { status?: number; systemCode?: string };
  if (error instanceof UnreadableAnswerError) return `HTTP ${status}, unreadable`;
  return status === undefined ? (systemCode ?? error.code) : `HTTP ${status}`;
}

function read<Result>(request: ApiRequest<Result>, answer: HttpAnswer): Result {
  if (!request.schema) return undefined as Result;
  const unreadable = (what: string) =>
    new UnreadableAnswerError({
      method: request.method,
      path: request.path,
      outcome: "unknown",
      serverTime: serverTimeOf(answer.headers),
      status: answer.status,
      requestId: requestIdOf(answer.headers),
      message: `${serviceNames[request.service]} answered ${request.method} ${request.path} with HTTP ${answer.status}, but ${what}. Check that the endpoint belongs to the service, then try again.`,
    });
  let value: unknown;
  try {
    value = answer.body.trim() === "" ? {} : JSON.parse(answer.body);
  } catch {
    throw unreadable("the answer is not JSON");
  }
  const parsed = request.schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".");
  throw unreadable(
    field ? `its field ${field} is missing or malformed` : "the answer has another form than documented",
  );
}
