const requestActions = [
  "dms:instance:create",
  "dms:instance:get",
  "dms:instance:modify",
  "dms:instance:delete",
  "dms:instance:scale",
  "dms:instance:list",
  "dms:instance:modifyStatus",
  "dms:instance:resetAuthInfo",
  "dms:instance:getBackgroundTask",
  "dms:instance:deleteBackgroundTask",
] as const;

/** The actions of table 7-1 that a request can need. */
export type Action = (typeof requestActions)[number];

/** All actions of table 7-1, the one included that only the console performs. */
export const knownActions: readonly string[] = [...requestActions, "dms:instance:modifyAuthInfo"];

/** Whether an allowed action is the one given, or ends with `*` and begins like it. */
export function covers(allowed: string, action: string): boolean {
  return allowed.endsWith("*") ? action.startsWith(allowed.slice(0, -1)) : allowed === action;
}
