/** What can happen to an instance and takes time. */
export const operations = ["create", "delete", "restart", "extend"] as const;

/** One of them. */
export type Operation = (typeof operations)[number];

/** What an operation that fails makes of an instance if nothing else is said. */
export const failedStatus: Record<Operation, string> = {
  create: "CREATEFAILED",
  delete: "ERROR",
  restart: "ERROR",
  extend: "EXTENDEDFAILED",
};

/** Status while it goes on. */
export const ongoingStatus: Record<Operation, string> = {
  create: "CREATING",
  delete: "DELETING",
  restart: "RESTARTING",
  extend: "EXTENDING",
};
