import { DmsError } from "../errors/dmsError";
import { type Action, covers } from "./actions";
import type { User } from "./userDefinitions";

const readingActions: readonly Action[] = ["dms:instance:get", "dms:instance:list", "dms:instance:getBackgroundTask"];

/** @throws DmsError 111403002 or 111403003 if the user may not do it */
export function demandPermission(user: User, action: Action): void {
  if (user.readOnly && !readingActions.includes(action)) throw new DmsError("111403002");
  if (user.actions && !user.actions.some((allowed) => covers(allowed, action))) throw new DmsError("111403003");
}
