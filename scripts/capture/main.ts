import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isolatedEnvironment } from "../environment/isolatedEnvironment";
import { provisionPulumiCli } from "../pulumi-cli/provisionPulumiCli";
import { withCliOnPath } from "../pulumi-cli/withCliOnPath";
import { EmulatorProcess } from "../quickstart/emulatorProcess";
import { endingSignal } from "../quickstart/endingSignal";
import { type CaptureArguments, parseCaptureArguments, usage } from "./captureArguments";
import { CaptureStack } from "./captureStack";
import type { Screen } from "./screen";
import { screenSvg } from "./screenSvg";
import type { TerminalRun } from "./terminalRun";

const allNames = ["orders", "billing", "mails", "audit", "reports"];
const counts = [1, allNames.length];

/** What all runs share. */
interface CaptureContext {
  root: string;
  options: CaptureArguments;
  environment: NodeJS.ProcessEnv;
  /** Gets everything but the pictures. */
  directory: string;
  write: (name: string, screen: Screen, title: string) => void;
  /** Those that have begun. */
  runs: TerminalRun[];
}

async function captureUp(context: CaptureContext, columns: number, count: number): Promise<void> {
  const { root, options, directory, write, runs } = context;
  const place = path.join(directory, `${count}-${columns}`);
  mkdirSync(place);
  // One for each, so that none sees the instances of the others.
  const emulator = await EmulatorProcess.start({
    root,
    logFile: path.join(place, "emulator.log"),
    args: ["--create-time", options.creation],
    environment: context.environment,
  });
  try {
    const environment = { ...context.environment, ...emulator.environment };
    const stack = new CaptureStack(place, { root, environment, names: allNames.slice(0, count) });
    await stack.initialize();
    const run = stack.up(columns);
    runs.push(run);
    const title = `pulumi up with ${count === 1 ? "one instance" : `${count} instances`} in ${columns} columns`;
    await run.waitFor(/ CREATI| left/);
    await sleep(options.after * 1000);
    write(`creating-${count}-${columns}`, await run.screen(), `${title}, during the creation`);
    const code = await run.ended;
    if (code !== 0) throw new Error(`"pulumi up" in a terminal of ${columns} columns ended with exit code ${code}.`);
    // It is the same at every width but for where long lines end.
    if (columns === options.widths[0]) write(`created-${count}-${columns}`, await run.screen(), `${title}, at its end`);
  } finally {
    await emulator.stop();
  }
}

async function captureAll(context: CaptureContext): Promise<void> {
  const { widths } = context.options;
  for (const count of counts) {
    process.stdout.write(`> pulumi up of ${count} in terminals of ${widths.join(", ")} columns\n`);
    await Promise.all(widths.map((columns) => captureUp(context, columns, count)));
  }
}

/**
 * `npm run capture`: pictures of `pulumi up` in terminals of several widths, with the real Pulumi CLI against the
 * emulator.
 *
 * @param root directory of the repository
 * @returns 0 when all pictures are there
 * @throws Error that says which run failed
 */
export async function main(root: string, args: string[]): Promise<number> {
  const options = parseCaptureArguments(args);
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const environment = withCliOnPath(isolatedEnvironment(process.env), await provisionPulumiCli(root));
  const directory = mkdtempSync(path.join(tmpdir(), "rabbitmq-capture-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  const out = path.resolve(root, options.out);
  mkdirSync(out, { recursive: true });
  const write = (name: string, screen: Screen, title: string) =>
    writeFileSync(path.join(out, `${name}.svg`), screenSvg(screen, title));
  const runs: TerminalRun[] = [];
  try {
    const all = captureAll({ root, options, environment, directory, write, runs }).then(() => 0);
    const exitCode = await Promise.race([all, endingSignal()]);
    if (exitCode === 0) process.stdout.write(`Done. The pictures lie in ${path.relative(process.cwd(), out)}.\n`);
    return exitCode;
  } finally {
    for (const run of runs) await run.abort();
  }
}
