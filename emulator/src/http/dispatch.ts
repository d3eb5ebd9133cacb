import type { Answer } from "../answer";
import { cloudTraits } from "../catalogue/clouds";
import { DmsError } from "../errors/dmsError";
import { GatewayError } from "../errors/gatewayError";
import { IamError } from "../errors/iamError";
import type { Project } from "../identity/account";
import { authenticate, type Caller, type Stranger } from "../identity/authenticate";
import { demandPermission } from "../identity/permissions";
import type { Call, Route } from "./call";

/**
 * Lets a route answer a call, once it is clear who calls and that they may.
 *
 * @throws ServiceError
 */
export function dispatch(route: Route, call: Call): Answer | Promise<Answer> {
  if (route.group && cloudTraits(call.services.cloud).lacks.includes(route.group)) throw GatewayError.notPublished();
  if (route.access === "open") return route.handle(call);
  const caller = identify(call);
  if (route.access === "iam") return route.handle({ ...call, caller: knownToIam(caller) });
  const known = knownToDms(caller);
  if (route.access === "project") {
    const project = projectOf(known, call);
    if (route.action) demandPermission(known.user, route.action);
    return route.handle({ ...call, caller: known, project });
  }
  if (isUnfitForDms(known)) throw new DmsError("111401004");
  return route.handle({ ...call, caller: known });
}

/** The signature's time is compared with the computer's clock, since that is what clients sign by. */
function identify({ services, method, url, headers, body }: Call): Caller | Stranger {
  const { account, tokens } = services;
  return authenticate({ method, url, headers, body }, { account, tokens, now: Date.now() });
}

function knownToIam(caller: Caller | Stranger): Caller {
  if ("user" in caller) return caller;
  throw new IamError(401, "invalidSignature" in caller ? caller.invalidSignature : "The request is not authenticated.");
}

function knownToDms(caller: Caller | Stranger): Caller {
  if ("user" in caller) return caller;
  if ("missing" in caller) throw new DmsError("111401003");
  if ("invalidToken" in caller) throw new DmsError("111401001");
  throw GatewayError.unauthorized(caller.invalidSignature);
}

/** DMS takes only tokens of a project (section 3.2). */
function isUnfitForDms({ scope }: Caller): boolean {
  return scope !== undefined && (scope === "none" || !("project" in scope));
}

function projectOf(caller: Caller, { params, services }: Call): Project {
  const id = params.project_id ?? "";
  if (!/^[0-9a-f]{32}$/i.test(id)) throw new DmsError("111400002");
  const project = services.account.project(id);
  if (!project || isUnfitForDms(caller)) throw new DmsError("111401004");
  const { scope, user } = caller;
  if (typeof scope === "object" && "project" in scope && scope.project !== id) throw new DmsError("111401004");
  if (!services.account.projectsOf(user).includes(project)) throw new DmsError("111401004");
  return project;
}
