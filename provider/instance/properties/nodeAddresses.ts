/** Where a node of an instance listens. */
export interface NodeAddress {
  host: string;
  /** The port, where it stands beside the address. */
  port: string | undefined;
}

/** The addresses that a text of the wire lists, separated by commas. */
export function nodeAddresses(list: string | undefined): NodeAddress[] {
  return (list ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      const [, host = entry, port] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(entry) ?? [];
      return { host, port };
    });
}
