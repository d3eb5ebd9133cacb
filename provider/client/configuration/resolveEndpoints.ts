import { ConfigurationError } from "../errors/errors";
import type { Service } from "../errors/service";
import { type ConfigurationValues, configurationLabel } from "./configurationValues";
import { isLoopback } from "./isLoopback";

const originAdvice = "Write it as https://host or https://host:port.";

/** @throws ConfigurationError when the text is not an origin that may be used */
function parseOrigin(text: string, label: string, allowedPath?: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new ConfigurationError(`The endpoint in ${label} is not a URL. ${originAdvice}`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new ConfigurationError(`The endpoint in ${label} holds a user name or password. ${originAdvice}`);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new ConfigurationError(`The endpoint ${url.href} in ${label} is not http or https. ${originAdvice}`);
  }
  const path = url.pathname.replace(/\/+$/, "");
  if ((path !== "" && path !== allowedPath) || url.search !== "" || url.hash !== "") {
    throw new ConfigurationError(
      `The endpoint ${url.origin} in ${label} has a path or query (${path}${url.search}${url.hash}). Leave it out: ${url.origin}.`,
    );
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    throw new ConfigurationError(
      `The endpoint ${url.origin} in ${label} is plain http, which would send credentials and passwords unprotected. Use https://; http:// is only accepted for loopback addresses such as http://127.0.0.1:8080.`,
    );
  }
  return url.origin;
}

type Endpoints = Partial<Record<Service, string>>;

function isEndpoints(value: unknown): value is Endpoints {
  const entries = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const isKnown = ([key, entry]: [string, unknown]) => (key === "dms" || key === "iam") && typeof entry === "string";
  return entries.length > 0 && entries.every(isKnown);
}

const example = '{"dms": "https://dms.example.com"}';

function parseEndpoints(text: string | undefined): Endpoints {
  if (text === undefined) return {};
  const malformed = () =>
    new ConfigurationError(
      `${configurationLabel("endpoints")} must be an object with dms, iam or both, such as ${example}. Correct it.`,
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed();
  }
  if (!isEndpoints(value)) throw malformed();
  return value;
}

/** The endpoint that one source names. */
function configuredEndpoint(values: ConfigurationValues, source: number, service: Service): string | undefined {
  const variable = `HW_${service.toUpperCase()}_ENDPOINT`;
  const isEnvironment = source === 2;
  const endpoint = isEnvironment
    ? values.variable(variable, "endpoints")
    : parseEndpoints(values.from(source, "endpoints"))[service]?.trim();
  if (endpoint) return parseOrigin(endpoint, isEnvironment ? variable : `huaweicloud:endpoints (${service})`);
  const authUrl = service === "iam" ? values.from(source, "authUrl") : undefined;
  return authUrl ? parseOrigin(authUrl, configurationLabel("authUrl"), "/v3") : undefined;
}

/**
 * The endpoints: as set nearest to the program, `endpoints.iam` (`HW_IAM_ENDPOINT`) before `authUrl` (`HW_AUTH_URL`),
 * otherwise made from region and cloud.
 *
 * @throws ConfigurationError for a malformed endpoint, one with a path, and plain http off loopback
 */
export function resolveEndpoints(options: {
  values: ConfigurationValues;
  region: string;
  cloud: string;
}): Record<Service, string> {
  const { values, region, cloud } = options;
  const resolve = (service: Service): string => {
    for (const source of [0, 1, 2]) {
      const endpoint = configuredEndpoint(values, source, service);
      if (endpoint) return endpoint;
    }
    return `https://${service}.${region}.${cloud}`;
  };
  return { dms: resolve("dms"), iam: resolve("iam") };
}
