import { setTimeout as sleep } from "node:timers/promises";
import { allProcesses, type ProcessEntry } from "../../scripts/environment/processTree";

const longestEnd = 10_000;

/**
 * The processes that are still there though they were to end. The system takes a killed process away a little later
 * than its streams and its parent, so an end is waited for.
 */
export async function remainingProcesses(matches: (entry: ProcessEntry) => boolean): Promise<ProcessEntry[]> {
  const deadline = Date.now() + longestEnd;
  for (;;) {
    const remaining = allProcesses().filter(matches);
    if (remaining.length === 0 || Date.now() > deadline) return remaining;
    await sleep(20);
  }
}
