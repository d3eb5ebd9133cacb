import type { RequestMethod } from "./service";

const brandsKey = Symbol.for("pulumi-huaweicloud-dms-rabbitmq.errorBrands");

interface ErrorClass {
  readonly name: string;
  readonly brand?: string;
  readonly code?: string;
}

function ancestry(errorClass: ErrorClass): ErrorClass[] {
  const classes: ErrorClass[] = [];
  for (let current: unknown = errorClass; isErrorClass(current); current = Object.getPrototypeOf(current)) {
    classes.push(current);
  }
  return classes;
}

const isErrorClass = (value: unknown): value is ErrorClass => typeof value === "function";

const ownBrand = (errorClass: ErrorClass): string | undefined =>
  Object.hasOwn(errorClass, "brand") ? errorClass.brand : undefined;

/**
 * The base of every error of this package. `code` is stable and meant for programs, `message` for people: what happened
 * and what to do. `instanceof` holds across several installed copies of the package. No error carries a secret, and none
 * changes once it is thrown.
 */
export class HuaweiCloudError extends Error {
  /** Tells the class across copies of the package. */
  static readonly brand: string = "HuaweiCloudError";
  /** The code of errors that are not given one of their own. */
  static readonly code: string = "HUAWEI_CLOUD";
  readonly code: string;

  constructor({ code, message, cause }: { code?: string; message: string; cause?: unknown }) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code ?? new.target.code;
    const brands = ancestry(new.target).flatMap((errorClass) => ownBrand(errorClass) ?? []);
    Object.defineProperty(this, brandsKey, { value: brands });
    Object.defineProperty(this, "name", { value: ownBrand(new.target) ?? new.target.name, configurable: true });
  }
}

/** Compares brands, which hold across copies of the package; a class without a brand of its own, its prototype. */
function isInstance(this: ErrorClass, value: unknown): boolean {
  const brand = ownBrand(this);
  if (brand === undefined) return Function.prototype[Symbol.hasInstance].call(this, value);
  if (typeof value !== "object" || value === null) return false;
  const brands: unknown = Reflect.get(value, brandsKey);
  return Array.isArray(brands) && brands.includes(brand);
}

Object.defineProperty(HuaweiCloudError, Symbol.hasInstance, { value: isInstance });

/** Configuration that is missing, malformed or refused; nothing was sent. */
export class ConfigurationError extends HuaweiCloudError {
  static override readonly brand: string = "ConfigurationError";
  static override readonly code: string = "CONFIGURATION";

  constructor(message: string) {
    super({ message });
  }
}

/** The API version that a call was made with lacks what was asked of it; nothing was sent. */
export class UnsupportedByApiVersionError extends HuaweiCloudError {
  static override readonly brand: string = "UnsupportedByApiVersionError";
  static override readonly code: string = "UNSUPPORTED_BY_API_VERSION";
  /** The properties that it lacks. */
  readonly properties: readonly string[];

  constructor({ apiVersion, what, names }: { apiVersion: string; what: string; names: readonly string[] }) {
    const list = names.join(" and ");
    super({
      message: `API ${apiVersion} cannot ${what} with ${list}. Use API v2 (huaweicloud:apiVersion, HW_DMS_API_VERSION), or leave ${list} out.`,
    });
    this.properties = names;
  }
}

/** It could not be told whether an endpoint serves API v2; `cause` is why, and nothing was changed. */
export class ApiVersionUnknownError extends HuaweiCloudError {
  static override readonly brand: string = "ApiVersionUnknownError";
  static override readonly code: string = "API_VERSION_UNKNOWN";
}

/**
 * What became of a request that failed:
 * - `refused`: the service answered and did not do it;
 * - `notSent`: it never reached the service;
 * - `unknown`: it may have been carried out, only the answer is missing or unreadable.
 */
export type RequestOutcome = "refused" | "notSent" | "unknown";

/** What all errors about one request carry. */
export interface RequestErrorDetails {
  method: RequestMethod;
  /** Path without query. */
  path: string;
  outcome: RequestOutcome;
  /** The `Date` header of the answer in milliseconds since 1970, if there was one. */
  serverTime?: number | undefined;
}

type WithMessage<Details> = Details & { message: string; cause?: unknown };

/** An error about one request. */
export class RequestError extends HuaweiCloudError {
  static override readonly brand: string = "RequestError";
  readonly method: RequestMethod;
  readonly path: string;
  /** Whether the request may have been carried out all the same. */
  readonly outcome: RequestOutcome;
  declare readonly serverTime?: number;

  constructor(options: WithMessage<RequestErrorDetails>) {
    super(options);
    this.method = options.method;
    this.path = options.path;
    this.outcome = options.outcome;
    if (options.serverTime !== undefined) this.serverTime = options.serverTime;
  }

  /** The same error with what is known of the request by now. */
  withOutcome(outcome: RequestOutcome): this {
    if (outcome === this.outcome) return this;
    const { message, cause, stack } = this;
    return Object.assign(Reflect.construct(this.constructor, [{ ...this, message, cause, outcome }]), { stack });
  }
}

/** The service could not be reached, or the connection broke: DNS, refused, reset, TLS, time-out. */
export class ConnectionError extends RequestError {
  static override readonly brand: string = "ConnectionError";
  static override readonly code: string = "CONNECTION";
  /** The system's name of the fault, such as `ECONNRESET` or `ENOTFOUND`. */
  readonly systemCode: string;

  constructor(options: WithMessage<RequestErrorDetails> & { systemCode: string }) {
    super(options);
    this.systemCode = options.systemCode;
  }
}

/** The service did not answer within the request time-out. */
export class TimeoutError extends ConnectionError {
  static override readonly brand: string = "TimeoutError";
  static override readonly code: string = "TIMEOUT";
}

/** The caller's signal aborted the request. */
export class AbortedError extends RequestError {
  static override readonly brand: string = "AbortedError";
  static override readonly code: string = "ABORTED";

  constructor(options: RequestErrorDetails) {
    super({ ...options, message: `${options.method} ${options.path} was cancelled.` });
  }
}

/** The answer is not what the service documents: cut off, not JSON, or without what it must hold. */
export class UnreadableAnswerError extends RequestError {
  static override readonly brand: string = "UnreadableAnswerError";
  static override readonly code: string = "UNREADABLE_ANSWER";
  readonly status: number;
  declare readonly requestId?: string;

  constructor(options: WithMessage<RequestErrorDetails> & { status: number; requestId?: string | undefined }) {
    super(options);
    this.status = options.status;
    if (options.requestId !== undefined) this.requestId = options.requestId;
  }
}

/** What an answer that says no carries. */
export interface ApiErrorDetails extends RequestErrorDetails {
  /** HTTP status. */
  status: number;
  /** The code as the service wrote it, such as `DMS.00400026` or `111400026`. */
  errorCode?: string | undefined;
  /** The last six digits of the code, which identify it, such as `400026`. */
  errorNumber?: string | undefined;
  /** What the service said, with secrets blotted out. */
  serverMessage?: string | undefined;
  /** Whether the body was JSON, so that a service said no and not a gateway's page. */
  isJson?: boolean | undefined;
  requestId?: string | undefined;
  /** How long the service asks to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
}

/** The service answered with an HTTP status that is no success. */
export class ApiError extends RequestError {
  static override readonly brand: string = "ApiError";
  static override readonly code: string = "API_ERROR";
  readonly status: number;
  declare readonly errorCode?: string;
  declare readonly errorNumber?: string;
  declare readonly serverMessage?: string;
  declare readonly isJson?: boolean;
  declare readonly requestId?: string;
  declare readonly retryAfterMs?: number;

  constructor(options: WithMessage<ApiErrorDetails>) {
    super(options);
    this.status = options.status;
    if (options.errorCode !== undefined) this.errorCode = options.errorCode;
    if (options.errorNumber !== undefined) this.errorNumber = options.errorNumber;
    if (options.serverMessage !== undefined) this.serverMessage = options.serverMessage;
    if (options.isJson !== undefined) this.isJson = options.isJson;
    if (options.requestId !== undefined) this.requestId = options.requestId;
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs;
  }
}

/** 401: the credentials are wrong, expired, or belong to another project. */
export class AuthenticationError extends ApiError {
  static override readonly brand: string = "AuthenticationError";
  static override readonly code: string = "AUTHENTICATION";
}

/** 403: the credentials are right, a permission is missing. */
export class PermissionError extends ApiError {
  static override readonly brand: string = "PermissionError";
  static override readonly code: string = "PERMISSION";
  /** The IAM action that the call needs, such as `dms:instance:create`. */
  declare readonly action?: string;

  constructor(options: WithMessage<ApiErrorDetails> & { action?: string | undefined }) {
    super(options);
    if (options.action !== undefined) this.action = options.action;
  }
}

/** 404 with 404022: this instance does not exist in this region and project. No other 404 means that. */
export class InstanceNotFoundError extends ApiError {
  static override readonly brand: string = "InstanceNotFoundError";
  static override readonly code: string = "INSTANCE_NOT_FOUND";
}

/** 404 with 404001: the endpoint does not serve this API, or not in this version. */
export class WrongUrlError extends ApiError {
  static override readonly brand: string = "WrongUrlError";
  static override readonly code: string = "WRONG_URL";
}

/** 400026 and 400017: the status of the instance does not allow this now; wait and try again. */
export class InstanceBusyError extends ApiError {
  static override readonly brand: string = "InstanceBusyError";
  static override readonly code: string = "INSTANCE_BUSY";
}

/** 400060 and 400081: another instance of the project has this name. */
export class DuplicateNameError extends ApiError {
  static override readonly brand: string = "DuplicateNameError";
  static override readonly code: string = "DUPLICATE_NAME";
}

/** 400099: an instance that is creating, starting, stopping or restarting cannot be deleted; wait and try again. */
export class NotDeletableError extends ApiError {
  static override readonly brand: string = "NotDeletableError";
  static override readonly code: string = "NOT_DELETABLE";
}

/** 429, or flow control under another status: too many requests. */
export class ThrottledError extends ApiError {
  static override readonly brand: string = "ThrottledError";
  static override readonly code: string = "THROTTLED";
}

/** Whether a failed request may have been carried out all the same. */
export function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof RequestError && error.outcome === "unknown";
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
