import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

const stack = "chaos";
const longestRun = 240_000;

/** A run of the CLI that has been started. */
export interface StartedRun {
  child: ChildProcess;
  ended: Promise<EndedRun>;
}

/** How a run of the CLI ended. */
export interface EndedRun {
  code: number;
  output: string;
}

/** What the state says. */
export interface StoredState {
  /** Ids of the instances. */
  ids: string[];
  pending: number;
}

/** Three instances, of which two have a name in the program. */
const program = (round: number) => `import * as pulumi from "@pulumi/pulumi";
import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

const args = {
  description: "round ${round}",
  storageSpace: 100,
  storageSpecCode: "dms.physical.storage.high",
  productId: "00300-30109-0--0",
  availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
  vpcId: "1e93f86e-13af-46c8-97d6-d40fa62b76c2",
  subnetId: "b5fa806c-35e7-4299-b659-b39398dd4718",
  securityGroupId: "0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8",
  accessUser: "tester",
  password: pulumi.secret("Chaos-Password-0001"),
};
for (const name of ["orders", "billing"]) new RabbitmqInstance(name, { ...args, name });
new RabbitmqInstance("ledger", args);
`;

/** The stack that is hit, in a directory of its own, with the real CLI. */
export class ChaosStack {
  private readonly project: string;

  /** @param directory holds `backend/` and `home/` of the environment */
  constructor(
    private readonly directory: string,
    private readonly environment: NodeJS.ProcessEnv,
    root: string,
  ) {
    this.project = path.join(directory, "project");
    mkdirSync(this.project);
    writeFileSync(path.join(this.project, "Pulumi.yaml"), "name: chaos\nruntime: nodejs\n");
    writeFileSync(
      path.join(this.project, "package.json"),
      '{ "name": "chaos", "main": "index.ts", "private": true }\n',
    );
    symlinkSync(path.join(root, "node_modules"), path.join(this.project, "node_modules"), "junction");
    this.writeProgram(0);
  }

  /** Rewrites the program, so that the next `up` updates every instance. */
  writeProgram(round: number): void {
    writeFileSync(path.join(this.project, "index.ts"), program(round));
  }

  start(command: string, args: string[] = [], environment: Record<string, string> = {}): StartedRun {
    const own = command === "stack" ? [command, ...args] : [command, "--yes", ...args];
    const child = spawn("pulumi", ["--non-interactive", ...own, "--stack", stack], {
      cwd: this.project,
      env: { ...this.environment, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    const timer = setTimeout(() => child.kill("SIGKILL"), longestRun);
    const ended = new Promise<EndedRun>((resolve, reject) => {
      child.on("error", reject);
      // Not close: what outlives a killed CLI may hold its streams.
      child.on("exit", (code) => {
        clearTimeout(timer);
        setImmediate(() => resolve({ code: code ?? -1, output }));
      });
    });
    return { child, ended };
  }

  run(command: string, args: string[] = [], environment: Record<string, string> = {}): Promise<EndedRun> {
    return this.start(command, args, environment).ended;
  }

  async initialize(): Promise<void> {
    const { code, output } = await this.run("stack", ["init"]);
    if (code !== 0) throw new Error(`The stack could not be made.\n${output}`);
  }

  /** @throws Error when the CLI cannot read the state */
  async state(): Promise<StoredState> {
    const file = path.join(this.directory, "state.json");
    const { code, output } = await this.run("stack", ["export", "--file", file]);
    if (code !== 0) throw new Error(`The state cannot be read: ${output.trim()}`);
    const { deployment } = require(file) as {
      deployment: { resources?: { type: string; id?: string }[]; pending_operations?: unknown[] };
    };
    delete require.cache[require.resolve(file)];
    const instances = (deployment.resources ?? []).filter(({ type }) => type.endsWith(":Rabbitmq"));
    return { ids: instances.flatMap(({ id }) => id ?? []).sort(), pending: deployment.pending_operations?.length ?? 0 };
  }

  /** Takes away what a killed CLI left half-written beside the state; true if there was anything. */
  removeEmptyAttributes(): boolean {
    const stacks = path.join(this.directory, "backend", ".pulumi", "stacks", "chaos");
    const empty = readdirSync(stacks)
      .filter((name) => name.endsWith(".attrs"))
      .map((name) => path.join(stacks, name))
      .filter((file) => statSync(file).size === 0);
    for (const file of empty) rmSync(file);
    return empty.length > 0;
  }
}
