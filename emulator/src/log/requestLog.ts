/** One request as `GET /_emulator/requests` and the log file show it. */
export interface RequestLogEntry {
  /** ISO 8601, when it came in. */
  time: string;
  method: string;
  /** Without query; cut after 1,000 characters. */
  path: string;
  /** Null when the connection was dropped instead of an answer. */
  status: number | null;
  /** Of the error, null for none. */
  code: string | null;
  /** Until the answer was ready. */
  durationMs: number;
}

/** With what only a person at the terminal is told. */
export interface RequestLogLine extends RequestLogEntry {
  /** Name of the instance that it was about. */
  instance?: string;
}

const keptEntries = 10_000;
const longestPath = 1_000;

/** The last 10,000 requests. */
export class RequestLog {
  private entries: RequestLogEntry[] = [];

  /** @param listeners are told of every request as it is answered */
  constructor(private readonly listeners: readonly ((line: RequestLogLine) => void)[]) {}

  add(line: RequestLogLine): void {
    const { instance, ...rest } = line;
    const entry = { ...rest, path: rest.path.slice(0, longestPath) };
    this.entries.push(entry);
    if (this.entries.length >= 2 * keptEntries) this.entries = this.entries.slice(-keptEntries);
    for (const listener of this.listeners) listener({ ...entry, instance });
  }

  all(): RequestLogEntry[] {
    return this.entries.slice(-keptEntries);
  }

  clear(): void {
    this.entries = [];
  }
}
