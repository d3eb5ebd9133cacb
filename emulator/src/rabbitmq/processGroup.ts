import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** How a group of processes is started. */
export interface GroupOptions {
  command: string;
  args: string[];
  environment: NodeJS.ProcessEnv;
  directory: string;
  /** File that gets what the processes print. */
  output: string;
}

/** Starts a program at the head of a process group of its own, so that all it starts can be ended with it. */
export function startGroup({ command, args, environment, directory, output }: GroupOptions): ChildProcess {
  const file = openSync(output, "a", 0o600);
  try {
    return spawn(command, args, {
      cwd: directory,
      env: environment,
      detached: true,
      stdio: ["ignore", file, file],
    });
  } finally {
    closeSync(file);
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** Asks a group to end and, after the grace in milliseconds, ends it. */
export async function endGroup(pid: number, grace: number): Promise<void> {
  const deadline = Date.now() + grace;
  if (grace > 0 && signalGroup(pid, "SIGTERM")) {
    while (Date.now() < deadline && signalGroup(pid, 0)) await sleep(50);
  }
  signalGroup(pid, "SIGKILL");
  for (let tries = 0; tries < 100 && signalGroup(pid, 0); tries += 1) await sleep(20);
}

/** Whether a process runs that was started with a text on its command line or in its environment. */
export function processMentions(pid: number, text: string): boolean {
  return ["cmdline", "environ"].some((file) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, "utf8").includes(text);
    } catch {
      return false;
    }
  });
}

/** Whether a process runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
