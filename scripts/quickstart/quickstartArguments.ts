import { parseArgs } from "node:util";

/** What `npm run quickstart -- …` was asked for. */
export interface QuickstartArguments {
  help: boolean;
  /** Whether the instance is to be a real broker, which a message is sent to and received from. */
  broker: boolean;
  /** Whether clients of that broker connect with TLS. */
  tls: boolean;
  /** Arguments handed on to the emulator. */
  emulatorArguments: string[];
}

export const usage = `Usage: npm run quickstart [-- OPTIONS]

Creates one RabbitMQ instance in the emulator with the real Pulumi CLI, shows its outputs, and removes it again.
No account is needed and none is touched.

  --broker  makes the instance a real RabbitMQ broker, and sends a message to it; needs rabbitmq-server
  --tls     with --broker: the message goes over TLS
  --help    show this text
`;

/** @throws Error that names an unknown option */
export function parseQuickstartArguments(args: string[]): QuickstartArguments {
  const { values } = parseArgs({
    args,
    options: {
      broker: { type: "boolean", default: false },
      tls: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const { help, broker, tls } = values;
  if (tls && !broker) throw new Error("--tls goes with --broker: only a real broker speaks TLS.");
  return { help, broker, tls, emulatorArguments: broker ? ["--broker", "rabbitmq"] : [] };
}
