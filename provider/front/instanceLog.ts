import type { Clock } from "../client";
import type { InstanceLog } from "../instance/instanceContext";
import type { EngineLog } from "./engineLog";

/** A sign of life each minute is enough where every line is printed, as it is without a terminal. */
const progressPause = 60_000;

/** What the log of one instance is made of. */
export interface InstanceLogOptions {
  engineLog: EngineLog;
  clock: Clock;
  /** URN of the row on which the lines stand. */
  urn: string;
  /** Takes secrets out of a line. */
  conceal: (text: string) => string;
}

/** The log of one instance, on its own row, without what its properties hold of secrets. */
export function createInstanceLog({ engineLog, clock, urn, conceal }: InstanceLogOptions): InstanceLog {
  let shownAt = Number.NEGATIVE_INFINITY;
  let shownStatus = "";
  return {
    info: (text) => engineLog.write("info", conceal(text), { urn }),
    warn: (text) => engineLog.write("warning", conceal(text), { urn }),
    progress: (text) => {
      const status = text.replace(/, [^,]*$/, "");
      const now = clock.now();
      if (status === shownStatus && now - shownAt < progressPause) return;
      shownStatus = status;
      shownAt = now;
      engineLog.write("info", conceal(text), { urn, ephemeral: true });
    },
  };
}
