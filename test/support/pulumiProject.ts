import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { transformSync } from "@swc/core";
import { parse } from "yaml";
import { isolatedEnvironment } from "../../scripts/environment/isolatedEnvironment";
import { localStackEnvironment } from "../../scripts/environment/localStackEnvironment";
import { withCliOnPath } from "../../scripts/pulumi-cli/withCliOnPath";
import { frugalEnvironment } from "./frugalEnvironment";
import { PassphraseSecrets } from "./passphraseSecrets";
import { pulumiCliDirectories } from "./pulumiCliDirectories";
import { type PulumiResult, PulumiRun } from "./pulumiRun";
import { repositoryRoot } from "./repositoryRoot";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "./temporaryDirectory";

const ownPassphrase = "passphrase-of-the-tests";

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
  /**
   * Whether Pulumi itself compiles the program, with the other files beside it, as it does for users. Default: if it is
   * type-checked. Otherwise it is compiled here, which saves each run the start of a compiler.
   */
  typescript?: boolean;
  /** Whether the program is type-checked on every run, which costs a second or two. Default false. */
  typeCheck?: boolean;
  /** Whether everything runs as users have it: `typescript`, without `frugalEnvironment`. Default false. */
  asUsers?: boolean;
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

/** By this Pulumi marks an object of a state that holds a secret. */
const secretMark = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

/** A deployment as `pulumi stack export` prints it, as far as tests look at it. */
export interface ExportedState {
  version: number;
  deployment: {
    secrets_providers?: { state: { salt: string } };
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
  private readonly name: string;
  private readonly compiles: boolean;
  private readonly config: Record<string, ConfigValue> = {};
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
    this.name = options.name ?? (options.source && projectNameIn(options.source)) ?? "test-project";
    this.compiles = !(options.source || options.typescript || options.typeCheck || options.asUsers);
  }

  /** Makes the project and its empty stack, and sets the config, as files: the CLI takes a second for it. */
  static async create(options: PulumiProjectOptions): Promise<PulumiProject> {
    const base = makeTemporaryDirectory("pulumi-project");
    const environment = {
      ...withCliOnPath(isolatedEnvironment(process.env), { directories: await pulumiCliDirectories() }),
      ...localStackEnvironment(base, ownPassphrase),
      PULUMI_DEBUG_COMMANDS: "true",
      ...(options.asUsers ? {} : frugalEnvironment),
      PULUMI_NODEJS_TRANSPILE_ONLY: String(!options.typeCheck),
      ...options.environment,
    };
    const project = new PulumiProject(base, options, environment);
    try {
      project.writeFiles();
      project.writeEmptyStack();
      project.setConfig(options.config ?? {});
    } catch (error) {
      project.dispose();
      throw error;
    }
    return project;
  }

  /** Replaces the program. */
  writeProgram(program: string): void {
    if (!this.compiles) {
      writeFileSync(path.join(this.directory, "index.ts"), program);
      return;
    }
    const { code } = transformSync(program, {
      jsc: { parser: { syntax: "typescript" }, target: "es2022" },
      module: { type: "commonjs" },
    });
    writeFileSync(path.join(this.directory, "index.js"), code);
  }

  /** Sets config values beside those that are there. */
  setConfig(config: Record<string, ConfigValue>): void {
    Object.assign(this.config, config);
    const secrets = PassphraseSecrets.ofNewStack(this.passphrase);
    const values = Object.entries(this.config).map(([key, value]) => [
      key.includes(":") ? key : `${this.name}:${key}`,
      typeof value === "string" ? value : { secure: secrets.encrypt(value.secret) },
    ]);
    // JSON is YAML.
    const text = JSON.stringify({ encryptionsalt: secrets.encryptionSalt, config: Object.fromEntries(values) });
    writeFileSync(path.join(this.directory, `Pulumi.${this.stack}.yaml`), text);
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

  /** The stack's outputs, secrets in clear, as `pulumi stack output --show-secrets` prints them. */
  outputs(): Record<string, unknown> {
    const state = this.exportState();
    const stack = state.deployment.resources?.find(({ type }) => type === "pulumi:pulumi:Stack");
    const secrets = this.secretsOf(state);
    return withSecrets(stack?.outputs ?? {}, (text) => JSON.parse(secrets.decrypt(text)));
  }

  /** The state as `pulumi stack export` prints it, secrets encrypted unless asked for in clear. */
  exportState({ showSecrets = false }: { showSecrets?: boolean } = {}): ExportedState {
    const { version, checkpoint } = JSON.parse(this.readStateFile());
    const state: ExportedState = { version, deployment: checkpoint.latest };
    if (!showSecrets) return state;
    const secrets = this.secretsOf(state);
    return withSecrets(state, (text) => ({ ...secretMark, plaintext: secrets.decrypt(text) }));
  }

  /** Overwrites the state. */
  async importState(state: ExportedState): Promise<void> {
    const file = path.join(this.base, "import.json");
    writeFileSync(file, JSON.stringify(state));
    await this.succeed(["stack", "import", "--stack", this.stack, "--file", file]);
  }

  /** The resources of one type in the state. */
  resources(type: string): ExportedResource[] {
    const { deployment } = this.exportState();
    return (deployment.resources ?? []).filter((resource) => resource.type === type);
  }

  /** The text of the state file as it lies in the backend. */
  readStateFile(): string {
    return readFileSync(this.stateFile, "utf8");
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
    const logs = this.eventLogs()
      .split("\n")
      .filter((line) => !/"severity":"debug"/.test(line));
    return [...this.discreet.map(({ output }) => output), ...logs].join("\n");
  }

  /** Everything that the engine wrote into its event logs. */
  eventLogs(): string {
    return readdirSync(this.base)
      .filter((name) => name.startsWith("events-"))
      .map((name) => readFileSync(path.join(this.base, name), "utf8"))
      .join("");
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

  private get passphrase(): string {
    return this.environment.PULUMI_CONFIG_PASSPHRASE ?? ownPassphrase;
  }

  private secretsOf({ deployment }: ExportedState): PassphraseSecrets {
    return PassphraseSecrets.of(deployment.secrets_providers?.state.salt ?? "", this.passphrase);
  }

  private get stateFile(): string {
    return path.join(this.base, "backend", ".pulumi", "stacks", this.name, `${this.stack}.json`);
  }

  private writeFiles(): void {
    const { name } = this;
    const { program = "", source } = this.options;
    for (const part of ["project", "backend", "home"]) mkdirSync(path.join(this.base, part));
    if (this.options.linkPackages !== false) {
      symlinkSync(path.join(repositoryRoot, "node_modules"), path.join(this.directory, "node_modules"), "junction");
    }
    if (source !== undefined) {
      cpSync(source, this.directory, { recursive: true, filter: (file) => path.basename(file) !== "node_modules" });
      return;
    }
    const runtime = { name: "nodejs", options: { typescript: !this.compiles } };
    writeFileSync(path.join(this.directory, "Pulumi.yaml"), JSON.stringify({ name, runtime }));
    // A program without its own package.json would run the main of a package further up.
    const main = this.compiles ? "index.js" : "index.ts";
    writeFileSync(
      path.join(this.directory, "package.json"),
      JSON.stringify({ name, version: "1.0.0", private: true, main }),
    );
    this.writeProgram(program);
  }

  /** What `pulumi stack init` writes. */
  private writeEmptyStack(): void {
    mkdirSync(path.dirname(this.stateFile), { recursive: true });
    writeFileSync(path.join(this.base, "backend", ".pulumi", "meta.yaml"), "version: 1\n");
    const stack = `organization/${this.name}/${this.stack}`;
    writeFileSync(this.stateFile, JSON.stringify({ version: 3, checkpoint: { stack, latest: {} } }));
  }
}

/** The name that the Pulumi.yaml of a directory gives its project. */
function projectNameIn(directory: string): string {
  return parse(readFileSync(path.join(directory, "Pulumi.yaml"), "utf8")).name;
}

/** A part of a state with something else in place of each secret, whose ciphertext is given. */
function withSecrets<Part>(part: Part, replace: (ciphertext: string) => unknown): Part {
  const [[key, mark]] = Object.entries(secretMark) as [[string, string]];
  return JSON.parse(JSON.stringify(part), (_name, value) =>
    value?.[key] === mark ? replace(String(value.ciphertext)) : value,
  ) as Part;
}
