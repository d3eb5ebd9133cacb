import { type Clock, formatDuration } from "../client";

/** What an acceptor makes of one observation. */
export type Acceptance = { outcome: "success" } | { outcome: "retry" } | { outcome: "failure"; reason: string };

/** Looks at one observation and says whether waiting is over. */
export type Acceptor<Observation> = (observation: Observation) => Acceptance;

/** Waiting is over, and what was waited for has happened. */
export const success: Acceptance = { outcome: "success" };

/** Nothing is decided yet. */
export const retry: Acceptance = { outcome: "retry" };

/** Waiting is over, and what was waited for will not happen. */
export const failure = (reason: string): Acceptance => ({ outcome: "failure", reason });

/** What was seen while waiting: one entry for each run of equal observations. */
export interface Seen {
  what: string;
  times: number;
}

/** How to wait. */
export interface WaitOptions<Observation> {
  /** Takes the next observation once it is due, the last one when time is up; an error it throws ends the wait. */
  observe: () => Promise<Observation>;
  accept: Acceptor<Observation>;
  /** One word or two for an observation, for progress and the time-out message. */
  describe: (observation: Observation) => string;
  /** Milliseconds. */
  timeout: number;
  clock: Clock;
  signal?: AbortSignal | undefined;
  /** Called with each observation that decides nothing, and the milliseconds waited so far. */
  onProgress?: (what: string, waited: number) => void;
}

/** How a wait ended. */
export type WaitResult<Observation> =
  | { outcome: "success"; observation: Observation }
  | { outcome: "failure"; observation: Observation; reason: string; seen: Seen[] }
  | { outcome: "timeout"; observation: Observation; seen: Seen[]; waited: number };

function note(seen: Seen[], what: string): void {
  const last = seen.at(-1);
  if (last?.what === what) last.times += 1;
  else seen.push({ what, times: 1 });
}

/** A list of what was seen, for people: "CREATING (12 times), then RUNNING (once)". */
export function formatSeen(seen: Seen[]): string {
  return seen.map(({ what, times }) => `${what} (${times === 1 ? "once" : `${times} times`})`).join(", then ");
}

/** "after 50m0s; seen: CREATING (300 times)" for a wait that ended without its aim. */
export function formatWaited(waited: number, seen: Seen[]): string {
  const shown = waited < 1000 ? waited : Math.round(waited / 1000) * 1000;
  return `after ${formatDuration(shown)}; seen: ${formatSeen(seen)}`;
}

/** Waits for work, but no longer than until a signal aborts. */
function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort);
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
    if (signal.aborted) onAbort();
  });
}

/**
 * Observes until the acceptor has decided or time is up. It owns time, cancellation and the list of what was seen; when
 * the next observation is due is that of `observe`, and what it means the acceptor's.
 *
 * @throws what `observe` throws, and the reason of `signal` when it aborts
 */
export async function waitFor<Observation>(options: WaitOptions<Observation>): Promise<WaitResult<Observation>> {
  const { observe, accept, describe, timeout, clock, signal, onProgress } = options;
  const begin = clock.now();
  const seen: Seen[] = [];
  for (;;) {
    const observation = await unlessAborted(observe(), signal);
    const what = describe(observation);
    note(seen, what);
    const waited = clock.now() - begin;
    const acceptance = accept(observation);
    if (acceptance.outcome === "success") return { outcome: "success", observation };
    if (acceptance.outcome === "failure") {
      return { outcome: "failure", observation, reason: acceptance.reason, seen };
    }
    onProgress?.(what, waited);
    if (waited >= timeout) return { outcome: "timeout", observation, seen, waited };
  }
}
