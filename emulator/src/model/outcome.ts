import { z } from "zod";
import { knownObject } from "../schema";
import { failedStatus, type Operation, operations } from "./operation";

/** How operations on an instance end, other than well. */
export const outcomeSchema = knownObject({
  /** Status in which it ends. Default: the failed one of the operation. */
  status: z.string("must be a text").toUpperCase().optional(),
  /** Of table 5-7. */
  errorCode: z.string("must be a text").optional(),
  /** Whether it never ends. */
  hang: z.boolean("must be true or false").optional(),
  /** The only operation it is for. Default: those the status fits, never a deletion; a hang is for creations. */
  operation: z.enum(operations, `must be ${operations.slice(0, -1).join(", ")} or ${operations.at(-1)}`).optional(),
}).refine(
  ({ status, errorCode, hang }) => status !== undefined || errorCode !== undefined || hang === true,
  'must have a "status", an "errorCode" or "hang": true',
);

/** How an operation ends, other than well. */
export type Outcome = z.infer<typeof outcomeSchema>;

/** Whether an outcome is for the operation. */
export function outcomeFits(outcome: Outcome, operation: Operation): boolean {
  if (outcome.operation) return outcome.operation === operation;
  if (outcome.hang || outcome.status === "CREATEFAILED") return operation === "create";
  if (outcome.status === "EXTENDEDFAILED") return operation === "extend";
  return operation !== "delete";
}

/** The status and error code in which an operation with that outcome ends. */
export function outcomeFields(outcome: Outcome, operation: Operation): { status: string; error_code: string | null } {
  const status = outcome.status ?? failedStatus[operation];
  const failed = status === failedStatus[operation] || status === "ERROR";
  return { status, error_code: outcome.errorCode ?? (failed ? defaultErrorCode[operation] : null) };
}

/** Table 5-7: "Failed to deploy the instance" and "Some nodes of the instance are faulty". */
const defaultErrorCode: Record<Operation, string> = {
  create: "public.00.0024",
  delete: "public.00.0025",
  restart: "public.00.0025",
  extend: "public.00.0025",
};
