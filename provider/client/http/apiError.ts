import type { Credentials } from "../configuration/clientConfiguration";
import { describeErrorCode, errorNumber } from "../errors/errorCodes";
import {
  ApiError,
  type ApiErrorDetails,
  AuthenticationError,
  DuplicateNameError,
  InstanceBusyError,
  InstanceNotFoundError,
  NotDeletableError,
  PermissionError,
  ThrottledError,
  WrongUrlError,
} from "../errors/errors";
import { permissionFor } from "../errors/permissions";
import { redactSecrets } from "../errors/redactSecrets";
import type { RequestMethod } from "../errors/service";
import { type Service, serviceNames } from "../errors/service";
import { statusDescriptions } from "../errors/statusCodes";
import { headerOf, parseRetryAfter, requestIdOf, serverTimeOf } from "./answerHeaders";
import { parseErrorBody } from "./errorBody";
import type { HttpAnswer } from "./transport";

const maxMessageLength = 300;
const maxClockSkew = 5 * 60_000;
const throttlingCodes = /^(APIGW|APIG)\.0308$/i;
/** How the calls for tags say so, under 404. */
const throttledTags = "240407";
const throttlingWords = /flow[ -]?control|throttl|too many requests|rate limit/i;

/** What is known of the request that was answered. */
export interface AnsweredRequest {
  service: Service;
  method: RequestMethod;
  path: string;
  /** How the request was signed; none for the sign-in itself. */
  credentialsKind: Credentials["kind"] | "signIn";
  /** One sentence: where the credentials come from. */
  credentialsOrigin?: string | undefined;
  /** What must not show in messages. */
  secrets: readonly string[];
  /** The clock of this machine, in milliseconds since 1970. */
  now: number;
}

/** A text from outside as one line of a message: without secrets, without line breaks, cut. */
function tame(text: string, secrets: readonly string[]): string {
  const line = redactSecrets(text, secrets).replace(/\s+/g, " ").trim();
  return line.length > maxMessageLength ? `${line.slice(0, maxMessageLength)}…` : line;
}

const withoutStop = (text: string): string => text.replace(/[.\s]+$/, "");

function whatHappened(details: ApiErrorDetails, request: AnsweredRequest): string {
  const { errorCode, serverMessage, status, requestId } = details;
  const meaning = describeErrorCode(errorCode ?? "")?.text;
  const words = meaning ?? serverMessage ?? statusDescriptions[status];
  const code = errorCode === undefined || errorCode === String(status) ? "" : `, code ${errorCode}`;
  const addsToMeaning = meaning && serverMessage && withoutStop(serverMessage) !== withoutStop(meaning);
  const parts = [
    words ? `: ${withoutStop(words)}` : "",
    addsToMeaning ? ` (the service says: ${withoutStop(serverMessage)})` : "",
    requestId ? ` (request id ${requestId})` : "",
  ];
  return `${serviceNames[request.service]} answered ${request.method} ${request.path} with HTTP ${status}${code}${parts.join("")}.`;
}

const signInAdvice: Record<AnsweredRequest["credentialsKind"], string> = {
  token: "Check the token (huaweicloud:authToken, HW_AUTH_TOKEN): it may have expired, or belong to another project.",
  accessKey:
    "Check the access key and the secret key (huaweicloud:accessKey and secretKey, HW_ACCESS_KEY and HW_SECRET_KEY), for a temporary key also the security token, and that they belong to this region's account.",
  password: "Check the user's password and the project it signs in to.",
  signIn:
    "Check user, password and account (huaweicloud:userName, userPassword and domainName, HW_USER_NAME, HW_USER_PASSWORD and HW_DOMAIN_NAME), and the project name.",
};

function authenticationAdvice(details: ApiErrorDetails, request: AnsweredRequest): string {
  const skew = details.serverTime === undefined ? 0 : Math.abs(details.serverTime - request.now);
  if (request.credentialsKind === "accessKey" && skew > maxClockSkew) {
    return `The clock of this machine is ${Math.round(skew / 60_000)} minutes off, and signatures are only valid for 15: set it right.`;
  }
  if (details.errorNumber === "401004") return describeErrorCode("401004")?.advice ?? "";
  const { credentialsOrigin = "" } = request;
  return `${signInAdvice[request.credentialsKind]} ${credentialsOrigin}`.trim();
}

function permissionAdvice(details: ApiErrorDetails, action: string | undefined, request: AnsweredRequest): string {
  if (details.errorNumber === "403002") return describeErrorCode("403002")?.advice as string;
  if (action) return `Ask an administrator of the account to grant the IAM action ${action} in this project.`;
  if (request.service === "iam" && request.path === "/v3/projects") {
    return "Set the project id (huaweicloud:projectId, HW_PROJECT_ID), or ask an administrator for permission to list projects.";
  }
  return "Ask an administrator of the account for the permission to make this call in this project.";
}

function generalAdvice(details: ApiErrorDetails): string {
  const known = describeErrorCode(details.errorCode ?? "")?.advice;
  if (known) return known;
  if (details.status === 404) return "Check the region, the endpoint and the project id.";
  if (details.status >= 500 || details.status === 408)
    return "Try again later; if it stays, give the vendor the request id.";
  if (details.status < 400)
    return "Check the endpoint, and whether something between this machine and the cloud redirects requests.";
  return "Correct what the service names; if nothing is wrong with it, give the vendor the request id.";
}

function isThrottled({ status, errorCode = "", errorNumber: number, serverMessage = "" }: ApiErrorDetails): boolean {
  if (status === 429 || throttlingCodes.test(errorCode) || number === throttledTags) return true;
  return status < 500 && throttlingWords.test(serverMessage);
}

/** The classes of errors that only their code tells apart, by HTTP status and the code's number. */
const errorClasses: Readonly<Record<string, typeof ApiError>> = {
  "404 404022": InstanceNotFoundError,
  "404 404001": WrongUrlError,
  "400017": InstanceBusyError,
  "400026": InstanceBusyError,
  "400060": DuplicateNameError,
  "400081": DuplicateNameError,
  "400099": NotDeletableError,
};

function errorClassOf({ status, errorNumber: number = "" }: ApiErrorDetails): typeof ApiError {
  const byStatus = errorClasses[`${status} ${number}`];
  return byStatus ?? (status < 500 ? errorClasses[number] : undefined) ?? ApiError;
}

function detailsOf(answer: HttpAnswer, request: AnsweredRequest): ApiErrorDetails {
  const { status, headers } = answer;
  const body = parseErrorBody(answer.body);
  const tamed = (text: string | undefined) => (text === undefined ? undefined : tame(text, request.secrets));
  const errorCode = tamed(body.errorCode);
  const serverTime = serverTimeOf(headers);
  return {
    method: request.method,
    path: request.path,
    outcome: status >= 500 || status === 408 ? "unknown" : "refused",
    serverTime,
    status,
    errorCode,
    errorNumber: errorNumber(errorCode ?? ""),
    serverMessage: tamed(body.message),
    isJson: body.isJson,
    requestId: requestIdOf(headers) ?? tamed(body.requestId),
    retryAfterMs: parseRetryAfter(headerOf(headers, "retry-after"), serverTime ?? request.now),
  };
}

/** The error that fits an answer which is no success. */
export function apiErrorOf(answer: HttpAnswer, request: AnsweredRequest): ApiError {
  const details = detailsOf(answer, request);
  const happened = whatHappened(details, request);
  const options = (advice: string) => ({ ...details, message: `${happened} ${advice}` });
  if (isThrottled(details)) {
    return new ThrottledError(
      options(
        "Too many requests were sent: deploy fewer instances at once (pulumi up --parallel), or try again later.",
      ),
    );
  }
  if (details.status === 401) return new AuthenticationError(options(authenticationAdvice(details, request)));
  if (details.status === 403) {
    const action = permissionFor(request.method, request.path);
    return new PermissionError({ ...options(permissionAdvice(details, action, request)), action });
  }
  return new (errorClassOf(details))(options(generalAdvice(details)));
}
