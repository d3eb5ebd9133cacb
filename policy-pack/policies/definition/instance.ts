import type { PolicyResourceOptions } from "@pulumi/policy";
import type { Unwrap } from "@pulumi/pulumi";
import type { RabbitmqInstanceArgs } from "../../../sdk/rabbitmqInstanceArgs";
import { versionShown } from "./versionShown";

type DeclaredProperties = Partial<Unwrap<RabbitmqInstanceArgs>>;

/**
 * The properties that policies read: inputs after the provider's check, and, in a stack policy after a deployment or
 * a refresh, outputs. Reading one that a preview does not know yet throws.
 */
export interface InstanceProperties extends DeclaredProperties {
  /** Version of the API by which the instance is managed; an output. */
  readonly apiVersion?: string;
  /** Resource specification identifier; an output, blank for products of API v2. */
  readonly resourceSpecCode?: string;
  /** VM specification, such as `rabbitmq.4u8g.cluster * 3 broker`; an output. */
  readonly specification?: string;
  /** Total storage space in GB, which grows with the nodes; an output. */
  readonly totalStorageSpace?: number;
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
  /** Version of the API that manages it, as far as it shows; undefined where its inputs fit both. */
  readonly apiVersion?: "v1.0" | "v2" | undefined;
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
    apiVersion: versionShown(resource.props),
    // The type of the resource is what says which properties it has.
    properties: resource.props as InstanceProperties,
  };
}
