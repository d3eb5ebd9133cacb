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
  /** Version of the message engine. */
  engineVersion?: string;
  /** `single` or `cluster`. */
  type: string;
  /** Number of nodes; 1 for a single-node product. */
  nodes: number;
  /** VM specification of each node, such as `4vCPUs 8GB`. */
  vmSpecification?: string;
  /** vCPUs of each node, read from `vmSpecification`. */
  vcpus?: number;
  /** Memory of each node in GB, read from `vmSpecification`. */
  memoryGb?: number;
  /** Least storage space in GB. */
  storage?: number;
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
}

/** A product and where it is sold. */
export interface OfferedProduct extends Product {
  /** IDs of the zones that sell it, where the server tells. */
  availableZones?: string[];
  /** IDs of the zones that are sold out, where the server tells. */
  unavailableZones?: string[];
}
