import type { InstanceProperties } from "./definition/instance";

/** A product with its ID. */
export interface Product {
  productId: string;
  type: "single" | "cluster";
  /** vCPUs of each node. */
  vcpus: number;
  /** GB of memory of each node. */
  memoryGb: number;
  nodes: number;
}

/** A product in words. */
export type ProductWords = Omit<Product, "productId">;

type Row = [
  hourlyId: string,
  monthlyId: string,
  type: "single" | "cluster",
  vcpus: number,
  memoryGb: number,
  nodes: number,
];

// The product list of section 6.2, pay-per-use and monthly.
const rows: Row[] = [
  ["00300-30109-0--0", "00300-30110-0--0", "single", 2, 4, 1],
  ["00300-30111-0--0", "00300-30112-0--0", "single", 4, 8, 1],
  ["00300-30113-0--0", "00300-30114-0--0", "single", 8, 16, 1],
  ["00300-30115-0--0", "00300-30116-0--0", "single", 16, 32, 1],
  ["00300-30209-0--0", "00300-30210-0--0", "cluster", 4, 8, 3],
  ["00300-30211-0--0", "00300-30212-0--0", "cluster", 4, 8, 5],
  ["00300-30213-0--0", "00300-30214-0--0", "cluster", 4, 8, 7],
  ["00300-30215-0--0", "00300-30216-0--0", "cluster", 8, 16, 3],
  ["00300-30217-0--0", "00300-30218-0--0", "cluster", 8, 16, 5],
  ["00300-30219-0--0", "00300-30220-0--0", "cluster", 8, 16, 7],
  ["00300-30221-0--0", "00300-30222-0--0", "cluster", 16, 32, 3],
  ["00300-30223-0--0", "00300-30224-0--0", "cluster", 16, 32, 5],
  ["00300-30225-0--0", "00300-30226-0--0", "cluster", 16, 32, 7],
];

/** The 26 products that the API reference lists. */
export const referenceProducts: readonly Product[] = rows.flatMap(([hourly, monthly, type, vcpus, memoryGb, nodes]) =>
  [hourly, monthly].map((productId) => ({ productId, type, vcpus, memoryGb, nodes })),
);

function fromWords({ type, vcpus, memoryGb, nodes }: Partial<ProductWords>): ProductWords | undefined {
  const count = type === "single" ? 1 : nodes;
  return type && vcpus && memoryGb && count ? { type, vcpus, memoryGb, nodes: count } : undefined;
}

/** Reads a resource specification identifier, such as `dms.instance.rabbitmq.cluster.c3.4u8g.3`. */
function fromSpecification(code: string): ProductWords | undefined {
  const match = /\.(single|cluster)\.[^.]+\.(\d+)u(\d+)g(?:\.(\d+))?$/.exec(code);
  if (!match) return undefined;
  const [, type, vcpus, memoryGb, nodes] = match;
  return fromWords({
    type: type === "single" ? "single" : "cluster",
    vcpus: Number(vcpus),
    memoryGb: Number(memoryGb),
    nodes: Number(nodes),
  });
}

/**
 * The product of an instance: from its words, its ID, or what the cloud answered.
 *
 * @returns undefined when neither the API reference nor the settings know the product
 */
export function productOf(
  properties: InstanceProperties,
  settings: { products: readonly Product[] },
): ProductWords | undefined {
  const words = properties.product ? fromWords(properties.product) : undefined;
  if (words) return words;
  const isIt = ({ productId }: Product) => productId === properties.productId;
  const known = settings.products.find(isIt) ?? referenceProducts.find(isIt);
  return known ?? (properties.resourceSpecCode ? fromSpecification(properties.resourceSpecCode) : undefined);
}

/** The IDs of the products that fit what an instance declares. */
export function productIdsOf(properties: InstanceProperties, settings: { products: readonly Product[] }): string[] {
  if (properties.productId) return [properties.productId];
  const words = properties.product ? fromWords(properties.product) : undefined;
  if (!words) return [];
  return [...settings.products, ...referenceProducts]
    .filter(({ type, vcpus, memoryGb, nodes }) => {
      return type === words.type && vcpus === words.vcpus && memoryGb === words.memoryGb && nodes === words.nodes;
    })
    .map(({ productId }) => productId);
}

/** The vCPUs of all nodes together. */
export function totalVcpus({ vcpus, nodes }: ProductWords): number {
  return vcpus * nodes;
}

/** A product in words for a message. */
export function productText({ type, vcpus, memoryGb, nodes }: ProductWords): string {
  const size = `${vcpus} vCPUs and ${memoryGb} GB of memory`;
  return type === "single" ? `a single node with ${size}` : `a cluster of ${nodes} nodes with ${size} each`;
}
