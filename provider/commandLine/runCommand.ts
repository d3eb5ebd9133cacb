import { messageOf } from "../client";
import { doctorCommand } from "../doctorCommand/doctorCommand";
import { importCommand } from "../importCommand/importCommand";
import type { Command, CommandProcess } from "./command";
import { UsageError } from "./commandError";

const commands: Readonly<Record<string, Command>> = { import: importCommand, doctor: doctorCommand };

/** What `--help` prints. */
export const helpText = `Usage: npx pulumi-huaweicloud-dms-rabbitmq <command> [options]

Commands:
${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(16)}  ${summary}\n`)
  .join("")}
Options:
  -h, --help        this text, or after a command the help of that command
  --version         version of the package
`;

const advice = "`pulumi-huaweicloud-dms-rabbitmq --help` lists what there is.";

const asksForHelp = (args: readonly string[]) => args.includes("--help") || args.includes("-h");

function packageVersion(): string {
  const { version }: { version: string } = require("pulumi-huaweicloud-dms-rabbitmq/package.json");
  return version;
}

function run(args: string[], process: CommandProcess): number | Promise<number> {
  const named = args.find((arg) => Object.hasOwn(commands, arg));
  const command = commands[named ?? ""];
  if (asksForHelp(args) || args.length === 0) process.print((command ?? { helpText }).helpText);
  else if (args[0] === "--version") process.print(packageVersion());
  else if (command && args[0] === named) return command.run(args.slice(1), process);
  else throw new UsageError(`There is no command "${args[0]}"; ${advice}`);
  return 0;
}

/**
 * Runs the command line of the package.
 *
 * @param args without node and script
 * @returns the exit code: that of the command, or after an error, which was printed in one sentence, 2 for a command
 * line that is not understood and 1 for any other
 */
export async function runCommand(args: string[], process: CommandProcess): Promise<number> {
  try {
    return await run(args, process);
  } catch (error) {
    process.printError(`error: ${messageOf(error)}`);
    return error instanceof UsageError ? 2 : 1;
  }
}
