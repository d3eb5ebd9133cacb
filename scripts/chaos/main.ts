import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isolatedEnvironment } from "../environment/isolatedEnvironment";
import { localStackEnvironment } from "../environment/localStackEnvironment";
import { seededRandom } from "../environment/seededRandom";
import { provisionPulumiCli } from "../pulumi-cli/provisionPulumiCli";
import { withCliOnPath } from "../pulumi-cli/withCliOnPath";
import { EmulatorProcess } from "../quickstart/emulatorProcess";
import { type ChaosArguments, parseChaosArguments, usage } from "./chaosArguments";
import { ChaosStack } from "./chaosStack";
import { type ChaosCloud, hit, type Operation } from "./hit";

const print = (line: string) => process.stdout.write(`${line}\n`);

/** The emulator, which comes back after each crash with the same address, keys and instances. */
class CrashingCloud implements ChaosCloud {
  private constructor(
    private readonly restart: (port: string) => Promise<EmulatorProcess>,
    private emulator: EmulatorProcess,
  ) {}

  static async start(root: string, directory: string, environment: NodeJS.ProcessEnv): Promise<CrashingCloud> {
    const times = ["--create-time", "3s", "--delete-time", "2s", "--restart-time", "300ms", "--resize-time", "300ms"];
    const keys = ["--access-key", "CHAOSACCESSKEY000001", "--secret-key", "secret-key-of-the-chaos"];
    const data = ["--data", path.join(directory, "data")];
    const logFile = path.join(directory, "emulator.log");
    const restart = (port: string) =>
      EmulatorProcess.start({ root, logFile, args: ["--port", port, ...times, ...keys, ...data], environment });
    return new CrashingCloud(restart, await restart("0"));
  }

  get environment(): Record<string, string> {
    return this.emulator.environment;
  }

  async crash(): Promise<void> {
    const { port } = new URL(this.url);
    await this.emulator.crash();
    this.emulator = await this.restart(port);
  }

  async instances(): Promise<{ instance_id: string; status: string }[]> {
    const answer = await fetch(`${this.url}/_emulator/instances`);
    return (await answer.json()) as { instance_id: string; status: string }[];
  }

  async forgetRequests(): Promise<void> {
    await fetch(`${this.url}/_emulator/requests`, { method: "DELETE" });
  }

  async hasRequests(): Promise<boolean> {
    const answer = await fetch(`${this.url}/_emulator/requests`);
    return ((await answer.json()) as unknown[]).length > 0;
  }

  stop(): Promise<void> {
    return this.emulator.stop();
  }

  private get url(): string {
    return this.emulator.environment.HW_DMS_ENDPOINT ?? "";
  }
}

function nextOperation(isEmpty: boolean, random: () => number): Operation {
  const some: Operation[] = ["update", "refresh", "destroy"];
  const chosen = some[Math.floor(random() * some.length)] ?? "update";
  return isEmpty ? "create" : chosen;
}

async function hitAgainAndAgain(
  { hits, seed, minutes }: ChaosArguments,
  stack: ChaosStack,
  cloud: ChaosCloud,
): Promise<number> {
  const random = seededRandom(seed);
  const end = Date.now() + minutes * 60_000;
  let isEmpty = true;
  let landed = 0;
  for (let count = 1; landed < hits; count += 1) {
    if (Date.now() > end) {
      print(`Stopped after ${landed} of ${hits} hits, since ${minutes} minutes are over; each was recovered.`);
      return 0;
    }
    const operation = nextOperation(isEmpty, random);
    if (operation === "update") stack.writeProgram(count);
    try {
      const { line, hasLanded } = await hit({ stack, cloud, random, operation });
      if (hasLanded) landed += 1;
      print(`${String(count).padStart(3)} ${line}`);
    } catch (error) {
      print(`${String(count).padStart(3)} FAILED ${error instanceof Error ? error.message : String(error)}`);
      return 1;
    }
    isEmpty = operation === "destroy";
  }
  print(`${landed} hits that landed while a run was on, each recovered: the cloud has what the state says.`);
  return 0;
}

/**
 * `npm run chaos`: kills at seeded moments, recovers, and compares.
 *
 * @param root directory of the repository
 * @returns 0 if cloud and state agreed after each hit
 */
export async function main(root: string, args: string[]): Promise<number> {
  const options = parseChaosArguments(args);
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const cli = await provisionPulumiCli(root);
  const directory = mkdtempSync(path.join(tmpdir(), "rabbitmq-chaos-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  for (const part of ["backend", "home"]) mkdirSync(path.join(directory, part));
  const environment = isolatedEnvironment(process.env);
  const cloud = await CrashingCloud.start(root, directory, environment);
  try {
    const own = { ...localStackEnvironment(directory, "passphrase-of-the-chaos"), ...cloud.environment };
    const quick = { HW_DMS_POLL_INTERVAL: "200ms", PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
    const stack = new ChaosStack(directory, { ...withCliOnPath(environment, cli), ...own, ...quick }, root);
    await stack.initialize();
    print(
      `> Seed ${options.seed}, at most ${options.hits} hits in ${options.minutes} minutes, Pulumi CLI ${cli.version}`,
    );
    return await hitAgainAndAgain(options, stack, cloud);
  } finally {
    await cloud.stop();
  }
}
