import { formatDuration } from "../configuration/duration";
import {
  AbortedError,
  ConnectionError,
  type RequestError,
  type RequestErrorDetails,
  type RequestOutcome,
  TimeoutError,
  UnreadableAnswerError,
} from "../errors/errors";
import type { RequestMethod } from "../errors/service";
import { type Service, serviceNames } from "../errors/service";
import { requestIdOf, serverTimeOf } from "./answerHeaders";
import type { TransportFailure } from "./transport";

/** What is known of the request that got no whole answer. */
export interface UnansweredRequest {
  service: Service;
  method: RequestMethod;
  path: string;
  /** Origin that was called. */
  endpoint: string;
  region: string;
  /** Milliseconds one attempt may take. */
  timeout: number;
}

const endpointKeys: Record<Service, string> = {
  dms: "huaweicloud:endpoints (HW_DMS_ENDPOINT)",
  iam: "huaweicloud:endpoints (HW_IAM_ENDPOINT)",
};

/** Whether a fault stems from a certificate or another TLS matter that will not pass by itself. */
export function isTlsFault(systemCode: string): boolean {
  return /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO)/.test(systemCode);
}

function explain(failure: TransportFailure, request: UnansweredRequest): string {
  const { service, endpoint, region } = request;
  const { systemCode, proxyStatus } = failure;
  const name = serviceNames[service];
  const { hostname } = new URL(endpoint);
  const regionCheck = `Check the region "${region}" (huaweicloud:region, HW_REGION_NAME) and, if it is right, set ${endpointKeys[service]}.`;
  if (proxyStatus !== undefined) {
    return proxyStatus === 407
      ? "The proxy asks for a user name and password (HTTP 407). Add them to HTTPS_PROXY, or list the host in NO_PROXY."
      : `The proxy could not connect to the ${name} endpoint ${endpoint} (HTTP ${proxyStatus}). ${regionCheck}`;
  }
  if (systemCode === "ENOTFOUND") {
    return `The ${name} endpoint ${endpoint} of region "${region}" does not exist: there is no host named ${hostname} (ENOTFOUND). ${regionCheck}`;
  }
  if (systemCode === "EAI_AGAIN") {
    return `The host ${hostname} of region "${region}" could not be looked up (EAI_AGAIN). Check the network and its DNS server.`;
  }
  if (isTlsFault(systemCode)) {
    return `The TLS certificate of the ${name} endpoint ${endpoint} was not accepted (${systemCode}). If a proxy of your company replaces certificates, put its authority into NODE_EXTRA_CA_CERTS.`;
  }
  if (!failure.wasSent) {
    return `The ${name} endpoint ${endpoint} could not be reached (${systemCode}). Check the network, the proxy settings and the endpoint.`;
  }
  return `The connection to the ${name} endpoint ${endpoint} broke before ${request.method} ${request.path} was answered (${systemCode}). Check the network, then try again.`;
}

function outcomeOf(failure: TransportFailure): RequestOutcome {
  if (!failure.wasSent) return "notSent";
  const status = failure.begun?.status ?? 500;
  return status >= 300 && status < 500 && status !== 408 ? "refused" : "unknown";
}

/** The error that fits a request without a whole answer. */
export function connectionErrorOf(failure: TransportFailure, request: UnansweredRequest): RequestError {
  const details: RequestErrorDetails = {
    method: request.method,
    path: request.path,
    outcome: outcomeOf(failure),
    serverTime: failure.begun && serverTimeOf(failure.begun.headers),
  };
  const { systemCode } = failure;
  if (failure.kind === "aborted") return new AbortedError(details);
  if (failure.kind === "timeout") {
    const message = `The ${serviceNames[request.service]} endpoint ${request.endpoint} did not answer ${request.method} ${request.path} within ${formatDuration(request.timeout)}. Check the network and the proxy settings, or raise huaweicloud:requestTimeout.`;
    return new TimeoutError({ ...details, message, systemCode });
  }
  if (failure.begun) {
    const { status, headers } = failure.begun;
    const message = `The answer to ${request.method} ${request.path} (HTTP ${status}) broke off (${systemCode}). Try again.`;
    return new UnreadableAnswerError({ ...details, message, status, requestId: requestIdOf(headers) });
  }
  return new ConnectionError({ ...details, message: explain(failure, request), systemCode });
}
