/** What a status of the wire (table 8-3 and its newer siblings) means. */
export interface StatusMeaning {
  /** One clause for people. */
  readonly meaning: string;
  /** True when the service has given up, so that waiting is in vain. */
  readonly failed?: boolean;
}

const meanings: Record<string, StatusMeaning> = {
  CREATING: { meaning: "is being created" },
  RUNNING: { meaning: "is running" },
  RESTARTING: { meaning: "is being restarted" },
  EXTENDING: { meaning: "is being resized" },
  EXTENDEDFAILED: { meaning: "could not be resized and still serves with its old size" },
  DELETING: { meaning: "is being deleted" },
  ERROR: { meaning: "is faulty", failed: true },
  CREATEFAILED: { meaning: "failed during its creation", failed: true },
  FREEZING: { meaning: "is being frozen by the vendor, usually for unpaid bills", failed: true },
  FROZEN: { meaning: "was frozen by the vendor, usually for unpaid bills", failed: true },
};

/** Looks a status up; one that is not known counts as work in progress. */
export function statusMeaning(status: string | undefined): StatusMeaning {
  return meanings[(status ?? "").toUpperCase()] ?? { meaning: `is in status ${status ?? "unknown"}` };
}

/** Whether the service has given up on an instance in this status. */
export function isFailedStatus(status: unknown): boolean {
  return typeof status === "string" && statusMeaning(status).failed === true;
}

/** Whether an instance in this status was frozen by its vendor. */
export function isFrozenStatus(status: unknown): boolean {
  return status === "FROZEN" || status === "FREEZING";
}
