import type { Outcome } from "../model/outcome";
import type { Fault, FaultEffect, RequestMatch } from "./fault";

/** A fault in words, as the page shows it; what bodies and headers hold is left out. */
export interface ShownFault {
  /** What it is for. */
  target: string;
  effect: string;
  /** Requests that it will still hit, or let pass before it does; undefined for one that no count ends. */
  left: number | undefined;
  /** Name of the instances whose operations it ends. */
  instance: string | undefined;
}

function targetText({ method: only, path = "any path", nth = 1, times = 1 }: RequestMatch): string {
  const method = only?.toUpperCase() ?? "any method";
  const which = nth === 1 && times === 1 ? "" : `, ${times} from number ${nth} on`;
  return `${method} ${path}${which}`;
}

function effectText({ status, body, headers, delay, reset, truncate, perform }: FaultEffect): string {
  return [
    delay === undefined ? "" : `waits ${delay}`,
    status === undefined ? "" : `answers ${status}${perform ? " though it is performed" : ""}`,
    body === undefined ? "" : "another body",
    headers === undefined ? "" : "other headers",
    reset === undefined ? "" : `drops the connection ${reset} it is performed`,
    truncate === undefined ? "" : `drops the connection after ${truncate} bytes`,
  ]
    .filter(Boolean)
    .join(", ");
}

function outcomeText({ operation: only, hang, status, errorCode }: Outcome): string {
  const operation = only ?? "every operation";
  if (hang) return `${operation} hangs`;
  return `${operation} ends${status === undefined ? " badly" : ` as ${status}`}${errorCode ? ` with ${errorCode}` : ""}`;
}

/** @param seen matching requests so far */
export function shownFault(fault: Fault, seen: number): ShownFault {
  if ("outcome" in fault) {
    const { name } = fault.match;
    return { target: `instance ${name}`, effect: outcomeText(fault.outcome), left: undefined, instance: name };
  }
  const { nth = 1, times = 1 } = fault.match;
  const left = Math.max(0, nth - 1 + times - seen);
  return { target: targetText(fault.match), effect: effectText(fault.do), left, instance: undefined };
}
