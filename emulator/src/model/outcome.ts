import { z } from "zod";
import { knownObject } from "../schema";
import { failedStatus, type Operation, operations } from "./operation";

const reads = z.int("must be a whole number from 1").min(1).optional();

/** How operations on an instance end or go on, other than usual. */
export const outcomeSchema = knownObject({
  /** Status in which it ends. Default: the failed one of the operation. */
  status: z.string("must be a text").toUpperCase().optional(),
  /** Of table 5-7. */
  errorCode: z.string("must be a text").optional(),
  /** Whether it never ends. */
  hang: z.boolean("must be true or false").optional(),
  /** How often the instance is shown as it was before the operation shows. */
  readsBeforeStart: reads,
  /** How many reads of a new instance are answered with 404. */
  hiddenReads: reads,
  /** Status that takes the place of the usual one once that has been shown, while the operation goes on. */
  statusOnTheWay: z.string("must be a text").toUpperCase().optional(),
  /** The only operation it is for. Default: those that it fits. */
  operation: z.enum(operations, `must be ${operations.slice(0, -1).join(", ")} or ${operations.at(-1)}`).optional(),
}).refine(
  ({ operation: _which, hang, ...others }) => hang === true || Object.values(others).some((part) => part !== undefined),
  'must have a "status", an "errorCode", "hang": true, "readsBeforeStart", "hiddenReads" or "statusOnTheWay"',
);

/** How an operation ends or goes on, other than usual. */
export type Outcome = z.infer<typeof outcomeSchema>;

/** Whether an outcome is for the operation. */
export function outcomeFits(outcome: Outcome, operation: Operation): boolean {
  if (outcome.operation) return outcome.operation === operation;
  if (outcome.hang || outcome.hiddenReads || outcome.status === "CREATEFAILED") return operation === "create";
  if (outcome.status === "EXTENDEDFAILED" || outcome.readsBeforeStart) return operation === "extend";
  if (outcome.statusOnTheWay) return operation === "delete";
  return operation !== "delete";
}

/** Whether an operation with that outcome does not end as it should. */
export function isFailing(outcome: Outcome | undefined): boolean {
  return outcome?.status !== undefined || outcome?.errorCode !== undefined;
}

/** The status and error code in which an operation with that outcome ends. */
export function outcomeFields(outcome: Outcome, operation: Operation): { status: string; error_code: string | null } {
  const status = outcome.status ?? failedStatus[operation];
  const failed = status === "ERROR" || (status === failedStatus[operation] && status !== "RUNNING");
  return { status, error_code: outcome.errorCode ?? (failed ? defaultErrorCode[operation] : null) };
}

/** Table 5-7: "Failed to deploy the instance" and "Some nodes of the instance are faulty". */
const defaultErrorCode: Record<Operation, string | null> = {
  create: "public.00.0024",
  delete: "public.00.0025",
  restart: "public.00.0025",
  extend: "public.00.0025",
  plugins: null,
  restore: "public.00.0025",
};
