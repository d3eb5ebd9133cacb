/** What one check has found. */
export interface Finding {
  check: string;
  /** `skipped` says that it could not be looked at, or need not be. */
  outcome: "ok" | "warning" | "failed" | "skipped";
  found: string;
  /** What to do; sentences of errors say it themselves. */
  advice?: string | undefined;
}
