import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { endTree } from "../environment/processTree";

/** A stack of the repository's own project, with its state and config outside the work tree. */
export class Deployment {
  private running: ChildProcess | undefined;

  /**
   * @param directory gets the project's and the stack's files
   * @param environment has the CLI on PATH and a backend of its own
   * @param stack name of the stack
   */
  constructor(
    private readonly directory: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly stack: string,
  ) {}

  /**
   * Makes the project, which runs the program of the one in `root`, and its empty stack.
   *
   * @param root directory of a Pulumi.yaml
   */
  async initialize(root: string): Promise<void> {
    const project = readFileSync(path.join(root, "Pulumi.yaml"), "utf8");
    const moved = project.replace(
      /^main: (.+)$/m,
      (_, main: string) => `main: ${JSON.stringify(path.join(root, main))}`,
    );
    writeFileSync(path.join(this.directory, "Pulumi.yaml"), moved);
    await this.quietly(["stack", "init", this.stack]);
  }

  async setSecret(key: string, value: string): Promise<void> {
    // Through stdin: a command line is readable by others.
    await this.quietly(["config", "set", "--secret", key, "--stack", this.stack], value);
  }

  async set(key: string, value: string): Promise<void> {
    await this.quietly(["config", "set", key, value, "--stack", this.stack]);
  }

  /** `pulumi up`, its output shown as it comes. */
  async up(): Promise<void> {
    await this.visibly("up", ["--yes", "--skip-preview"]);
  }

  async refresh(): Promise<void> {
    await this.visibly("refresh", ["--yes", "--skip-preview"]);
  }

  async destroy(): Promise<void> {
    await this.visibly("destroy", ["--yes", "--skip-preview", "--remove"]);
  }

  async outputs(): Promise<Record<string, unknown>> {
    const text = await this.quietly(["stack", "output", "--json", "--stack", this.stack]);
    return JSON.parse(text) as Record<string, unknown>;
  }

  /** An output in clear. Not to be shown. */
  async secretOutput(name: string): Promise<string> {
    return (await this.quietly(["stack", "output", name, "--show-secrets", "--stack", this.stack])).trim();
  }

  /** Ends what runs, at once, and waits until it is gone. */
  async abort(): Promise<void> {
    if (this.running?.pid) await endTree(this.running.pid);
  }

  private async visibly(command: string, args: string[]): Promise<void> {
    const child = this.start([command, "--stack", this.stack, ...args], "inherit");
    const code = await ended(child);
    if (code !== 0) throw new Error(`"pulumi ${command}" ended with exit code ${code}; what it said stands above.`);
  }

  private async quietly(args: string[], input = ""): Promise<string> {
    const child = this.start(args, "pipe");
    let stdout = "";
    let all = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      all += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      all += text;
    });
    child.stdin?.end(input);
    const code = await ended(child);
    if (code !== 0)
      throw new Error(`"pulumi ${args.slice(0, 2).join(" ")}" ended with exit code ${code}.\n${all.trim()}`);
    return stdout;
  }

  private start(args: string[], stdio: "inherit" | "pipe"): ChildProcess {
    const child = spawn("pulumi", ["--non-interactive", ...args], {
      cwd: this.directory,
      env: this.environment,
      stdio: [stdio === "pipe" ? "pipe" : "ignore", stdio, stdio],
    });
    this.running = child;
    return child;
  }
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
