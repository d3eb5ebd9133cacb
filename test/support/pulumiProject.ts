import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isolatedEnvironment } from "../../scripts/environment/isolatedEnvironment";
import { localStackEnvironment } from "../../scripts/environment/localStackEnvironment";
import { withCliOnPath } from "../../scripts/pulumi-cli/withCliOnPath";
import { pulumiCliDirectories } from "./pulumiCliDirectories";
import { type PulumiResult, PulumiRun } from "./pulumiRun";
import { repositoryRoot } from "./repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "./temporaryDirectory";

/** A config value; in the stack's file a secret one is encrypted. */
export type ConfigValue = string | { secret: string };

export interface PulumiProjectOptions {
  /** Text of index.ts. */
  program?: string;
  /** A directory with a whole project, which is copied in place of one that is made of `program`. */
  source?: string;
  /** Name of the project. Default `test-project`. */
  name?: string;
  /** Name of the stack. Default `dev`. */
  stack?: string;
  /** Config of the stack; a key without a namespace belongs to the project. */
  config?: Record<string, ConfigValue>;
  /** Variables on top of an environment without accounts and proxies. */
  environment?: Record<string, string>;
  /** Whether the program is type-checked on every run, which costs a second or two. Default false. */
  typeCheck?: boolean;
  /** Whether the program finds the packages of the repository. Default true; false leaves node_modules to the test. */
  linkPackages?: boolean;
}

export interface RunOptions {
  /** Further arguments. */
  args?: string[];
  /** Variables for this run only; `undefined` takes one away. */
  environment?: Record<string, string | undefined> | undefined;
  /** Directory of a policy pack. */
  policyPack?: string;
  /** Machine-readable output on stdout. */
  json?: boolean;
  /** Default 240. */
  timeoutSeconds?: number;
}

/** A deployment as `pulumi stack export` prints it, as far as tests look at it. */
export interface ExportedState {
  version: number;
  deployment: {
    resources?: ExportedResource[];
    pending_operations?: unknown[];
    [key: string]: unknown;
  };
}

export interface ExportedResource {
  urn: string;
  type: string;
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  initErrors?: string[];
  [key: string]: unknown;
}

const withEngine = new Set(["preview", "up", "refresh", "destroy", "import"]);

/**
 * A Pulumi project of its own for the real CLI: program, file backend, PULUMI_HOME and passphrase in a temporary
 * directory. `dispose` removes it.
 */
export class PulumiProject {
  /** Directory of Pulumi.yaml and the program. */
  readonly directory: string;
  readonly stack: string;
  private readonly started: PulumiRun[] = [];
  /** Those that were not asked for secrets in clear. */
  private readonly discreet: PulumiRun[] = [];

  private constructor(
    private readonly base: string,
    private readonly options: PulumiProjectOptions,
    private readonly environment: NodeJS.ProcessEnv,
  ) {
    this.directory = path.join(base, "project");
    this.stack = options.stack ?? "dev";
  }

  /** Makes the project and its empty stack, and sets the config. */
  static async create(options: PulumiProjectOptions): Promise<PulumiProject> {
    const base = makeTemporaryDirectory("pulumi-project");
    const environment = {
      ...withCliOnPath(isolatedEnvironment(process.env), { directories: await pulumiCliDirectories() }),
      ...localStackEnvironment(base, "passphrase-of-the-tests"),
      PULUMI_DEBUG_COMMANDS: "true",
      PULUMI_NODEJS_TRANSPILE_ONLY: String(!options.typeCheck),
      ...options.environment,
    };
    const project = new PulumiProject(base, options, environment);
    try {
      project.writeFiles();
      await project.succeed(["stack", "init", project.stack]);
      if (options.config) await project.setConfig(options.config);
    } catch (error) {
      project.dispose();
      throw error;
    }
    return project;
  }

  /** Replaces index.ts. */
  writeProgram(program: string): void {
    writeFileSync(path.join(this.directory, "index.ts"), program);
  }

  /** Sets config values, all in one run per kind. */
  async setConfig(config: Record<string, ConfigValue>): Promise<void> {
    const args = Object.entries(config).flatMap(([key, value]) =>
      typeof value === "string" ? ["--plaintext", `${key}=${value}`] : ["--secret", `${key}=${value.secret}`],
    );
    await this.succeed(["config", "set-all", "--stack", this.stack, ...args]);
  }

  preview(options: RunOptions = {}): Promise<PulumiResult> {
    return this.pulumi(this.engineArguments("preview", ["--diff"], options), options);
  }

  up(options: RunOptions = {}): Promise<PulumiResult> {
    return this.pulumi(this.engineArguments("up", ["--yes", "--skip-preview"], options), options);
  }

  refresh(options: RunOptions = {}): Promise<PulumiResult> {
    return this.pulumi(this.engineArguments("refresh", ["--yes", "--skip-preview"], options), options);
  }

  destroy(options: RunOptions = {}): Promise<PulumiResult> {
    return this.pulumi(this.engineArguments("destroy", ["--yes", "--skip-preview"], options), options);
  }

  /** The stack's outputs, secrets in clear. */
  async outputs(): Promise<Record<string, unknown>> {
    const { stdout } = await this.succeed(["stack", "output", "--json", "--show-secrets", "--stack", this.stack]);
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  /** The state, secrets encrypted unless asked for in clear. */
  async exportState(options: { showSecrets?: boolean } = {}): Promise<ExportedState> {
    const secrets = options.showSecrets ? ["--show-secrets"] : [];
    const { stdout } = await this.succeed(["stack", "export", "--stack", this.stack, ...secrets]);
    return JSON.parse(stdout) as ExportedState;
  }

  /** Overwrites the state. */
  async importState(state: ExportedState): Promise<void> {
    const file = path.join(this.base, "import.json");
    writeFileSync(file, JSON.stringify(state));
    await this.succeed(["stack", "import", "--stack", this.stack, "--file", file]);
  }

  /** The resources of one type in the state. */
  async resources(type: string): Promise<ExportedResource[]> {
    const { deployment } = await this.exportState();
    return (deployment.resources ?? []).filter((resource) => resource.type === type);
  }

  /** The text of the state file as it lies in the backend. */
  readStateFile(): string {
    const stacks = path.join(this.base, "backend", ".pulumi", "stacks");
    return readFileSync(path.join(stacks, this.options.name ?? "test-project", `${this.stack}.json`), "utf8");
  }

  /** Runs any command of the CLI to its end. */
  pulumi(args: string[], options: RunOptions = {}): Promise<PulumiResult> {
    return this.start(args, options).result;
  }

  /** A command of the CLI for a test that starts it in its own way. */
  commandLine(args: string[], { environment }: Pick<RunOptions, "environment"> = {}) {
    const options = { cwd: this.directory, env: { ...this.environment, ...environment } };
    return { command: "pulumi", args: ["--non-interactive", "--color", "never", ...args], options };
  }

  /** Starts any command of the CLI. */
  start(args: string[], options: RunOptions = {}): PulumiRun {
    const number = this.started.length + 1;
    const eventLog = withEngine.has(args[0] ?? "") ? path.join(this.base, `events-${number}.json`) : undefined;
    const run = new PulumiRun({
      args: ["--non-interactive", "--color", "never", ...args, ...(eventLog ? ["--event-log", eventLog] : [])],
      directory: this.directory,
      environment: { ...this.environment, ...options.environment },
      eventLog,
      timeoutSeconds: options.timeoutSeconds ?? 240,
    });
    this.started.push(run);
    if (!args.includes("--show-secrets")) this.discreet.push(run);
    return run;
  }

  /**
   * Everything that the commands run so far have printed without being asked for secrets, and what the engine wrote
   * into its event logs. Without the messages that show only with `--debug`: there Pulumi's own SDK writes out
   * properties, secret ones of programs too.
   */
  captured(): string {
    const logs = readdirSync(this.base)
      .filter((name) => name.startsWith("events-"))
      .flatMap((name) => readFileSync(path.join(this.base, name), "utf8").split("\n"))
      .filter((line) => !/"severity":"debug"/.test(line));
    return [...this.discreet.map(({ output }) => output), ...logs].join("\n");
  }

  /** Starts `pulumi up` without waiting for its end. */
  startUp(options: RunOptions = {}): PulumiRun {
    return this.start(this.engineArguments("up", ["--yes", "--skip-preview"], options), options);
  }

  /** Starts `pulumi destroy` without waiting for its end. */
  startDestroy(options: RunOptions = {}): PulumiRun {
    return this.start(this.engineArguments("destroy", ["--yes", "--skip-preview"], options), options);
  }

  /** Ends what still runs and removes the project with its state. */
  dispose(): void {
    for (const run of this.started) run.kill();
    removeTemporaryDirectory(this.base);
  }

  private engineArguments(command: string, own: string[], options: RunOptions): string[] {
    return [
      command,
      "--stack",
      this.stack,
      ...own,
      ...(options.json ? ["--json"] : []),
      ...(options.policyPack ? ["--policy-pack", options.policyPack] : []),
      ...(options.args ?? []),
    ];
  }

  private async succeed(args: string[]): Promise<PulumiResult> {
    const result = await this.pulumi(args);
    if (result.code !== 0) throw new Error(`pulumi ${args[0]} ${args[1]} failed:\n${result.output}`);
    return result;
  }

  private writeFiles(): void {
    const { name = "test-project", program = "", source } = this.options;
    for (const part of ["project", "backend", "home"]) mkdirSync(path.join(this.base, part));
    if (this.options.linkPackages !== false) {
      symlinkSync(path.join(repositoryRoot, "node_modules"), path.join(this.directory, "node_modules"), "junction");
    }
    if (source !== undefined) {
      cpSync(source, this.directory, { recursive: true, filter: (file) => path.basename(file) !== "node_modules" });
      return;
    }
    writeFileSync(path.join(this.directory, "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\n`);
    // A program without its own package.json would run the main of a package further up.
    writeFileSync(
      path.join(this.directory, "package.json"),
      JSON.stringify({ name, version: "1.0.0", private: true, main: "index.ts" }),
    );
    this.writeProgram(program);
  }
}
