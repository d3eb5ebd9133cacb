import type { InstanceFields } from "./instanceFields";
import type { Operation } from "./operation";
import type { Outcome } from "./outcome";

/** A change of state that takes time. */
export interface Transition {
  operation: Operation;
  /** Milliseconds since 1970. */
  dueAt: number;
  /** With it, the state advances after that many reads, whatever the time. */
  readsLeft?: number | undefined;
  /** What becomes visible when it is done. */
  changes?: Partial<InstanceFields> | undefined;
  /** Whether the real broker is not ready yet. */
  brokerPending?: boolean;
  /** How it will end if not well. */
  failure?: Outcome;
}

/** An instance with what the wire does not show. */
export interface Instance {
  projectId: string;
  fields: InstanceFields;
  /** Of the broker's user; never shown. */
  password: string;
  transition?: Transition;
  /** What is shown instead of fields or besides them, in whatever form: set from outside, never by the service. */
  overlay?: Record<string, unknown>;
}

/** The part of the ordered space that can be used, as the live service shows it: 88 of 100 GB. */
export function usableStorage(total: number): number {
  return Math.floor(total * 0.88);
}

/** Whether a value has the form of an instance id: a UUID. */
export function isInstanceId(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** States in which an instance serves, and so can be changed: a failed extension leaves it as it was. */
export function isServing({ fields }: Instance): boolean {
  return fields.status === "RUNNING" || fields.status === "EXTENDEDFAILED";
}
