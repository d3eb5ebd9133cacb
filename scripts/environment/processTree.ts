import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A process of this machine. */
export interface ProcessEntry {
  pid: number;
  parentPid: number;
  /** The command line, arguments separated by blanks. */
  command: string;
  /** Whether it has been stopped, so that it can start nothing. */
  stopped: boolean;
}

/** All descendants of a process, nearest first. Empty on Windows. */
export function descendants(pid: number): ProcessEntry[] {
  return descendantsAmong(allProcesses(), pid);
}

function descendantsAmong(all: ProcessEntry[], pid: number): ProcessEntry[] {
  const found: ProcessEntry[] = [];
  for (let parents = [pid]; parents.length > 0; ) {
    const children = all.filter((entry) => parents.includes(entry.parentPid));
    found.push(...children);
    parents = children.map((entry) => entry.pid);
  }
  return found;
}

const longestEnd = 10_000;

/** Kills a process and all its descendants, and waits until the system has taken them away. */
export async function endTree(pid: number): Promise<void> {
  const victims = killTree(pid);
  const deadline = Date.now() + longestEnd;
  while (Date.now() < deadline && allProcesses().some((entry) => victims.includes(entry.pid))) await sleep(20);
}

/**
 * Kills a process and all its descendants at once, also those that are just being started.
 *
 * @returns their numbers
 */
export function killTree(pid: number): number[] {
  const victims = stopTree(pid);
  for (const victim of victims) signal(victim, "SIGKILL");
  return victims;
}

const mostRounds = 200;

/** Stops a whole tree: between a listing and a kill, a process that still runs could start another. */
function stopTree(pid: number): number[] {
  const stopped = new Set<number>();
  let stoodStill = false;
  for (let round = 0; round < mostRounds; round += 1) {
    const all = allProcesses();
    const tree = [pid, ...descendantsAmong(all, pid).map((entry) => entry.pid)];
    const fresh = tree.filter((member) => !stopped.has(member));
    // One that is told to stop in the middle of starting another finishes that first, so only a later listing counts.
    if (fresh.length === 0 && stoodStill) break;
    for (const member of fresh) {
      signal(member, "SIGSTOP");
      stopped.add(member);
    }
    stoodStill = fresh.length === 0 && !all.some((entry) => stopped.has(entry.pid) && !entry.stopped);
  }
  return [...stopped];
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}

/** All processes of this machine but those that have ended. Empty on Windows. */
export function allProcesses(): ProcessEntry[] {
  if (process.platform === "win32") return [];
  // Slim Linux images have no ps.
  return process.platform === "linux" ? processesOfProc() : processesOfPs();
}

function processesOfProc(): ProcessEntry[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      // The name in parentheses may itself hold blanks and parentheses.
      const fields = readFileSync(`/proc/${name}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0").join(" ").trim();
      const [state, parentPid] = fields;
      if (state === "Z" || state === "X") return [];
      return [{ pid: Number(name), parentPid: Number(parentPid), command, stopped: /^t$/i.test(state ?? "") }];
    } catch {
      return [];
    }
  });
}

function processesOfPs(): ProcessEntry[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line);
    if (!match) return [];
    const [, pid, parentPid, state = "", command = ""] = match;
    return [{ pid: Number(pid), parentPid: Number(parentPid), command, stopped: state.startsWith("T") }];
  });
}
