import type { RequestMethod } from "./service";

/** One call of the API and the IAM action it needs. */
export interface Permission {
  method: RequestMethod;
  /** Path with `{project_id}` and `{instance_id}`. */
  path: string;
  action: string;
}

/** Calls that both versions have, below their own prefix and the project. */
const sharedCalls: readonly Permission[] = [
  { method: "POST", path: "/instances", action: "dms:instance:create" },
  { method: "GET", path: "/instances/{instance_id}", action: "dms:instance:get" },
  { method: "PUT", path: "/instances/{instance_id}", action: "dms:instance:modify" },
  { method: "DELETE", path: "/instances/{instance_id}", action: "dms:instance:delete" },
  { method: "POST", path: "/instances/{instance_id}/extend", action: "dms:instance:scale" },
  { method: "GET", path: "/instances", action: "dms:instance:list" },
  { method: "POST", path: "/instances/action", action: "dms:instance:modifyStatus" },
];

const below = (prefix: string, calls: readonly Permission[]) =>
  calls.map((call) => ({ ...call, path: `${prefix}/{project_id}${call.path}` }));

/** The calls that need an IAM action of their own: table 7-1, and those of v2, some of which name the engine first. */
export const permissions: readonly Permission[] = [
  ...below("/v1.0", sharedCalls),
  ...below("/v2", sharedCalls),
  ...below("/v2/rabbitmq", sharedCalls),
  ...below("/v2", [
    { method: "POST", path: "/instances/{instance_id}/password", action: "dms:instance:resetAuthInfo" },
  ]),
];

const matches = (template: string, path: string): boolean => {
  const wanted = template.split("/");
  const given = path.split("/");
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith("{") || part === given[index]);
};

/**
 * The IAM action that a call needs.
 *
 * @returns undefined for calls of which none is known, such as those for zones, products and windows
 */
export function permissionFor(method: RequestMethod, path: string): string | undefined {
  return permissions.find((permission) => permission.method === method && matches(permission.path, path))?.action;
}
