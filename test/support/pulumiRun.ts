import { type ChildProcess, spawn } from "node:child_process";
import type { ProcessEntry } from "../../scripts/environment/processTree";
import { providersBelow } from "../../scripts/environment/providerProcesses";
import { type EngineEvents, readEngineEvents } from "./engineEvents";
import { killChild } from "./killChild";

/** How one run of the CLI ended. */
export interface PulumiResult {
  /** Exit code; 128 + the signal's number is not used: a run ended by a signal has code -1. */
  code: number;
  stdout: string;
  stderr: string;
  /** stdout and stderr as they came, in one text. */
  output: string;
  /** What the engine reported; empty for commands that have no engine. */
  events: EngineEvents;
}

export interface PulumiRunOptions {
  args: string[];
  directory: string;
  environment: NodeJS.ProcessEnv;
  /** Where the engine writes its events, when the command has an engine. */
  eventLog: string | undefined;
  /** After that time the whole tree is killed and the run fails. */
  timeoutSeconds: number;
}

/** A run of the real Pulumi CLI that has been started. */
export class PulumiRun {
  /** Resolves when the CLI has ended, however it ended; rejects if it was killed for taking too long. */
  readonly result: Promise<PulumiResult>;
  private readonly child: ChildProcess;
  private text = "";

  constructor(options: PulumiRunOptions) {
    const { args, directory, environment, eventLog, timeoutSeconds } = options;
    const child = spawn("pulumi", args, { cwd: directory, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    this.child = child;
    let stdout = "";
    let stderr = "";
    let timedOut = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      this.text += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
      this.text += text;
    });
    const timer = setTimeout(() => {
      timedOut = true;
      this.kill();
    }, timeoutSeconds * 1000);
    this.result = new Promise((resolve, reject) => {
      child.on("error", (error) => {
        clearTimeout(timer);
        reject(error);
      });
      child.on("close", (code) => {
        clearTimeout(timer);
        if (timedOut) {
          reject(new Error(`pulumi ${args.join(" ")} did not end within ${timeoutSeconds} s:\n${this.text}`));
          return;
        }
        const events = readEngineEvents(eventLog ?? "");
        resolve({ code: code ?? -1, stdout, stderr, output: this.text, events });
      });
    });
    // Whoever waits for output first may see the run's failure there.
    this.result.catch(() => undefined);
  }

  /** Everything the CLI has printed so far. */
  get output(): string {
    return this.text;
  }

  /** Waits until the output matches; fails if the run ends before. */
  async waitForOutput(pattern: RegExp): Promise<void> {
    const stdout = this.child.stdout;
    const stderr = this.child.stderr;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!pattern.test(this.text)) return;
        stdout?.off("data", look);
        stderr?.off("data", look);
        resolve();
      };
      stdout?.on("data", look);
      stderr?.on("data", look);
      this.child.once("close", () => reject(new Error(`pulumi ended before it printed ${pattern}:\n${this.text}`)));
      look();
    });
  }

  /** What Ctrl-C on a terminal does. */
  interrupt(): void {
    this.child.kill("SIGINT");
  }

  /** Ends the CLI alone, at once; what it started is left to itself. */
  killAlone(): void {
    this.child.kill("SIGKILL");
  }

  /** Ends the CLI and all that it started, at once. */
  kill(): void {
    killChild(this.child);
  }

  /** The processes in which dynamic providers run. */
  providerProcesses(): ProcessEntry[] {
    return this.child.pid ? providersBelow(this.child.pid) : [];
  }
}
