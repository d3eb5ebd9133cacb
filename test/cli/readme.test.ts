import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type StoredResource, storedResources } from "../../scripts/bench/fleetStack";
import { readmeWalk } from "../../scripts/bench/readmeWalk";
import { stateSizeOf } from "../../scripts/bench/stateSize";
import { isolatedEnvironment } from "../../scripts/environment/isolatedEnvironment";
import { withCliOnPath } from "../../scripts/pulumi-cli/withCliOnPath";
import { exportedVariables } from "../../scripts/quickstart/emulatorProcess";
import { copySources } from "../support/copySources";
import { killChild } from "../support/killChild";
import { pulumiCliDirectories } from "../support/pulumiCliDirectories";
import { rabbitmqInstanceType } from "../support/rabbitmqProgram";
import { rabbitmqServerLack } from "../support/rabbitmqServer";
import { repositoryRoot } from "../support/repositoryRoot";
import { skipNote } from "../support/skipNote";
import { makeTemporaryDirectory, removeTemporaryDirectory } from "../support/temporaryDirectory";

jest.setTimeout(900_000);

const walk = readmeWalk(repositoryRoot);

/** What the state of the walk's stack holds, once there is one below a directory. */
function resourcesBelow(backend: string): StoredResource[] {
  const file = path.join(backend, ".pulumi", "stacks", "broker", "dev.json");
  return existsSync(file) ? storedResources(file) : [];
}

/** A shell of its own, which keeps directory and variables from one block to the next, as a terminal does. */
class Terminal {
  output = "";
  private readonly child: ChildProcess;

  constructor(cwd: string, env: NodeJS.ProcessEnv) {
    this.child = spawn("bash", ["--noprofile", "--norc"], { cwd, env, detached: true });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
      });
    }
  }

  /** Types lines, and waits for them to end; the first that fails ends the block, as a reader would stop there. */
  async run(text: string): Promise<{ code: number; output: string }> {
    const before = this.output.length;
    const lines = text
      .trim()
      .replace(/\\\n\s*/g, " ")
      .split("\n");
    this.child.stdin?.write(`${lines.map((line) => line.replace(/\s+#.*$/, "")).join(" &&\n")}\necho "[ended $?]"\n`);
    const output = await this.waitFor(/\[ended (\d+)\]/, before);
    return { code: Number(/\[ended (\d+)\]/.exec(output)?.[1]), output };
  }

  /** Types lines that do not end. */
  start(text: string): void {
    this.child.stdin?.write(text);
  }

  /** What it has shown from a position on, as soon as that matches. */
  async waitFor(pattern: RegExp, from = 0): Promise<string> {
    while (!pattern.test(this.output.slice(from))) {
      if (this.child.exitCode !== null) throw new Error(`The shell ended before ${pattern}:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return this.output.slice(from);
  }

  close(): void {
    killChild(this.child);
  }
}

const ways = "leads from a clone to a violation, a deployment, a message and back to nothing, block by block";
(rabbitmqServerLack ? it.skip : it)(`${ways}${skipNote(rabbitmqServerLack)}`, async () => {
  const base = makeTemporaryDirectory("readme");
  const clone = path.join(base, "pulumi-huaweicloud-dms-rabbitmq");
  mkdirSync(clone);
  await copySources(clone);
  const { HW_DMS_ENDPOINT, HW_IAM_ENDPOINT, ...isolated } = isolatedEnvironment(process.env);
  const quiet = { HOME: base, PULUMI_HOME: path.join(base, "home"), PULUMI_SKIP_UPDATE_CHECK: "true" };
  const offline = { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true", npm_config_prefer_offline: "true" };
  // `pulumi login --local` takes the home of the account from the system, whatever HOME says.
  const backend = { PULUMI_BACKEND_URL: `file://${base}` };
  const cache = process.env.npm_config_cache ?? path.join(process.env.HOME ?? base, ".npm");
  const npm = { npm_config_cache: cache, npm_config_userconfig: path.join(process.env.HOME ?? base, ".npmrc") };
  const cli = withCliOnPath(isolated, { directories: await pulumiCliDirectories() });
  const environment = { ...cli, ...quiet, ...offline, ...backend, ...npm };
  const project = path.join(base, "broker");
  const first = new Terminal(clone, environment);
  const second = new Terminal(base, environment);
  const stored: StoredResource[] = [];
  try {
    for (const { mark, text } of walk) {
      if (mark === "second terminal") {
        second.start(`cd ${project} && ${text.trim()} --port 0\n`);
        const said = await second.waitFor(/export HW_IAM_ENDPOINT=\S+\n/);
        const lines = Object.entries(exportedVariables(said)).map(([name, value]) => `export ${name}='${value}'`);
        expect((await first.run(lines.join("\n"))).code).toBe(0);
      } else if (mark.includes(".")) {
        writeFileSync(path.join(project, mark), text);
      } else {
        const { code, output } = await first.run(text);
        if ((code !== 0) !== (mark === "fails")) throw new Error(`This ended with ${code}:\n${text}\n${output}`);
        stored.push(...resourcesBelow(base));
      }
    }
  } finally {
    first.close();
    second.close();
    removeTemporaryDirectory(base);
  }
  expect(first.output).toMatch(/\[mandatory\].*rabbitmq-password-strength/);
  expect(first.output).toMatch(/status *: "RUNNING"/);
  expect(first.output).toMatch(/Sent and received "hello .*" over amqp\./);
  expect(first.output).toMatch(/Resources:\s+- 2 deleted/);
  const instances = stored.filter(({ type }) => type === rabbitmqInstanceType);
  expect(Math.max(...instances.map((instance) => stateSizeOf(instance).bytes))).toBeLessThanOrEqual(3_400);
  expect(instances.length).toBeGreaterThan(0);
});

it("has all its steps marked", () => {
  const marks = walk.map(({ mark }) => mark);
  expect(marks).toEqual([
    "clone",
    "run",
    "Pulumi.yaml",
    "index.ts",
    "second terminal",
    "run",
    "fails",
    "run",
    "run",
    "run",
  ]);
});
