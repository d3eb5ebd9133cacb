import type { Connection } from "../iam/connection";
import type { ApiVersionProbe } from "./apiVersionProbe";
import type { ApiVersion, DmsApi } from "./dmsApi";
import { DmsClient } from "./v1/dmsClient";
import { DmsV2Client } from "./v2/dmsV2Client";

/** The client that speaks a version of the API over a connection. */
export function clientOfVersion(connection: Connection, version: ApiVersion): DmsApi {
  return version === "v2" ? new DmsV2Client(connection) : new DmsClient(connection);
}

/**
 * The version to speak where no inputs tell: the one that is configured, or else the one that the region serves.
 *
 * @throws what `ApiVersionProbe.versionOf` throws
 */
export async function versionToSpeak(connection: Connection, probe: ApiVersionProbe): Promise<ApiVersion> {
  const { apiVersion } = connection.configuration;
  return apiVersion === "auto" ? await probe.versionOf(connection) : apiVersion;
}
