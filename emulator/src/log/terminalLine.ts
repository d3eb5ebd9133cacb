import type { RequestLogLine } from "./requestLog";

/** A request in one readable line: time, method, path, status, code, milliseconds, name of the instance. */
export function terminalLine({ time, method, path, status, code, durationMs, instance }: RequestLogLine): string {
  const clock = time.slice(11, 19);
  const result = status === null ? "dropped" : String(status);
  const parts = [clock, method.padEnd(6), path, result, code, `${durationMs.toFixed(1)} ms`, instance];
  return parts.filter(Boolean).join("  ");
}
