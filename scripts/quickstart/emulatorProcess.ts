import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const secondsToStart = 30;
const secondsToStop = 10;

/** What the emulator says on its start must contain these. */
const expectedVariables = [
  "HW_REGION_NAME",
  "HW_ACCESS_KEY",
  "HW_SECRET_KEY",
  "HW_DMS_ENDPOINT",
  "HW_IAM_ENDPOINT",
] as const;

/** The emulator as a process of its own. */
export class EmulatorProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** Variables that point a client at it, as it prints them. */
    readonly environment: Record<string, string>,
  ) {}

  /**
   * Starts the emulator on a free loopback port.
   *
   * @param options.root where it runs
   * @param options.logFile gets one line of JSON per request
   * @param options.command its bin. Default: that of the repository at root
   * @throws Error with what it said if it does not get ready within 30 s
   */
  static async start(options: {
    root: string;
    logFile: string;
    args: string[];
    environment: NodeJS.ProcessEnv;
    command?: string;
  }): Promise<EmulatorProcess> {
    const { root, logFile, args, environment } = options;
    const { command = path.join(root, "emulator", "bin", "dms-rabbitmq-emulator.js") } = options;
    const child = spawn(process.execPath, [command, "--port", "0", "--log", logFile, ...args], {
      cwd: root,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      // Ctrl-C on the terminal must not take it from under a deployment that is being stopped.
      detached: true,
    });
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill);
    child.once("exit", () => process.off("exit", kill));
    try {
      return new EmulatorProcess(child, await readyEnvironment(child));
    } catch (error) {
      kill();
      throw error;
    }
  }

  /** The certificate that its brokers' certificates are signed with, as PEM. */
  async authority(): Promise<string> {
    const answer = await fetch(`${this.environment.HW_DMS_ENDPOINT}/_emulator/ca.pem`);
    if (!answer.ok) throw new Error(`The emulator shows no certificate: ${answer.status}.`);
    return answer.text();
  }

  /** Ends it at once, as the kernel does when memory runs out. */
  async crash(): Promise<void> {
    const ended = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await ended;
  }

  /** Ends it, by force if it takes longer than 10 s. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    const timer = setTimeout(() => this.child.kill("SIGKILL"), secondsToStop * 1000);
    await ended;
    clearTimeout(timer);
  }
}

function readyEnvironment(child: ChildProcess): Promise<Record<string, string>> {
  let said = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(`did not get ready within ${secondsToStart} s`), secondsToStart * 1000);
    const fail = (what: string) => {
      clearTimeout(timer);
      reject(new Error(`The emulator ${what}.\n${said.trim()}`.trim()));
    };
    const listen = (text: string) => {
      said += text;
      const environment = exportedVariables(said);
      if (!expectedVariables.every((name) => name in environment)) return;
      clearTimeout(timer);
      resolve(environment);
    };
    child.stdout?.setEncoding("utf8").on("data", listen);
    child.stderr?.setEncoding("utf8").on("data", listen);
    child.once("error", (error) => fail(`could not be started: ${error.message}`));
    child.once("exit", (code) => fail(`ended with exit code ${code}`));
  });
}

/** The variables in lines such as `export HW_REGION_NAME=ae-ad-1`, quoted or not. */
export function exportedVariables(text: string): Record<string, string> {
  const lines = text.matchAll(/^\s*export (HW_[A-Z_]+)=(?:'([^'\n]*)'|"([^"\n]*)"|(\S*))\s*$/gm);
  return Object.fromEntries(
    [...lines].map(([, name, single, double, plain]) => [name, single ?? double ?? plain ?? ""]),
  );
}
