import { earlierInstanceType } from "../../sdk/resourceType";
import type { InstanceLog } from "../instance/instanceContext";
import type { EngineLog } from "./engineLog";
import type { ProgressBoard } from "./progressBoard";

/** What the log of one instance is made of. */
export interface InstanceLogOptions {
  engineLog: EngineLog;
  board: ProgressBoard;
  /** URN that the properties hold, on whose row the lines stand; the stack's row takes those of an earlier type. */
  urn: string;
  /** Takes secrets out of a line. */
  conceal: (text: string) => string;
}

/** The log of one instance, on its own row, without what its properties hold of secrets. */
export function createInstanceLog({ engineLog, board, conceal, urn: stored }: InstanceLogOptions): InstanceLog {
  // Outputs keep it although a deployment has given the resource another type; a row that is not there would be made.
  const urn = stored.includes(earlierInstanceType) ? "" : stored;
  const row = board.row(urn, conceal);
  return {
    info: (text) => engineLog.write("info", conceal(text), { urn }),
    warn: (text) => engineLog.write("warning", conceal(text), { urn }),
    progress: (progress) => row.show(progress),
    ended: (isDone) => row.end(isDone),
  };
}
