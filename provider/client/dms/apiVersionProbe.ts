import {
  AbortedError,
  ApiError,
  ApiVersionUnknownError,
  AuthenticationError,
  RequestError,
  ThrottledError,
} from "../errors/errors";
import type { CallLimits, CallOptions } from "../http/requester";
import { SharedWork } from "../http/sharedWork";
import type { Connection } from "../iam/connection";
import type { ApiVersion } from "./dmsApi";
import { availabilityZonesSchema } from "./wire/availabilityZones";

const request = { method: "GET", path: "/v2/available-zones" } as const;

const zonesSchema = availabilityZonesSchema.refine(({ availabilityZones }) => availabilityZones.length > 0, {
  path: ["available_zones"],
  message: "names no zone",
});

/** Whether an error is about the probe itself, and neither about signing in nor the caller's own end. */
function isOfProbe(error: unknown): error is RequestError {
  if (!(error instanceof RequestError) || error.path !== request.path) return false;
  return !(error instanceof AuthenticationError) && !(error instanceof AbortedError);
}

/** Whether an answer says that the endpoint has no such address: by a code, or as a gateway that does not know it. */
function lacksAddress(error: unknown): boolean {
  // The sign-in before it may end in a 404 of its own.
  if (!isOfProbe(error) || !(error instanceof ApiError) || error.status !== 404) return false;
  if (error instanceof ThrottledError) return false;
  return error.errorNumber === "404001" || error.errorCode?.toUpperCase() === "APIGW.0101" || error.isJson === false;
}

function unknownVersion(endpoint: string, why: string, cause?: unknown): ApiVersionUnknownError {
  return new ApiVersionUnknownError({
    message: `It cannot be told whether the endpoint ${endpoint} serves API v2: ${why} Or set huaweicloud:apiVersion (HW_DMS_API_VERSION) to v1.0 or v2.`,
    cause,
  });
}

async function probe(
  { requester, session: authorizer, configuration }: Connection,
  limits: CallLimits | undefined,
): Promise<ApiVersion> {
  const { dms: endpoint } = configuration.endpoints;
  const call = { ...request, service: "dms", schema: zonesSchema, authorizer, limits } as const;
  const { status } = await requester.send(call).catch((error: unknown) => {
    if (lacksAddress(error)) return { status: 404 };
    throw isOfProbe(error) ? unknownVersion(endpoint, error.message, error) : error;
  });
  if (status === 404) return "v1.0";
  if (status === 200) return "v2";
  throw unknownVersion(endpoint, `DMS answered ${request.method} ${request.path} with HTTP ${status}.`);
}

/**
 * Which version of the API an endpoint serves, v2 before v1.0: one signed request for each endpoint, however often it is
 * asked. It is sent once the project is known, that is after the sign-in or the look-up of the project where the
 * credentials need one. A list of zones says v2; a 404 that says that there is no such address, v1.0; anything else is an
 * error, which is not remembered.
 */
export class ApiVersionProbe {
  readonly #answers = new Map<string, ApiVersion>();
  readonly #underWay = new Map<string, SharedWork<ApiVersion>>();

  /**
   * The version that new instances are made with where neither setting nor inputs say it.
   *
   * @throws ApiVersionUnknownError for every other answer; ConfigurationError, AuthenticationError and the other errors
   *   of signing in
   */
  async versionOf(connection: Connection, options: CallOptions = {}): Promise<ApiVersion> {
    const { dms: endpoint } = connection.configuration.endpoints;
    if (!this.#answers.has(endpoint)) await connection.projectId(options);
    const known = this.#answers.get(endpoint);
    if (known !== undefined) return known;
    const work = this.#underWay.get(endpoint) ?? new SharedWork(request, (limits) => this.#ask(connection, limits));
    this.#underWay.set(endpoint, work);
    return work.get(options);
  }

  async #ask(connection: Connection, limits: CallLimits | undefined): Promise<ApiVersion> {
    const { dms: endpoint } = connection.configuration.endpoints;
    try {
      const version = await probe(connection, limits);
      this.#answers.set(endpoint, version);
      return version;
    } finally {
      // Another connection to the endpoint may do better.
      this.#underWay.delete(endpoint);
    }
  }
}
