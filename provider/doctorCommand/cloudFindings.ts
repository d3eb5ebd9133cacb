import {
  AuthenticationError,
  answersVersion,
  apiVersions,
  type ClientConfiguration,
  type Connection,
  DmsClient,
  formatDuration,
  IamClient,
  InstanceNotFoundError,
  messageOf,
  permissions,
} from "../client";
import type { Finding } from "./finding";

/** Short, since somebody waits. */
const limits = { maxRetries: 1, requestTimeout: 10_000, longestRetryAfter: 2_000 };

const notableSkewMillis = 60_000;

/** The service tells whole seconds. */
const leastSkewMillis = 2_000;

const nobodysInstance = "00000000-0000-0000-0000-000000000000";

const failed = (check: string, error: unknown): Finding => ({ check, outcome: "failed", found: messageOf(error) });

function accountText({ credentials }: ClientConfiguration, domainId: string | undefined): string {
  if (credentials.kind !== "password") return domainId ?? "that IAM does not name";
  return credentials.domainName ?? credentials.domainId ?? domainId ?? "of the user";
}

/** Signs in, and finds account and project. */
async function signInFindings(connection: Connection): Promise<Finding[]> {
  const { configuration } = connection;
  const check = "sign-in";
  try {
    const projectId = await connection.projectId({ limits });
    const projects = await new IamClient(connection).listProjects({ limits }).catch((error: unknown) => {
      if (error instanceof AuthenticationError) throw error;
      return [];
    });
    const project = projects.find(({ id }) => id === projectId);
    const account = accountText(configuration, project?.domainId ?? projects[0]?.domainId);
    const signedIn: Finding = { check, outcome: "ok", found: `account ${account}` };
    if (project) return [signedIn, { check: "project", outcome: "ok", found: `${project.name} (${projectId})` }];
    const found = `${projectId}, which is not among the projects that IAM lists for these credentials`;
    const advice = "Check huaweicloud:projectId (HW_PROJECT_ID), unless the user may not list projects.";
    return [signedIn, { check: "project", outcome: "warning", found, advice }];
  } catch (error) {
    return [failed(check, error)];
  }
}

async function versionsFinding(connection: Connection): Promise<Finding> {
  const check = "API versions";
  try {
    const answers = await Promise.all(
      apiVersions.map(async (version) => ((await answersVersion(connection, version, { limits })) ? [version] : [])),
    );
    const found = answers.flat();
    if (found.length > 0) return { check, outcome: "ok", found: found.join(", ") };
    const advice = "Check the region and the DMS endpoint.";
    return { check, outcome: "failed", found: `neither ${apiVersions.join(" nor ")} answers`, advice };
  } catch (error) {
    return failed(check, error);
  }
}

/** Reads that say whether a right is there; rights to change are not tried. */
async function permissionFindings(client: DmsClient): Promise<Finding[]> {
  const reads = {
    "dms:instance:list": () => client.listInstances({ limit: 1 }, { limits }),
    "dms:instance:get": () => client.getInstance(nobodysInstance, { limits }),
  };
  const findings = await Promise.all(
    Object.entries(reads).map(async ([check, read]): Promise<Finding> => {
      try {
        await read();
      } catch (error) {
        if (!(error instanceof InstanceNotFoundError)) return failed(check, error);
      }
      return { check, outcome: "ok", found: "permitted" };
    }),
  );
  const untried = [...new Set(permissions.map(({ action }) => action))].filter((action) => !(action in reads));
  const found = `not tried, since each would change something: ${untried.join(", ")}`;
  return [...findings, { check: "other rights", outcome: "skipped", found }];
}

function clockFinding({ requester, clock }: Connection): Finding {
  const check = "clock";
  const serverTime = requester.serverTime("dms") ?? requester.serverTime("iam");
  if (serverTime === undefined) return { check, outcome: "skipped", found: "the service told no time" };
  const skew = Math.round((clock.now() - serverTime) / 1000) * 1000;
  if (Math.abs(skew) < leastSkewMillis) return { check, outcome: "ok", found: "as that of the service" };
  const size = formatDuration(Math.abs(skew));
  const found = `${size} ${skew > 0 ? "ahead of" : "behind"} the service`;
  if (Math.abs(skew) < notableSkewMillis) return { check, outcome: "ok", found };
  const advice = "Set this machine's clock, at best with NTP; the provider allows for it, other tools may not.";
  return { check, outcome: "warning", found, advice };
}

/** What the cloud says; nothing in it is changed. */
export async function cloudFindings(connection: Connection): Promise<Finding[]> {
  const signIn = await signInFindings(connection);
  if (signIn.some(({ outcome }) => outcome === "failed")) return [...signIn, clockFinding(connection)];
  const versions = await versionsFinding(connection);
  const reached = versions.outcome === "ok" ? await permissionFindings(new DmsClient(connection)) : [];
  return [...signIn, versions, ...reached, clockFinding(connection)];
}
