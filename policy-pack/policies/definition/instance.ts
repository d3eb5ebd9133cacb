import type { PolicyResourceOptions } from "@pulumi/policy";
import type { Unwrap } from "@pulumi/pulumi";
import type { RabbitmqInstanceArgs } from "../../../sdk/rabbitmqInstanceArgs";

type DeclaredProperties = Partial<Unwrap<RabbitmqInstanceArgs>>;

/**
 * The properties that policies read: inputs after the provider's check, and, in a stack policy after a deployment or
 * a refresh, outputs. Reading one that a preview does not know yet throws.
 */
export interface InstanceProperties extends DeclaredProperties {
  /** Resource specification identifier; an output. */
  readonly resourceSpecCode?: string;
  /** Used storage space in GB; an output. */
  readonly usedStorageSpace?: number;
  /** Usable storage space in GB; an output. */
  readonly usableStorageSpace?: number;
  /** Status on the wire; an output. */
  readonly status?: string;
}

/** A RabbitMQ instance as a policy sees it. */
export interface Instance {
  readonly urn: string;
  /** Logical name in the program. */
  readonly logicalName: string;
  /** Name of the stack. */
  readonly stack: string;
  /** Whether the resource option `protect` is on. */
  readonly isProtected: boolean;
  readonly properties: InstanceProperties;
}

/** Name of the stack in a URN such as `urn:pulumi:dev::project::type::name`. */
export function stackOf(urn: string): string {
  return urn.split("::")[0]?.replace(/^urn:pulumi:/, "") ?? "";
}

/** A property that is a text; empty for a value of another type, which only the provider's check refuses. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Reads an instance from what `@pulumi/policy` passes to a validation. */
export function toInstance(resource: {
  urn: string;
  name: string;
  opts: PolicyResourceOptions;
  props: Record<string, unknown>;
}): Instance {
  return {
    urn: resource.urn,
    logicalName: resource.name,
    stack: stackOf(resource.urn),
    isProtected: resource.opts.protect,
    // The type of the resource is what says which properties it has.
    properties: resource.props as InstanceProperties,
  };
}
