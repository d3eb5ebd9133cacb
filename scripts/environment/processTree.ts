import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A process of this machine. */
export interface ProcessEntry {
  pid: number;
  parentPid: number;
  /** The command line, arguments separated by blanks. */
  command: string;
}

/** All descendants of a process, nearest first. Empty on Windows. */
export function descendants(pid: number): ProcessEntry[] {
  const all = allProcesses();
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
 * Kills a process and all its descendants at once.
 *
 * @returns their numbers
 */
export function killTree(pid: number): number[] {
  const victims = [pid, ...descendants(pid).map((entry) => entry.pid)];
  for (const victim of victims) {
    try {
      process.kill(victim, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
  return victims;
}

function allProcesses(): ProcessEntry[] {
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
      return fields[0] === "Z" ? [] : [{ pid: Number(name), parentPid: Number(fields[1]), command }];
    } catch {
      return [];
    }
  });
}

function processesOfPs(): ProcessEntry[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return match ? [{ pid: Number(match[1]), parentPid: Number(match[2]), command: match[3] ?? "" }] : [];
  });
}
