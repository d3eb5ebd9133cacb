import type { ApiVersion } from "pulumi-huaweicloud-dms-rabbitmq/client";
import type { EmulatorOptions } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import type { Properties, UpResult } from "../engineSimulation";
import type { Emulator, FaultStack } from "./faultStack";

export type Fault = Parameters<Emulator["addFault"]>[0];
type RequestFault = Extract<Fault, { do: unknown }>;
export type FaultEffect = RequestFault["do"];

/** A command of the CLI. */
export type Operation = "up" | "refresh" | "destroy";

/** How the next command mends what a failure left. */
export interface Healing {
  /** Default `up`. */
  by?: Operation;
  /** Properties of the program that differ from those of the failed run. */
  program?: Properties;
  environment?: Record<string, string>;
  /** What somebody does before, in the console or elsewhere; the faults are cleared after it. */
  repair?: (stack: FaultStack) => void | Promise<void>;
  /** What the `up` does. */
  result?: UpResult;
  /** True when another instance takes the place of the one there was. */
  isOther?: boolean;
}

/** One fault: what is there, what goes wrong in which operation, how that ends, and what heals it. */
export interface FaultScenario {
  name: string;
  /** The one version of the API in which there is such a thing. Default: both. */
  only?: ApiVersion;
  emulator?: EmulatorOptions;
  environment?: Record<string, string>;
  /** Program of an `up` that goes well before anything is broken; null: none. */
  before?: Properties | null;
  faults?: Fault[];
  /** What happens besides, right before the operation. */
  meanwhile?: (stack: FaultStack) => void | Promise<void>;
  operation: Operation;
  /** Program of the operation: the usual one with these changes. */
  program?: Properties;
  /** What the operation fails with; without it, it succeeds. */
  fails?: RegExp;
  /** What an `up` that succeeds does. */
  result?: UpResult;
  /** True when another instance takes the place of the one there was. */
  isOther?: boolean;
  /** True when the failure leaves in the cloud what nobody could know of. */
  isUnknown?: boolean;
  /** Requests of the operation that must have been made, as "METHOD path-expression" and how often. */
  requests?: Partial<Record<CallName, number>>;
  heals?: Healing;
  /** Looks at what came of it all. */
  afterwards?: (stack: FaultStack) => void | Promise<void>;
}

const project = "^/(v1.0|v2|v2/rabbitmq)/[^/]+";

/** The calls of the two services, by what a fault or a count matches, in both versions of the API. */
export const calls = {
  create: { method: "POST", path: `${project}/instances$` },
  list: { method: "GET", path: `${project}/instances$` },
  get: { method: "GET", path: `${project}/instances/[^/]+$` },
  modify: { method: "PUT", path: `${project}/instances/[^/]+$` },
  delete: { method: "DELETE", path: `${project}/instances/[^/]+$` },
  action: { method: "POST", path: `${project}/instances/action$` },
  extend: { method: "POST", path: `${project}/instances/[^/]+/extend$` },
  password: { method: "POST", path: `${project}/instances/[^/]+/password$` },
  tags: { method: "POST", path: "^/v2/[^/]+/rabbitmq/[^/]+/tags/action$" },
  plugins: { method: "PUT", path: `${project}/instances/[^/]+/rabbitmq/plugins$` },
  tasks: { method: "GET", path: `${project}/instances/[^/]+/tasks(/[^/]+)?$` },
  projects: { method: "GET", path: "^/v3/projects$" },
  tokens: { method: "POST", path: "^/v3/auth/tokens$" },
} as const;

export type CallName = keyof typeof calls;

/** A fault of a call: the first time it is made, unless said otherwise. */
export function on(call: CallName, effect: FaultEffect, match: { nth?: number; times?: number } = {}): Fault {
  return { match: { ...calls[call], ...match }, do: effect };
}

/** As often as a call can be repeated, and more. */
export const always = { times: 10_000 };

/** An answer in the form of DMS's errors. */
export function refusal(status: number, code: string, message = "Refused."): FaultEffect {
  return { status, body: { error_code: `DMS.${code}`, error_msg: message } };
}
