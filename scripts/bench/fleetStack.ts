import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { localStackEnvironment } from "../environment/localStackEnvironment";
import { endTree } from "../environment/processTree";
import { providersBelow } from "../environment/providerProcesses";
import { bagProvider, type FleetProgram } from "./fleetPrograms";

const stack = "bench";
const longestRun = 600_000;
const timeBetweenLooks = 250;

/** How one run of the CLI went. */
export interface FleetRun {
  seconds: number;
  /** The most memory that a provider process had, in MB; undefined where the system does not tell. */
  providerMegabytes?: number | undefined;
}

/** A resource in the state. */
export interface StoredResource {
  type: string;
  id?: string;
  /** When the engine heard that it was created, ISO 8601. */
  created?: string;
  /** Where the program declared it. */
  stackTrace?: unknown;
}

/** The resources in a state file of a file backend. */
export function storedResources(file: string): StoredResource[] {
  const { checkpoint } = JSON.parse(readFileSync(file, "utf8")) as {
    checkpoint: { latest: { resources?: StoredResource[] } };
  };
  return checkpoint.latest.resources ?? [];
}

/** A stack with one program, in a directory of its own, run by the real CLI. */
export class FleetStack {
  private readonly project: string;
  private readonly environment: NodeJS.ProcessEnv;

  /**
   * @param directory is made
   * @param root directory of the repository
   * @param environment has the CLI on PATH and points at the emulator
   */
  constructor(
    private readonly directory: string,
    { program, provider }: FleetProgram,
    { root, environment }: { root: string; environment: NodeJS.ProcessEnv },
  ) {
    this.project = path.join(directory, "project");
    for (const part of ["backend", "home", "project"]) mkdirSync(path.join(directory, part), { recursive: true });
    this.environment = {
      ...environment,
      ...localStackEnvironment(directory, "passphrase-of-the-bench"),
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    };
    // Above the project, so that this may have packages of its own.
    symlinkSync(path.join(root, "node_modules"), path.join(directory, "node_modules"), "junction");
    writeFileSync(path.join(this.project, "Pulumi.yaml"), "name: bench\nruntime: nodejs\n");
    writeFileSync(
      path.join(this.project, "package.json"),
      '{ "name": "bench", "main": "index.ts", "private": true }\n',
    );
    writeFileSync(path.join(this.project, "index.ts"), program);
    if (provider) this.writePackage(provider);
  }

  async initialize(): Promise<void> {
    await this.run(["stack", "init", stack]);
  }

  /** Sets values of the project, of which some are encrypted. */
  async configure(values: Record<string, string>, secrets: Record<string, string>): Promise<void> {
    const flags = (flag: string, texts: Record<string, string>) =>
      Object.entries(texts).flatMap(([key, value]) => [flag, `${key}=${value}`]);
    await this.run([
      "config",
      "set-all",
      "--stack",
      stack,
      ...flags("--plaintext", values),
      ...flags("--secret", secrets),
    ]);
  }

  /**
   * Runs a deployment, as many resources at a time as there are.
   *
   * @throws Error with the last of its output when it fails or takes longer than 10 minutes
   */
  deploy(command: "up" | "refresh" | "destroy", count: number): Promise<FleetRun> {
    return this.run([command, "--yes", "--skip-preview", "--parallel", String(count), "--stack", stack]);
  }

  /** What the state holds, but for the stack and its providers. */
  resources(): StoredResource[] {
    const file = path.join(this.directory, "backend", ".pulumi", "stacks", "bench", `${stack}.json`);
    return storedResources(file).filter(({ type }) => !type.startsWith("pulumi:"));
  }

  private writePackage(files: Record<string, string>): void {
    const directory = path.join(this.project, "node_modules", bagProvider);
    mkdirSync(directory, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(directory, name), text);
  }

  private async run(args: string[]): Promise<FleetRun> {
    const begin = performance.now();
    const child = spawn("pulumi", ["--non-interactive", "--color", "never", ...args], {
      cwd: this.project,
      env: this.environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output = (output + text).slice(-4000);
      });
    }
    const pid = child.pid ?? 0;
    const timer = setTimeout(() => void endTree(pid), longestRun);
    let isOver = false;
    const ended = new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve(code ?? -1));
    }).finally(() => {
      isOver = true;
      clearTimeout(timer);
    });
    const memory = watchMemory(pid, () => isOver);
    const code = await ended;
    const seconds = (performance.now() - begin) / 1000;
    if (code !== 0) throw new Error(`"pulumi ${args.join(" ")}" ended with exit code ${code}.\n${output.trim()}`);
    return { seconds, providerMegabytes: await memory };
  }
}

async function watchMemory(pid: number, isOver: () => boolean): Promise<number | undefined> {
  let most: number | undefined;
  while (!isOver()) {
    for (const provider of providersBelow(pid)) {
      const megabytes = peakMegabytes(provider.pid);
      if (megabytes !== undefined) most = Math.max(most ?? 0, megabytes);
    }
    await sleep(timeBetweenLooks);
  }
  return most;
}

/** The most memory that a process has had so far; undefined where the system does not tell. */
function peakMegabytes(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
