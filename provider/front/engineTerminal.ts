import { readFileSync, readlinkSync } from "node:fs";

const mostAncestors = 6;
const terminal = /^\/dev\/(pts\/|tty|console)/;

/** What the system tells of processes; tests give their own. */
export interface ProcessInformation {
  platform: NodeJS.Platform;
  environment: NodeJS.ProcessEnv;
  parent: number;
  /** A file below `/proc`. */
  readText: (path: string) => string;
  /** Where a link below `/proc` leads. */
  readLink: (path: string) => string;
}

const thisProcess = (): ProcessInformation => ({
  platform: process.platform,
  environment: process.env,
  parent: process.ppid,
  readText: (path) => readFileSync(path, "utf8"),
  readLink: (path) => readlinkSync(path),
});

/** The CLI above this process; between them stands the shell that starts a provider. */
function findCli({ parent, readText }: ProcessInformation): number | undefined {
  let pid = parent;
  for (let count = 0; count < mostAncestors && pid > 1; count += 1) {
    if (readText(`/proc/${pid}/comm`).trim() === "pulumi") return pid;
    pid = Number(/^PPid:\s*(\d+)/m.exec(readText(`/proc/${pid}/status`))?.[1] ?? 0);
  }
  return undefined;
}

/**
 * Whether the CLI that started this process writes to a terminal, on which a line replaces the one before it. Pulumi does
 * not tell; Linux does, and elsewhere only that it runs in CI speaks against it.
 */
export function writesToTerminal(information = thisProcess()): boolean {
  const { platform, environment, readText, readLink } = information;
  if (platform !== "linux") return !environment.CI;
  try {
    const cli = findCli(information);
    if (cli === undefined || readText(`/proc/${cli}/cmdline`).includes("\0--non-interactive")) return false;
    return terminal.test(readLink(`/proc/${cli}/fd/1`));
  } catch {
    return false;
  }
}
