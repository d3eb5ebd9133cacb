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

/** With what only a person is told, at the terminal and on the page. */
export interface RequestLogLine extends RequestLogEntry {
  /** Name of the instance that it was about. */
  instance?: string | undefined;
  /** Whether a fault that is set had a hand in the answer. */
  isFaulty?: boolean | undefined;
}

const keptEntries = 10_000;
const longestPath = 1_000;

/** The last 10,000 requests. */
export class RequestLog {
  private lines: RequestLogLine[] = [];

  /** @param listeners are told of every request as it is answered */
  constructor(private readonly listeners: readonly ((line: RequestLogLine) => void)[]) {}

  add(line: RequestLogLine): void {
    const kept = { ...line, path: line.path.slice(0, longestPath) };
    this.lines.push(kept);
    if (this.lines.length >= 2 * keptEntries) this.lines = this.lines.slice(-keptEntries);
    for (const listener of this.listeners) listener(kept);
  }

  all(): RequestLogEntry[] {
    return this.lines.slice(-keptEntries).map(({ instance: _forPeople, isFaulty: _too, ...entry }) => entry);
  }

  /** The last so many, with the instances that they were about. */
  latest(count: number): RequestLogLine[] {
    return this.lines.slice(-count);
  }

  clear(): void {
    this.lines = [];
  }
}

/** A request in one readable line: time, method, path, status, code, milliseconds, name of the instance. */
export function terminalLine({ time, method, path, status, code, durationMs, instance }: RequestLogLine): string {
  const result = status === null ? "dropped" : String(status);
  const parts = [time.slice(11, 19), method.padEnd(6), path, result, code, `${durationMs.toFixed(1)} ms`, instance];
  return parts.filter(Boolean).join("  ");
}
