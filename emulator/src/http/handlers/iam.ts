import { type Answer, ok } from "../../answer";
import { IamError } from "../../errors/iamError";
import type { Account, Project } from "../../identity/account";
import { readSignIn } from "../../identity/signIn";
import type { TokenClaims } from "../../identity/tokens";
import type { Services } from "../../services";
import type { Call, CallerCall } from "../call";
import { parseJson } from "../readBody";

/** `GET /v3`: what version this is. */
export function showVersion({ services }: Call): Answer {
  return ok({
    version: {
      id: "v3.6",
      status: "stable",
      updated: "2016-04-04T00:00:00Z",
      links: [{ rel: "self", href: `${services.url()}/v3/` }],
      "media-types": [{ base: "application/json", type: "application/vnd.openstack.identity-v3+json" }],
    },
  });
}

/** Obtaining a user token (section 3.2): the token is in the header `X-Subject-Token`. */
export function createToken({ services, body, query }: Call): Answer {
  const { account, tokens } = services;
  const { user, scope, methods } = readSignIn(parseJson(body), account, tokens);
  const { token, claims } = tokens.issue(user.id, scope);
  return {
    status: 201,
    headers: { "X-Subject-Token": token },
    body: { token: describe(claims, { services, methods, withCatalog: query.get("nocatalog") !== "true" }) },
  };
}

/** Tells what the token in the header `X-Subject-Token` is good for. */
export function showToken({ services, headers, query }: CallerCall): Answer {
  const token = headers["x-subject-token"];
  const claims = typeof token === "string" ? services.tokens.read(token) : undefined;
  if (!claims) throw new IamError(404, "The token does not exist or has expired.");
  const withCatalog = query.get("nocatalog") !== "true";
  return {
    status: 200,
    headers: { "X-Subject-Token": String(token) },
    body: { token: describe(claims, { services, methods: ["password"], withCatalog }) },
  };
}

/** Obtaining a project ID (section 8.4). */
export function listProjects({ services, caller, query }: CallerCall): Answer {
  const { account } = services;
  const wanted = (name: string, value: string) => !query.get(name) || query.get(name) === value;
  const projects = account
    .projectsOf(caller.user)
    .filter(({ name }) => wanted("name", name))
    .filter(() => wanted("domain_id", account.id) && wanted("parent_id", account.id) && wanted("enabled", "true"));
  return ok(projectPage(services, projects));
}

export function showProject({ services, caller, params }: CallerCall): Answer {
  const project = services.account.projectsOf(caller.user).find(({ id }) => id === params.project_id);
  if (!project) throw new IamError(404, "The project does not exist.");
  return ok({ project: projectForm(services, project) });
}

/** The projects that the caller may work in. */
export function listOwnProjects({ services, caller }: CallerCall): Answer {
  return ok(projectPage(services, services.account.projectsOf(caller.user)));
}

/** The account that the caller belongs to. */
export function listDomains({ services }: CallerCall): Answer {
  const { id, name } = services.account;
  const self = `${services.url()}/v3/auth/domains`;
  const domain = { id, name, description: "", enabled: true, links: { self: `${services.url()}/v3/domains/${id}` } };
  return ok({ domains: [domain], links: { self, previous: null, next: null } });
}

/** The services and where they are, for the caller's project. */
export function listCatalog({ services, caller, headers }: CallerCall): Answer {
  const { account } = services;
  const { scope } = caller;
  const projectId = typeof scope === "object" && "project" in scope ? scope.project : headers["x-project-id"];
  const project = typeof projectId === "string" ? account.project(projectId) : undefined;
  const self = `${services.url()}/v3/auth/catalog`;
  return ok({
    catalog: catalog(services, project ?? account.projects[0]),
    links: { self, previous: null, next: null },
  });
}

function describe(
  { userId, scope, issuedAt, expiresAt }: TokenClaims,
  options: { services: Services; methods: string[]; withCatalog: boolean },
): unknown {
  const { services, methods, withCatalog } = options;
  const { account } = services;
  const domain = domainForm(account);
  const user = account.user(userId);
  const project = typeof scope === "object" && "project" in scope ? account.project(scope.project) : undefined;
  return {
    methods,
    expires_at: iamTime(expiresAt),
    issued_at: iamTime(issuedAt),
    user: { id: userId, name: user?.name, domain, password_expires_at: "" },
    ...(project ? { project: { id: project.id, name: project.name, domain } } : {}),
    ...(typeof scope === "object" && "domain" in scope ? { domain } : {}),
    roles: scope === "none" ? [] : [{ id: "0", name: "te_admin" }],
    ...(withCatalog && scope !== "none" ? { catalog: catalog(services, project) } : {}),
  };
}

function catalog(services: Services, project: Project | undefined): unknown[] {
  const region = project?.region ?? services.account.mainRegion;
  const url = services.url();
  const entry = (type: string, name: string, address: string, inRegion: string) => ({
    id: `${name}-${type}`,
    type,
    name,
    endpoints: [
      { id: `${type}-${inRegion}`, interface: "public", region: inRegion, region_id: inRegion, url: address },
    ],
  });
  const dms = `${url}/v1.0/${project?.id ?? "$(tenant_id)s"}`;
  return [
    entry("identity", "iam", `${url}/v3`, "*"),
    entry("dmsv1", "dmsv1", dms, region.name),
    entry("dms", "dms", dms, region.name),
  ];
}

function projectPage(services: Services, projects: readonly Project[]): unknown {
  return {
    projects: projects.map((project) => projectForm(services, project)),
    links: { next: null, previous: null, self: `${services.url()}/v3/projects` },
  };
}

function projectForm({ account, url }: Services, { id, name }: Project): unknown {
  return {
    domain_id: account.id,
    is_domain: false,
    parent_id: account.id,
    name,
    description: "",
    links: { next: null, previous: null, self: `${url()}/v3/projects/${id}` },
    id,
    enabled: true,
  };
}

function domainForm({ id, name }: Account): { id: string; name: string } {
  return { id, name };
}

/** IAM writes microseconds. */
function iamTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace("Z", "000Z");
}
