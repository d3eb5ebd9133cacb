import * as z from "zod";
import type { ClientConfiguration, PasswordCredentials } from "../configuration/clientConfiguration";
import { ConfigurationError, UnreadableAnswerError } from "../errors/errors";
import type { Clock } from "../http/clock";
import type { Authorizer, CallOptions, Requester } from "../http/requester";
import { flag, renamed, requiredText, text } from "../http/tolerant";
import type { Project } from "./project";
import type { Token } from "./tokenCache";

const tokenPath = "/v3/auth/tokens";
const hour = 3_600_000;

/** The body of the answer to "Obtaining a User Token"; the token itself comes in the header `X-Subject-Token`. */
const tokenSchema = z.object({
  token: z.object({
    expires_at: text,
    project: z.object({ id: text, name: text }).optional().catch(undefined),
  }),
});

const projectSchema = renamed<Project>({
  id: ["id", requiredText],
  name: ["name", text],
  description: ["description", text],
  domainId: ["domain_id", text],
  parentId: ["parent_id", text],
  enabled: ["enabled", flag],
  isDomain: ["is_domain", flag],
});

/** The answer to "Obtaining a Project ID" (section 8.4). */
const projectsSchema = z.object({ projects: z.array(projectSchema) });

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
export async function requestToken(
  { requester, configuration, clock }: { requester: Requester; configuration: ClientConfiguration; clock: Clock },
  options: CallOptions = {},
): Promise<Token> {
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
    ...options,
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
  // The expiry is a time of the server's clock.
  const lifetime = Number.isNaN(expiry) ? hour : expiry - (serverTime ?? now);
  const project = value.token.project?.id;
  return { token, expiresAt: now + lifetime, ...(project === undefined ? {} : { projectId: project }) };
}

/** Lists the projects that the credentials may use: "Obtaining a Project ID" (section 8.4). */
export async function requestProjects(
  { requester, authorizer, name }: { requester: Requester; authorizer: Authorizer; name?: string | undefined },
  options: CallOptions = {},
): Promise<Project[]> {
  const { value } = await requester.send({
    service: "iam",
    method: "GET",
    path: "/v3/projects",
    query: { name },
    schema: projectsSchema,
    authorizer,
    ...options,
  });
  return value.projects;
}
