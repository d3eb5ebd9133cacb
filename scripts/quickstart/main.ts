import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { isolatedEnvironment } from "../environment/isolatedEnvironment";
import { localStackEnvironment } from "../environment/localStackEnvironment";
import { provisionPulumiCli } from "../pulumi-cli/provisionPulumiCli";
import type { PulumiCli } from "../pulumi-cli/pulumiCli";
import { withCliOnPath } from "../pulumi-cli/withCliOnPath";
import { generateBrokerPassword } from "./brokerPassword";
import { Deployment } from "./deployment";
import { EmulatorProcess } from "./emulatorProcess";
import { endingSignal } from "./endingSignal";
import { parseQuickstartArguments, usage } from "./quickstartArguments";
import { countRequests } from "./requestCounts";
import { sendAndReceive } from "./sendAndReceive";

/**
 * `npm run quickstart`: a RabbitMQ instance from nothing to its outputs and back to nothing, with the real Pulumi CLI
 * against the emulator.
 *
 * @param root directory of the repository
 * @returns 0 if every step succeeded and the emulator saw exactly one creation and one deletion
 * @throws Error that says which step failed
 */
export async function main(root: string, args: string[]): Promise<number> {
  const { help, broker, tls, emulatorArguments } = parseQuickstartArguments(args);
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const cli = await provisionPulumiCli(root);
  announce(`Using Pulumi CLI ${cli.version} (${describeSource(cli)})`);

  const directory = mkdtempSync(path.join(tmpdir(), "rabbitmq-quickstart-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  for (const part of ["backend", "home"]) mkdirSync(path.join(directory, part));

  const environment = isolatedEnvironment(process.env);
  const logFile = path.join(directory, "emulator.log");
  announce("Starting the emulator of Huawei Cloud");
  const emulator = await EmulatorProcess.start({ root, logFile, args: emulatorArguments, environment });
  const deployment = new Deployment(
    directory,
    {
      ...withCliOnPath(environment, cli),
      ...localStackEnvironment(directory, generateBrokerPassword()),
      ...emulator.environment,
    },
    "dev",
  );
  try {
    announce(`The emulator answers at ${emulator.environment.HW_DMS_ENDPOINT}`);
    const signalled = endingSignal().then((exitCode) => ({ exitCode }));
    const end = await Promise.race([deploy(root, deployment, { broker, tls, emulator }), signalled]);
    if (end) {
      announce("Stopped: ending what runs");
      return end.exitCode;
    }
    const { creates, deletes } = countRequests(await readFile(logFile, "utf8"));
    announce(`Done. The emulator saw ${times(creates, "creation")} and ${times(deletes, "deletion")}.`);
    if (creates === 1 && deletes === 1) return 0;
    throw new Error("It should have seen exactly one of each.");
  } finally {
    await deployment.abort();
    await emulator.stop();
  }
}

async function deploy(
  root: string,
  deployment: Deployment,
  { broker, tls, emulator }: { broker: boolean; tls: boolean; emulator: EmulatorProcess },
): Promise<void> {
  announce("Making a stack with a backend of its own, and a secret password for the broker");
  await deployment.initialize(root);
  await deployment.setSecret("password", generateBrokerPassword());
  if (tls) await deployment.set("sslEnable", "true");

  announce("pulumi up: creates the instance and waits until it is running");
  await deployment.up();
  announce("The instance is there. Its outputs:");
  for (const [name, value] of Object.entries(await deployment.outputs())) {
    process.stdout.write(`    ${name} = ${String(value)}\n`);
  }
  if (broker) {
    announce("Sending a message to the broker over those outputs, and receiving it again");
    const url = await deployment.secretOutput("brokerUrl");
    await sendAndReceive({ root, url, ...(tls ? { authority: await emulator.authority() } : {}) });
  }
  await waitForEnter();

  announce("pulumi refresh: compares the state with what the cloud has");
  await deployment.refresh();
  announce("pulumi destroy: deletes the instance and waits until it is gone");
  await deployment.destroy();
}

async function waitForEnter(): Promise<void> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Without a listener of its own readline would swallow Ctrl-C.
  terminal.on("SIGINT", () => process.emit("SIGINT"));
  await terminal.question("  Press Enter to go on: the instance is then refreshed and removed. ");
  terminal.close();
}

function announce(text: string): void {
  process.stdout.write(`> ${text}\n`);
}

function times(count: number, what: string): string {
  return count === 1 ? `one ${what}` : `${count} ${what}s`;
}

function describeSource(cli: PulumiCli): string {
  const sources = {
    path: "found on PATH",
    cache: "from the cache",
    installer: "just installed",
    build: "just built",
  };
  return sources[cli.source];
}
