import { type ParseArgsConfig, parseArgs } from "node:util";
import { defaults, type EmulatorOptions } from "../emulatorOptions";
import { OptionError } from "../optionError";
import { defaultPort, type Flag, flagGroups } from "./flags";

/** What the command line asks for. */
export type CommandLine = { help: true } | { help: false; version: boolean; options: EmulatorOptions };

interface NamedFlag extends Flag {
  name: string;
  /** The option of the emulator that it sets. */
  option: string;
}

const groups = Object.entries(flagGroups).map(([title, table]) => ({ title, flags: Object.entries(table).map(named) }));

const flags = groups.flatMap((group) => group.flags);

const helpColumn = 27;

/** The text of `--help`. */
export const usage = [
  "Usage: dms-rabbitmq-emulator [OPTIONS]\n",
  "A stand-in for Huawei Cloud DMS for RabbitMQ and IAM on this machine. Durations are written 500ms, 5s, 1h30m.\n",
  ...groups.flatMap((group) => [group.title, ...group.flags.map(helpOf), ""]),
  helpLine("-h, --help", "show this text"),
  helpLine("--version", "show which version this is\n"),
].join("\n");

/** @throws OptionError for an argument that cannot be */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const values = parse(args);
  if (values.help) return { help: true };
  const options: Record<string, unknown> = { port: defaultPort };
  for (const { name, option, read } of flags) {
    const [first, ...others] = [values[name] ?? []].flat().map(String);
    if (first !== undefined) options[option] = read([first, ...others], name);
  }
  return { help: false, version: values.version === true, options };
}

function parse(args: readonly string[]) {
  const options: ParseArgsConfig["options"] = {
    help: { type: "boolean", short: "h" },
    version: { type: "boolean" },
  };
  for (const { name, several = false } of flags) options[name] = { type: "string", multiple: several };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\. |\n/);
    throw new OptionError(`${sentence?.replace(/\.$/, "")}.`);
  }
}

function named([option, flag]: [string, Flag]): NamedFlag {
  const kebabCase = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return { name: kebabCase, ...flag, option };
}

function helpOf({ name, option, value, help }: NamedFlag): string {
  const usual = new Map<string, string>(Object.entries(defaults)).get(option);
  return helpLine(`--${name} ${value}`, [help, usual ? `(${usual})` : ""].filter(Boolean).join(" "));
}

function helpLine(flag: string, help: string): string {
  return `  ${flag}`.padEnd(helpColumn) + help;
}
