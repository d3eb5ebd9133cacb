import { amqpVersion } from "../catalogue/products";
import type { BackgroundTask, TaskStatus } from "./backgroundTask";
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
  /** With it, nothing has begun yet: the instance is shown that many times more as it was before. */
  readsBeforeStart?: number | undefined;
  /** Shown in place of the usual status once that has been shown. */
  statusOnTheWay?: string | undefined;
  /** Whether somebody has been shown the instance since it began. */
  wasShown?: boolean;
  /** What becomes visible when it is done. */
  changes?: Partial<InstanceFields> | undefined;
  /** The plugins that are on when it is done. */
  plugins?: readonly string[] | undefined;
  /** Whether the instance goes into the recycle bin instead of away. */
  recycles?: boolean | undefined;
  /** Id of the background task, and how that stands while the operation shows. */
  taskId?: string | undefined;
  ongoingTask?: TaskStatus | undefined;
  /** Whether the real broker is not ready yet. */
  brokerPending?: boolean;
  /** How it will end if not well. */
  failure?: Outcome;
}

/** An instance with what its wire form does not show. */
export interface Instance {
  projectId: string;
  fields: InstanceFields;
  /** Of the broker's user; never shown. */
  password: string;
  /** Oldest first; replaced as a whole, never changed in place. */
  tasks: readonly BackgroundTask[];
  /** Names of those that are on. */
  plugins: readonly string[];
  transition?: Transition;
  /** What is shown instead of fields or besides them, in whatever form: set from outside, never by the service. */
  overlay?: Record<string, unknown>;
  /** Milliseconds since 1970, while it is in the recycle bin. */
  recycledAt?: number;
  /** How many more reads find nothing, though it is there. */
  hiddenReads?: number;
}

/** The part of the ordered space that can be used, as the live service shows it: 88 of 100 GB. */
export function usableStorage(total: number): number {
  return Math.floor(total * 0.88);
}

/** Whether a value has the form of an instance id: a UUID. */
export function isInstanceId(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/**
 * Whether an instance serves and nothing goes on, and so can be changed: a failed extension leaves it as it was. What
 * goes on may not show in its status.
 */
export function isServing({ fields, transition }: Instance): boolean {
  return transition === undefined && (fields.status === "RUNNING" || fields.status === "EXTENDEDFAILED");
}

/** Whether an instance is of the engine that is not RabbitMQ itself. */
export const isAmqp = ({ fields }: Instance): boolean => fields.engine_version === amqpVersion;
