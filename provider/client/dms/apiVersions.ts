import * as z from "zod";
import { ApiError, AuthenticationError, PermissionError } from "../errors/errors";
import type { CallOptions } from "../http/requester";
import type { Connection } from "../iam/connection";
import type { ApiVersion } from "./dmsApi";

/** The versions of the API that a region may answer. */
export const apiVersions = ["v1.0", "v2"] as const satisfies readonly ApiVersion[];

/**
 * Whether a region answers a version of the API, by a read of one row of the list of instances. A refusal for lack of
 * permission is an answer too.
 *
 * @throws RequestError when nothing can be said: the endpoint is not reached, or the credentials are refused
 */
export async function answersVersion(
  connection: Connection,
  version: ApiVersion,
  options: CallOptions = {},
): Promise<boolean> {
  const projectId = await connection.projectId(options);
  try {
    await connection.requester.send({
      service: "dms",
      method: "GET",
      path: `/${version}/${projectId}/instances`,
      query: { engine: "rabbitmq", limit: "1" },
      authorizer: connection.session,
      schema: z.unknown(),
      ignoresBody: true,
      ...options,
    });
    return true;
  } catch (error) {
    if (error instanceof PermissionError) return true;
    if (error instanceof ApiError && !(error instanceof AuthenticationError) && error.status < 500) return false;
    throw error;
  }
}
