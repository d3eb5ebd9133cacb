import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { Terminal } from "@xterm/headless";
import { endTree } from "../environment/processTree";
import { type Screen, screenOf, screenText } from "./screen";

const scrolledLines = 1_000;
const timeBetweenLooks = 200;

/** A command that runs in a terminal. */
export interface TerminalCommand {
  /** Text for a shell. */
  command: string;
  directory: string;
  environment: NodeJS.ProcessEnv;
  columns: number;
  rows: number;
}

/** A command in a pseudo-terminal of its own, which util-linux makes, and what the terminal shows. */
export class TerminalRun {
  /** The exit code. */
  readonly ended: Promise<number>;
  private readonly terminal: Terminal;
  private readonly pid: number;
  private isOver = false;

  constructor({ command, directory, environment, columns, rows }: TerminalCommand) {
    this.terminal = new Terminal({ cols: columns, rows, scrollback: scrolledLines, allowProposedApi: true });
    const inside = `stty cols ${columns} rows ${rows} && exec ${command}`;
    const child = spawn("script", ["--quiet", "--return", "--flush", "--command", inside, "/dev/null"], {
      cwd: directory,
      env: { ...environment, TERM: "xterm-256color" },
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.pid = child.pid ?? 0;
    child.stdout.on("data", (bytes: Buffer) => this.terminal.write(bytes));
    this.ended = new Promise<number>((resolve, reject) => {
      child.on("error", (error) =>
        reject(new Error("No terminal could be made: this needs `script` of util-linux on PATH.", { cause: error })),
      );
      child.on("close", (code) => resolve(code ?? -1));
    }).finally(() => {
      this.isOver = true;
    });
    // Whoever waits for a text first may see the failure there.
    this.ended.catch(() => undefined);
  }

  /** What the terminal shows now. */
  async screen(): Promise<Screen> {
    await new Promise<void>((resolve) => this.terminal.write("", resolve));
    return screenOf(this.terminal);
  }

  /** Waits until the screen matches. @throws Error with the screen if the command ends before */
  async waitFor(pattern: RegExp): Promise<Screen> {
    for (;;) {
      const wasOver = this.isOver;
      const screen = await this.screen();
      if (pattern.test(screenText(screen))) return screen;
      if (wasOver) throw new Error(`The command ended before its terminal showed ${pattern}.\n${screenText(screen)}`);
      await sleep(timeBetweenLooks);
    }
  }

  /** Ends the command and all that it started. */
  async abort(): Promise<void> {
    if (!this.isOver) await endTree(this.pid);
    this.terminal.dispose();
  }
}
