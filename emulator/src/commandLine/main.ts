import { readFileSync } from "node:fs";
import path from "node:path";
import { StoreError } from "../data/instanceStore";
import { type RequestLogLine, terminalLine } from "../log/requestLog";
import { OptionError } from "../optionError";
import { type Emulator, startEmulator } from "../startEmulator";
import { greeting } from "./greeting";
import { parseCommandLine, usage } from "./parseCommandLine";

/** Runs the emulator until it is interrupted. Exit codes: 0, or 2 for an option that cannot be, or a full disk. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    const commandLine = parseCommandLine(args);
    if (commandLine.help) {
      process.stdout.write(usage);
      return;
    }
    const { options, version } = commandLine;
    if (version) {
      process.stdout.write(`${packageVersion()}\n`);
      return;
    }
    const onRequest = process.stdout.isTTY ? showRequest : undefined;
    const emulator = await startEmulator({ ...options, onRequest });
    // Before the greeting: whoever has read that may send a signal at once.
    endOnSignal(emulator);
    process.stdout.write(`${greeting(emulator, options)}\n`);
  } catch (error) {
    if (!(error instanceof OptionError || error instanceof StoreError)) throw error;
    process.stderr.write(`${error.message}\nTry dms-rabbitmq-emulator --help.\n`);
    process.exitCode = 2;
  }
}

function packageVersion(): string {
  return JSON.parse(readFileSync(path.join(__dirname, "../../package.json"), "utf8")).version;
}

function endOnSignal(emulator: Emulator): void {
  const end = () => {
    void emulator.close().finally(() => process.exit(0));
  };
  // A terminal that is closed sends SIGHUP.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, end);
}

function showRequest(line: RequestLogLine): void {
  process.stdout.write(`${terminalLine(line)}\n`);
}
