import type { Operation } from "../model/operation";
import { type Outcome, outcomeFits } from "../model/outcome";
import { type Fault, type FaultEffect, type OutcomeFault, type RequestFault, readFault } from "./fault";
import { type ShownFault, shownFault } from "./shownFault";

interface CountedFault extends RequestFault {
  path: RegExp;
  body: RegExp | undefined;
  /** Matching requests so far. */
  seen: number;
}

/** What a fault looks at. */
interface HitRequest {
  method: string;
  path: string;
  body: Buffer;
}

/** The faults that are set. */
export class Faults {
  private requestFaults: CountedFault[] = [];
  private outcomeFaults: OutcomeFault[] = [];

  /** @throws InvalidFault */
  add(value: unknown): void {
    const fault = readFault(value);
    if ("outcome" in fault) this.outcomeFaults.push(fault);
    else {
      const { path = "", body } = fault.match;
      this.requestFaults.push({
        ...fault,
        path: new RegExp(path),
        body: body === undefined ? undefined : new RegExp(body),
        seen: 0,
      });
    }
  }

  clear(): void {
    this.requestFaults = [];
    this.outcomeFaults = [];
  }

  all(): Fault[] {
    return [...this.requestFaults.map(({ match, do: effect }) => ({ match, do: effect })), ...this.outcomeFaults];
  }

  /** Those that still do something, in words. */
  shown(): ShownFault[] {
    return [
      ...this.requestFaults.map((fault) => shownFault(fault, fault.seen)).filter(({ left }) => left !== 0),
      ...this.outcomeFaults.map((fault) => shownFault(fault, 0)),
    ];
  }

  /** Counts a request, and says what happens to it: of several faults that hit it, the one set first. */
  hit(request: HitRequest): FaultEffect | undefined {
    let effect: FaultEffect | undefined;
    for (const fault of this.requestFaults) {
      if (!matches(fault, request)) continue;
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

function matches(fault: CountedFault, { method, path, body }: HitRequest): boolean {
  const wanted = fault.match.method?.toUpperCase() ?? method;
  return wanted === method && fault.path.test(path) && (fault.body?.test(body.toString()) ?? true);
}
