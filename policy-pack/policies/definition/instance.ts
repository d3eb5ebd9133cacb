import type { PolicyResourceOptions } from "@pulumi/policy";
import { stackOf } from "./stackOf";

/** The product of an instance in words. */
export interface ProductWords {
  type: "single" | "cluster";
  /** vCPUs of each node. */
  vcpus: number;
  /** GB of memory of each node. */
  memoryGb: number;
  nodes: number;
}

/**
 * The properties that policies read: inputs after the provider's check, and, in a stack policy after a deployment or
 * a refresh, outputs. Reading one that a preview does not know yet throws.
 */
export interface InstanceProperties {
  readonly name?: string;
  readonly engineVersion?: string;
  readonly storageSpace?: number;
  readonly storageSpecCode?: string;
  readonly accessUser?: string;
  readonly password?: string;
  readonly securityGroupId?: string;
  readonly productId?: string;
  readonly product?: Partial<ProductWords>;
  maintainBegin?: string;
  maintainEnd?: string;
  readonly enablePublicIp?: boolean;
  readonly sslEnable?: boolean;
  readonly enterpriseProjectId?: string;
  readonly deletionProtection?: boolean;
  readonly passwordChange?: string;
  readonly resize?: string;
  readonly resourceSpecCode?: string;
  readonly usedStorageSpace?: number;
  readonly usableStorageSpace?: number;
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
    properties: resource.props as InstanceProperties,
  };
}
