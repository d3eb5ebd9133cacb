/** How a product is paid for: by the hour (what the create call makes), or by the month. */
export type ProductBilling = "hourly" | "monthly";

/** A product, that is the size and kind of an instance (tables 6-5 to 6-10), single-node and cluster in one form. */
export interface Product {
  /** ID, which instances are made with. */
  productId: string;
  /** Whether it is paid for by the hour, as what Pulumi creates, or by the month. */
  billing: ProductBilling;
  /** Message engine in lower case, `rabbitmq`. */
  engine: string;
  /** Version of the message engine, where the product comes in one only. */
  engineVersion?: string;
  /** The versions of the message engine in which it comes; empty where the server tells none. */
  engineVersions: string[];
  /** `single` or `cluster`; for AMQP-0-9-1 `single.professional` or `cluster.professional`. */
  type: string;
  /** Number of nodes, where the product fixes it, as those of v1.0 do; 1 for a single-node product. */
  nodes?: number;
  /** The fewest nodes. */
  minNodes: number;
  /** The most nodes. */
  maxNodes: number;
  /** How many nodes are added at a time, from `minNodes` on. */
  nodeStep: number;
  /** VM specification of each node, such as `4vCPUs 8GB`. */
  vmSpecification?: string;
  /** vCPUs of each node, read from `vmSpecification`. */
  vcpus?: number;
  /** Memory of each node in GB, read from `vmSpecification`. */
  memoryGb?: number;
  /** Least storage space in GB, that of all nodes together. */
  storage?: number;
  /** Least storage space of each node in GB. */
  minStoragePerNode?: number;
  /** Most storage space of each node in GB; only v2 tells. */
  maxStoragePerNode?: number;
  /** CPU architectures, such as `X86`; only v2 tells. */
  archTypes?: string[];
  /** Specification ID, such as `dms.instance.rabbitmq.single.c3.2u4g`. */
  specCode?: string;
  /** The storage I/O specifications on offer. */
  io: ProductIo[];
}

/** A storage I/O specification of a product (table 6-10). */
export interface ProductIo {
  /** `normal`, `high` or `ultra`. */
  ioType?: string;
  /** What instances are made with, such as `dms.physical.storage.ultra`. */
  storageSpecCode?: string;
  /** Zones that have such disks, by ID or code; only v2 tells. */
  availableZones?: string[];
  /** Zones where such disks are sold out, by ID or code; only v2 tells. */
  unavailableZones?: string[];
}

/** A product and where it is sold. */
export interface OfferedProduct extends Product {
  /** IDs of the zones that sell it, where the server tells. */
  availableZones?: string[];
  /** IDs of the zones that are sold out, where the server tells. */
  unavailableZones?: string[];
}

/** Whether a product ID is one of v1.0, such as `00300-30109-0--0`: digits and dashes, while those of v2 begin with a letter. */
export const isLegacyProductId = (productId: string): boolean => /^\d[\d-]*\d$/.test(productId);
