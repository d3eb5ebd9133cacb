/** What can happen to an instance and takes time. */
export const operations = ["create", "delete", "restart", "extend", "plugins", "restore"] as const;

/** One of them. */
export type Operation = (typeof operations)[number];

/** What an operation that fails makes of an instance if nothing else is said. */
export const failedStatus: Record<Operation, string> = {
  create: "CREATEFAILED",
  delete: "ERROR",
  restart: "ERROR",
  extend: "EXTENDEDFAILED",
  plugins: "RUNNING",
  restore: "ERROR",
};

/** Status while it goes on; undefined where an instance keeps the one it has. */
export const ongoingStatus: Record<Operation, string | undefined> = {
  create: "CREATING",
  delete: "DELETING",
  restart: "RESTARTING",
  extend: "EXTENDING",
  plugins: undefined,
  restore: "RESTARTING",
};
