import type { Product as WireProduct } from "../../provider/client";

/** A product, that is the size and kind of an instance (tables 6-5 to 6-10). */
export interface Product {
  /** ID, which instances are made with. */
  productId: string;
  /** Whether it is paid for by the hour, as what Pulumi creates, or by the month. */
  billing: "hourly" | "monthly";
  /** Message engine, `rabbitmq`. */
  engine: string;
  /** Version of the message engine. */
  engineVersion?: string;
  /** `single` or `cluster`. */
  type: string;
  /** Number of nodes; 1 for a single-node product. */
  nodes: number;
  /** VM specification of each node, such as `4vCPUs 8GB`. */
  vmSpecification?: string;
  /** vCPUs of each node. */
  vcpus?: number;
  /** Memory of each node in GB. */
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

/** A product in the names of this package. */
export function productOf(product: WireProduct): Product {
  return {
    productId: product.product_id,
    billing: product.billing,
    engine: product.engine,
    engineVersion: product.engine_version,
    type: product.type,
    nodes: product.node_num,
    vmSpecification: product.vm_specification,
    vcpus: product.vcpus,
    memoryGb: product.memory_gb,
    storage: product.storage,
    specCode: product.spec_code,
    io: product.io.map(({ io_type, storage_spec_code }) => ({ ioType: io_type, storageSpecCode: storage_spec_code })),
  };
}
