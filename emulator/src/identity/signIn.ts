import { createHash, timingSafeEqual } from "node:crypto";
import { IamError } from "../errors/iamError";
import type { Account } from "./account";
import type { TokenScope, Tokens } from "./tokens";
import type { User } from "./userDefinitions";

type JsonObject = Readonly<Record<string, unknown>>;

/** What somebody who signs in asks for. */
export interface SignIn {
  user: User;
  scope: TokenScope;
  methods: string[];
}

/**
 * Reads the body of `POST /v3/auth/tokens` and checks who it is: by user and password, or by a token to be had in
 * another scope.
 *
 * @throws IamError 400 for a body that says neither, 401 for wrong credentials, 404 for a scope that does not exist
 */
export function readSignIn(body: unknown, account: Account, tokens: Tokens): SignIn {
  const auth = child(body, "auth");
  const identity = child(auth, "identity");
  const methods: unknown = identity?.methods;
  const isKnown = Array.isArray(methods) && (methods.includes("token") || methods.includes("password"));
  if (!auth || !identity || !isKnown) throw new IamError(400, "The request body is invalid.");
  const user = methods.includes("token")
    ? userOfToken(child(identity, "token"), account, tokens)
    : userWithPassword(child(child(identity, "password"), "user"), account);
  return { user, scope: readScope(child(auth, "scope"), account, user), methods: methods.map(String) };
}

function userOfToken(token: JsonObject | undefined, account: Account, tokens: Tokens): User {
  const claims = typeof token?.id === "string" ? tokens.read(token.id) : undefined;
  const user = claims && account.user(claims.userId);
  if (!user) throw new IamError(401, "The token is invalid or has expired.");
  return user;
}

function userWithPassword(given: JsonObject | undefined, account: Account): User {
  if (!given) throw new IamError(400, "The request body is invalid.");
  const { id, name, password } = given;
  const user = typeof id === "string" && id !== "" ? account.user(id) : account.userNamed(String(name));
  const known = user?.password !== undefined && isOfAccount(given, account) ? user : undefined;
  if (!known || typeof password !== "string" || !areEqual(password, known.password ?? "")) {
    throw new IamError(401, "The username or password is wrong.");
  }
  return known;
}

/** A user named by id needs no domain. */
function isOfAccount(given: JsonObject, account: Account): boolean {
  const domain = child(given, "domain");
  if (!domain) return typeof given.id === "string";
  return isThisDomain(domain, account);
}

function isThisDomain({ id, name }: JsonObject, account: Account): boolean {
  return id === account.id || name === account.name;
}

function readScope(scope: JsonObject | undefined, account: Account, user: User): TokenScope {
  const domain = child(scope, "domain");
  if (domain) {
    if (!isThisDomain(domain, account)) throw new IamError(404, "The domain does not exist.");
    return { domain: account.id };
  }
  const wanted = child(scope, "project");
  if (!wanted) return "none";
  const { id, name } = wanted;
  const project = typeof id === "string" && id !== "" ? account.project(id) : account.projectNamed(String(name));
  if (!project || !account.projectsOf(user).includes(project)) {
    throw new IamError(404, `The project ${String(id ?? name)} does not exist.`);
  }
  return { project: project.id };
}

function child(value: unknown, name: string): JsonObject | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const inner = (value as JsonObject)[name];
  return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? (inner as JsonObject) : undefined;
}

function areEqual(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
