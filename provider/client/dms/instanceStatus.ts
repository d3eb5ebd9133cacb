/** What a status of an instance means. */
export interface StatusMeaning {
  /** One clause for people. */
  readonly meaning: string;
  /** The service has given up, so that waiting is in vain. */
  readonly failed?: boolean;
  /** The vendor has frozen the instance, or is about to. */
  readonly frozen?: boolean;
  /** Another status follows by itself. */
  readonly inProgress?: boolean;
  /** The instance serves its clients and accepts changes. */
  readonly settled?: boolean;
  /** After a creation that failed, it shows that the instance has still never run. */
  readonly neverRan?: boolean;
}

/** The statuses of table 8-3 and those that newer servers add, by the wire's word. */
const meanings = {
  CREATING: { meaning: "is being created", inProgress: true },
  CREATEFAILED: { meaning: "failed during its creation", failed: true, neverRan: true },
  RUNNING: { meaning: "is running", settled: true },
  RESTARTING: { meaning: "is being restarted", inProgress: true },
  EXTENDING: { meaning: "is being resized", inProgress: true },
  EXTENDEDFAILED: { meaning: "could not be resized and still serves with its old size", settled: true },
  DELETING: { meaning: "is being deleted", inProgress: true, neverRan: true },
  ERROR: { meaning: "is faulty", failed: true, neverRan: true },
  FREEZING: {
    meaning: "is being frozen by the vendor, usually for unpaid bills",
    failed: true,
    frozen: true,
    inProgress: true,
    neverRan: true,
  },
  FROZEN: { meaning: "was frozen by the vendor, usually for unpaid bills", failed: true, frozen: true, neverRan: true },
} as const satisfies Record<string, StatusMeaning>;

/** A status that this package knows. */
export type InstanceStatus = keyof typeof meanings;

/** A status that it does not know, in upper case; it counts as work in progress. */
export type UnlistedStatus = string & {};

/** Display names of table 8-3 that differ from the wire's word. */
const displayNames: Record<string, InstanceStatus> = {
  FAULTY: "ERROR",
  RESIZING: "EXTENDING",
  "RESIZING FAILED": "EXTENDEDFAILED",
};

/** The wire's word for a status, in upper case, also for the display names of table 8-3 (`Faulty` is `ERROR`). */
export function normalizeInstanceStatus(status: string): InstanceStatus | UnlistedStatus {
  const word = status.trim().toUpperCase().replace(/\s+/g, " ");
  return displayNames[word] ?? word;
}

const isListed = (status: string): status is InstanceStatus => Object.hasOwn(meanings, status);

/** Looks up what a status means, whatever the case of its letters. */
export function statusMeaning(status: string | undefined): StatusMeaning {
  const word = (status ?? "").toUpperCase();
  return isListed(word) ? meanings[word] : { meaning: `is in status ${status ?? "unknown"}`, inProgress: true };
}

/** Whether a status is the one by which an instance says that all is well. */
export const isRunning = (status: string | undefined): boolean => status === ("RUNNING" satisfies InstanceStatus);
