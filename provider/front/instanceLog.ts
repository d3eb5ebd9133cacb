import type { InstanceLog } from "../instance/instanceContext";
import type { EngineLog } from "./engineLog";
import type { ProgressBoard } from "./progressBoard";

/** What the log of one instance is made of. */
export interface InstanceLogOptions {
  engineLog: EngineLog;
  board: ProgressBoard;
  /** URN of the row on which the lines stand. */
  urn: string;
  /** Takes secrets out of a line. */
  conceal: (text: string) => string;
}

/** The log of one instance, on its own row, without what its properties hold of secrets. */
export function createInstanceLog({ engineLog, board, urn, conceal }: InstanceLogOptions): InstanceLog {
  const row = board.row(urn, conceal);
  return {
    info: (text) => engineLog.write("info", conceal(text), { urn }),
    warn: (text) => engineLog.write("warning", conceal(text), { urn }),
    progress: (progress) => row.show(progress),
    ended: (isDone) => row.end(isDone),
  };
}
