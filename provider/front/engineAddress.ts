/** Where the engine that started this process listens. */
export interface EngineAddress {
  host: string;
  port: number;
}

/**
 * Reads the engine's address from the argument that Pulumi gives a provider process.
 *
 * @returns undefined for anything but a port of this machine, as under a test runner
 */
export function engineAddressOf(argument: string | undefined): EngineAddress | undefined {
  const [, host, port] = /^(127\.0\.0\.1):(\d+)$/.exec(argument ?? "") ?? [];
  return host === undefined || port === undefined ? undefined : { host, port: Number(port) };
}
