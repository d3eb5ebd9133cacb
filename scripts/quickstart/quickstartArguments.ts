import { parseArgs } from "node:util";

/** What `npm run quickstart -- …` was asked for. */
export interface QuickstartArguments {
  help: boolean;
  /** Arguments handed on to the emulator. */
  emulatorArguments: string[];
}

export const usage = `Usage: npm run quickstart [-- OPTIONS]

Creates one RabbitMQ instance in the emulator with the real Pulumi CLI, shows its outputs, and removes it again.
No account is needed and none is touched.

  --help    show this text
`;

/** @throws Error that names an unknown option */
export function parseQuickstartArguments(args: string[]): QuickstartArguments {
  const { values } = parseArgs({ args, options: { help: { type: "boolean", short: "h", default: false } } });
  return { help: values.help, emulatorArguments: [] };
}
