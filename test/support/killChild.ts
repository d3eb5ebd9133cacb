import type { ChildProcess } from "node:child_process";
import { killTree } from "../../scripts/environment/processTree";

/** Ends a process and all that it started, at once. */
export function killChild(child: ChildProcess): void {
  // The process id of one that has ended may have been given away.
  const hasEnded = child.exitCode !== null || child.signalCode !== null;
  if (child.pid && !hasEnded) killTree(child.pid);
}
