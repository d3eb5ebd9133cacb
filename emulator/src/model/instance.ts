import type { Operation } from "./operation";
import type { Outcome } from "./outcome";

/** An instance in the wire's form (tables 5-6 and 5-21, and the sample of section 5.6). */
export interface InstanceFields {
  name: string;
  engine: string;
  port: number;
  status: string;
  type: "single" | "cluster";
  specification: string;
  engine_version: string;
  /** Absent until it runs for the first time. */
  connect_address?: string;
  instance_id: string;
  resource_spec_code: string;
  charging_mode: number;
  vpc_id: string;
  vpc_name: string;
  created_at: string;
  error_code: string | null;
  product_id: string;
  security_group_id: string;
  security_group_name: string;
  subnet_id: string;
  subnet_name: string;
  subnet_cidr: string;
  available_zones: string[];
  user_id: string;
  user_name: string;
  access_user: string;
  order_id: string | null;
  maintain_begin: string;
  maintain_end: string;
  /** GB that can be used: less than ordered. */
  storage_space: number;
  /** GB as ordered. */
  total_storage_space: number;
  used_storage_space: number;
  enable_publicip: boolean;
  publicip_id: string | null;
  publicip_address: string | null;
  ssl_enable: boolean;
  /** Absent until it runs for the first time. */
  management_connect_address?: string;
  description: string;
  enterprise_project_id: string;
  is_logical_volume: boolean;
  extend_times: number;
  storage_spec_code: string;
}

/** A change of state that takes time. */
export interface Transition {
  operation: Operation;
  /** Milliseconds since 1970. */
  dueAt: number;
  /** With it, the state advances after that many reads, whatever the time. */
  readsLeft?: number;
  /** What becomes visible when it is done. */
  changes?: Partial<InstanceFields>;
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
