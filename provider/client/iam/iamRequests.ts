import type { ClientConfiguration, PasswordCredentials } from "../configuration/clientConfiguration";
import { ConfigurationError, UnreadableAnswerError } from "../errors/errors";
import type { Clock } from "../http/clock";
import type { Authorizer, Requester } from "../http/requester";
import { type Project, projectsSchema } from "./projects";
import { tokenSchema } from "./token";
import type { Token } from "./tokenCache";

const tokenPath = "/v3/auth/tokens";
const hour = 3_600_000;

function userOf({ userId, userName, password, domainId, domainName }: PasswordCredentials) {
  const domain = domainId ? { id: domainId } : { name: domainName };
  return userId ? { id: userId, password } : { name: userName, password, domain };
}

/**
 * Signs in with user and password for one project: "Obtaining a User Token" (section 3.2). TLS is verified even where
 * the configuration skips that.
 *
 * @throws ConfigurationError when the credentials are no password
 */
export async function requestToken(options: {
  requester: Requester;
  configuration: ClientConfiguration;
  clock: Clock;
  signal?: AbortSignal;
}): Promise<Token> {
  const { requester, configuration, clock, signal } = options;
  const { credentials, projectId, projectName } = configuration;
  if (credentials.kind !== "password") {
    throw new ConfigurationError(
      "A token can only be obtained with user and password. Set huaweicloud:userName, userPassword and domainName (HW_USER_NAME, HW_USER_PASSWORD and HW_DOMAIN_NAME), and neither access key nor token.",
    );
  }
  const user = userOf(credentials);
  const { value, headers, serverTime } = await requester.send({
    service: "iam",
    method: "POST",
    path: tokenPath,
    body: {
      auth: {
        identity: { methods: ["password"], password: { user } },
        scope: { project: projectId ? { id: projectId } : { name: projectName } },
      },
    },
    schema: tokenSchema,
    isIdempotent: true,
    signal,
  });
  const token = headers["x-subject-token"];
  if (typeof token !== "string" || token === "") {
    throw new UnreadableAnswerError({
      method: "POST",
      path: tokenPath,
      outcome: "unknown",
      status: 201,
      message: `IAM answered POST ${tokenPath} without the header X-Subject-Token. Check the IAM endpoint, and whether a proxy removes headers.`,
    });
  }
  const now = clock.now();
  const expiry = Date.parse(value.token.expires_at ?? "");
  // The expiry is told by the server's clock.
  const lifetime = Number.isNaN(expiry) ? hour : expiry - (serverTime ?? now);
  return { token, expiresAt: now + lifetime, projectId: value.token.project?.id };
}

/** Lists the projects that the credentials may use: "Obtaining a Project ID" (section 8.4). */
export async function requestProjects(options: {
  requester: Requester;
  authorizer: Authorizer;
  name?: string;
  signal?: AbortSignal;
}): Promise<Project[]> {
  const { requester, authorizer, name, signal } = options;
  const { value } = await requester.send({
    service: "iam",
    method: "GET",
    path: "/v3/projects",
    query: { name },
    schema: projectsSchema,
    authorizer,
    signal,
  });
  return value.projects;
}
