import { type Clock, formatDuration } from "../client";

const firstDelayShare = 1 / 8;
const growth = 1.5;
const jitterShare = 0.2;

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
  /** Takes one observation; an error it throws ends the wait. */
  observe: () => Promise<Observation>;
  accept: Acceptor<Observation>;
  /** One word or two for an observation, for progress and the time-out message. */
  describe: (observation: Observation) => string;
  /** Milliseconds. */
  timeout: number;
  /** The longest pause between two observations, in milliseconds. */
  pollInterval: number;
  clock: Clock;
  random: () => number;
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

/**
 * Observes until the acceptor has decided or time is up. It owns time, back-off, jitter, cancellation and the list of
 * what was seen; what an observation means is the acceptor's.
 *
 * @throws what `observe` throws, and the reason of `signal` when it aborts
 */
export async function waitFor<Observation>(options: WaitOptions<Observation>): Promise<WaitResult<Observation>> {
  const { observe, accept, describe, timeout, pollInterval, clock, random, signal, onProgress } = options;
  const begin = clock.now();
  const seen: Seen[] = [];
  for (let attempt = 0; ; attempt += 1) {
    signal?.throwIfAborted();
    const observation = await observe();
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
    // The last observation falls on the deadline itself.
    await clock.sleep(Math.min(pollDelay(attempt, pollInterval, random), timeout - waited), signal);
  }
}

/**
 * The pause before an observation, in milliseconds: an eighth of the cap at first, half as much again each time up to
 * the cap, spread by 20 % so that many waiters do not ask at once.
 *
 * @param attempt counts from 0
 * @param cap the longest pause in milliseconds (`pollInterval`)
 * @param random a number from 0 to 1
 */
export function pollDelay(attempt: number, cap: number, random: () => number): number {
  const base = Math.min(cap, cap * firstDelayShare * growth ** attempt);
  return Math.max(1, Math.round(base * (1 - jitterShare * random())));
}
