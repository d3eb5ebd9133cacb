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
