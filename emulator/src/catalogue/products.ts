import type { AvailabilityZone } from "./availabilityZones";
import { type CloudName, cloudTraits } from "./clouds";

/** One size of instance. */
export interface Product {
  /** What an instance is ordered by: for products of v1.0 the id by the hour. */
  productId: string;
  /** Of products of v1.0 the id by the month, which cannot be ordered here. */
  monthlyProductId?: string;
  /** `resource_spec_code` of its instances, blank for products of today. */
  specCode: string;
  type: "single" | "cluster";
  kind: "legacy" | "rabbitmq" | "amqp";
  vcpus: number;
  memoryGb: number;
  /** How many brokers an instance of it may have, fewest first. */
  brokerNumbers: readonly [number, ...number[]];
  engineVersions: readonly string[];
  /** `storage_spec_code` of its disks. */
  disks: readonly string[];
}

/** GB that every broker has at least. */
const leastStoragePerBroker = 100;

/** The largest space of an instance made by v1.0 in GB (table 5-2). */
const largestLegacyStorage = 90_000;

/** GB that a broker of today's products has at most. */
const largestStoragePerBroker = 30_000;

/** What v1.0 knows: the only version that its section 4 names, and the disks of table 5-2. */
const legacyVersion = "3.7.17";
const legacyDisks = ["normal", "high", "ultra"].map(diskOf);

/** The engine that is not RabbitMQ itself, behind the same API. */
export const amqpVersion = "AMQP-0-9-1";

/** The smallest space in GB that so many brokers may have. */
export const leastStorage = (brokers: number): number => leastStoragePerBroker * brokers;

/** The largest space in GB that so many brokers of a product may have. */
export function largestStorage({ kind }: Product, brokers: number): number {
  return kind === "legacy" ? largestLegacyStorage : largestStoragePerBroker * brokers;
}

const singleNode = (hourly: number, vcpus: number): Product => legacy({ hourly, vcpus, nodes: 1 });

const cluster = (hourly: number, vcpus: number, nodes: number): Product => legacy({ hourly, vcpus, nodes });

function legacy({ hourly, vcpus, nodes }: { hourly: number; vcpus: number; nodes: number }): Product {
  const memoryGb = 2 * vcpus;
  const type = nodes === 1 ? "single" : "cluster";
  return {
    productId: `00300-${hourly}-0--0`,
    monthlyProductId: `00300-${hourly + 1}-0--0`,
    specCode: `dms.instance.rabbitmq.${type}.c3.${vcpus}u${memoryGb}g${nodes === 1 ? "" : `.${nodes}`}`,
    type,
    kind: "legacy",
    vcpus,
    memoryGb,
    brokerNumbers: [nodes],
    engineVersions: [legacyVersion],
    disks: legacyDisks,
  };
}

/** The sizes of the sample in section 6.2 of v1.0's reference: 13, and so 26 products. */
export const legacyProducts: readonly Product[] = [
  singleNode(30109, 2),
  singleNode(30111, 4),
  singleNode(30113, 8),
  singleNode(30115, 16),
  cluster(30209, 4, 3),
  cluster(30211, 4, 5),
  cluster(30213, 4, 7),
  cluster(30215, 8, 3),
  cluster(30217, 8, 5),
  cluster(30219, 8, 7),
  cluster(30221, 16, 3),
  cluster(30223, 16, 5),
  cluster(30225, 16, 7),
];

const sizes = { single: [2, 4, 8, 16, 24], cluster: [2, 4, 8, 12, 16, 24, 32] } as const;

/** What a cloud sells today, smallest first within a kind and type. */
export function productsOfToday(cloud: CloudName | undefined): readonly Product[] {
  const { versions, hasAmqp, hasAllDisks } = cloudTraits(cloud);
  const disks = ["high.v2", "ultra.v2", ...(hasAllDisks ? ["general", "extreme"] : [])].map(diskOf);
  const rabbitmq = (["single", "cluster"] as const).flatMap((type) =>
    sizes[type].map((vcpus): Product => {
      const brokerNumbers: Product["brokerNumbers"] = type === "single" ? [1] : [3, 5, 7];
      const productId = `c6.${vcpus}u${2 * vcpus}g.${type}`;
      return { ...size(productId, vcpus), type, kind: "rabbitmq", brokerNumbers, engineVersions: versions, disks };
    }),
  );
  const amqp = [2, 4].map(
    (vcpus, index): Product => ({
      ...size(`amqp.b1.large.${index + 1}`, vcpus),
      type: "single",
      kind: "amqp",
      brokerNumbers: [1],
      engineVersions: [amqpVersion],
      disks,
    }),
  );
  return hasAmqp ? [...rabbitmq, ...amqp] : rabbitmq;
}

const size = (productId: string, vcpus: number) => ({ productId, specCode: "", vcpus, memoryGb: 2 * vcpus });

/** `specification` of an instance: `2vCPUs 4GB`, with the number of nodes for a cluster (table 5-6), or today's form. */
export function specification(product: Product, brokers: number): string {
  if (product.kind !== "legacy") return `${aliasOf(product)}.${product.type} * ${brokers} broker`;
  return brokers === 1 ? vmSpecification(product) : `${vmSpecification(product)} * ${brokers}`;
}

const vmSpecification = ({ vcpus, memoryGb }: Product): string => `${vcpus}vCPUs ${memoryGb}GB`;

const aliasOf = ({ kind, vcpus, memoryGb }: Product): string =>
  `${kind === "amqp" ? "amqp" : "rabbitmq"}.${vcpus}u${memoryGb}g`;

function diskOf(name: string): string {
  return `dms.physical.storage.${name}`;
}

interface OfferedZones {
  available_zones: string[];
  unavailable_zones: string[];
}

/** Zones stand by their codes in the lists of products, as in the vendor's samples. */
const offeredZones = (zones: readonly AvailabilityZone[]): OfferedZones => ({
  available_zones: zones.map(({ code }) => code),
  unavailable_zones: [],
});

/** What v1.0's list of products adds under v2: where they are offered. */
type ZoneLists = OfferedZones | Record<string, never>;

function legacyList(productId: (product: Product) => string | undefined, zones: ZoneLists): unknown[] {
  const io = legacyDisks.map((disk) => ({ io_type: disk.split(".").at(-1), storage_spec_code: disk, ...zones }));
  const singles = legacyProducts.filter(({ type }) => type === "single");
  const clusters = legacyProducts.filter(({ type }) => type === "cluster");
  const machines = [...new Set(clusters.map(vmSpecification))];
  const sold = (item: Product) => ({
    product_id: productId(item),
    spec_code: item.specCode,
    ...zones,
  });
  const storage = ({ brokerNumbers: [nodes] }: Product) => String(leastStorage(nodes));
  return [
    {
      name: "RabbitMQ",
      version: legacyVersion,
      values: [
        {
          detail: singles.map((item) => ({
            storage: storage(item),
            io,
            vm_specification: vmSpecification(item),
            ...sold(item),
          })),
          name: "single",
          ...zones,
        },
        {
          detail: machines.map((machine) => ({
            vm_specification: machine,
            product_info: clusters
              .filter((item) => vmSpecification(item) === machine)
              .map((item) => ({
                storage: storage(item),
                io,
                node_num: String(item.brokerNumbers[0]),
                ...sold(item),
              })),
          })),
          name: "cluster",
          ...zones,
        },
      ],
    },
  ];
}

/**
 * The answer to "Querying Product Specifications" (section 6.2 of v1.0).
 *
 * @param zones under v2, where lists of zones are added; undefined under v1.0
 */
export function legacyProductsAnswer(zones?: readonly AvailabilityZone[]): unknown {
  const lists = zones ? offeredZones(zones) : {};
  return {
    Hourly: legacyList(({ productId }) => productId, lists),
    Monthly: legacyList(({ monthlyProductId }) => monthlyProductId, lists),
  };
}

/** Products in the form of v2, one row for all numbers of brokers: what is sold, or what an instance may become. */
export function productsAnswer(
  products: readonly Product[],
  zones: readonly AvailabilityZone[],
): { products: Record<string, unknown>[] } & Record<string, unknown> {
  const versions = [...new Set(products.flatMap(({ engineVersions }) => engineVersions))];
  return {
    engine: "rabbitmq",
    versions,
    total: products.length,
    next_offset: -1,
    previous_offset: -1,
    products: products.map((product) => productRow(product, zones)),
  };
}

function productRow(product: Product, zones: readonly AvailabilityZone[]): Record<string, unknown> {
  const { productId, type, kind, vcpus, brokerNumbers, engineVersions, disks } = product;
  const fewest = brokerNumbers[0];
  const lists = offeredZones(zones);
  return {
    type: kind === "amqp" ? `${type}.professional` : type,
    product_id: productId,
    ecs_flavor_id: `${kind === "legacy" ? "c3" : "c6"}.${vcpus}u${product.memoryGb}g`,
    billing_code: `dms.platinum.${productId}`,
    arch_types: ["X86"],
    charging_mode: ["monthly", "hourly"],
    ios: disks.map((disk) => ({ io_spec: disk, type: "evs", ...lists })),
    support_features: [],
    properties: {
      min_broker: String(fewest),
      max_broker: String(brokerNumbers.at(-1)),
      step_length: type === "cluster" ? "2" : "0",
      min_storage_per_node: String(leastStoragePerBroker),
      max_storage_per_node: String(largestStoragePerBroker),
      max_connection_per_broker: String(1_000 * vcpus),
      max_queue_per_broker: String(100 * vcpus),
      max_consumer_per_broker: String(4_000 * vcpus),
      max_bandwidth_per_broker: String(50 * vcpus),
      engine_versions: engineVersions.join(","),
      product_alias: aliasOf(product),
    },
  };
}
