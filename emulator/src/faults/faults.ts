import type { Operation } from "../model/operation";
import { type Outcome, outcomeFits } from "../model/outcome";
import { type Fault, type FaultEffect, type OutcomeFault, type RequestFault, readFault } from "./fault";

interface CountedFault extends RequestFault {
  expression: RegExp;
  /** Matching requests so far. */
  seen: number;
}

/** The faults that are set. */
export class Faults {
  private requestFaults: CountedFault[] = [];
  private outcomeFaults: OutcomeFault[] = [];

  /** @throws InvalidFault */
  add(value: unknown): void {
    const fault = readFault(value);
    if ("outcome" in fault) this.outcomeFaults.push(fault);
    else this.requestFaults.push({ ...fault, expression: new RegExp(fault.match.path ?? ""), seen: 0 });
  }

  clear(): void {
    this.requestFaults = [];
    this.outcomeFaults = [];
  }

  all(): Fault[] {
    return [...this.requestFaults.map(({ match, do: effect }) => ({ match, do: effect })), ...this.outcomeFaults];
  }

  /** Counts a request, and says what happens to it: of several faults that hit it, the one set first. */
  hit(method: string, path: string): FaultEffect | undefined {
    let effect: FaultEffect | undefined;
    for (const fault of this.requestFaults) {
      if (!matches(fault, method, path)) continue;
      fault.seen += 1;
      const { nth = 1, times = 1 } = fault.match;
      if (fault.seen >= nth && fault.seen < nth + times) effect ??= fault.do;
    }
    return effect;
  }

  /** How an operation on an instance of that name ends if not well: of several, the one set last. */
  outcomeFor(name: string, operation: Operation): Outcome | undefined {
    return [...this.outcomeFaults]
      .reverse()
      .find(({ match, outcome }) => match.name === name && outcomeFits(outcome, operation))?.outcome;
  }
}

function matches({ match, expression }: CountedFault, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  return expression.test(path);
}
