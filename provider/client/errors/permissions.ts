import type { RequestMethod } from "./service";

/** One call of table 7-1 and the IAM action it needs. */
export interface Permission {
  method: RequestMethod;
  /** Path with `{project_id}` and `{instance_id}`. */
  path: string;
  action: string;
}

/** Table 7-1: the calls that need an IAM action of their own. */
export const permissions: readonly Permission[] = [
  { method: "POST", path: "/v1.0/{project_id}/instances", action: "dms:instance:create" },
  { method: "GET", path: "/v1.0/{project_id}/instances/{instance_id}", action: "dms:instance:get" },
  { method: "PUT", path: "/v1.0/{project_id}/instances/{instance_id}", action: "dms:instance:modify" },
  { method: "DELETE", path: "/v1.0/{project_id}/instances/{instance_id}", action: "dms:instance:delete" },
  { method: "POST", path: "/v1.0/{project_id}/instances/{instance_id}/extend", action: "dms:instance:scale" },
  { method: "GET", path: "/v1.0/{project_id}/instances", action: "dms:instance:list" },
  { method: "POST", path: "/v1.0/{project_id}/instances/action", action: "dms:instance:modifyStatus" },
];

const matches = (template: string, path: string): boolean => {
  const wanted = template.split("/");
  const given = path.split("/");
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith("{") || part === given[index]);
};

/**
 * The IAM action of table 7-1 that a call needs.
 *
 * @returns undefined for calls that table 7-1 does not list, such as those for zones, products and windows
 */
export function permissionFor(method: RequestMethod, path: string): string | undefined {
  return permissions.find((permission) => permission.method === method && matches(permission.path, path))?.action;
}
