import { isLegacyProductId } from "../../provider/client/dms/product";
import { type Instance, type InstanceProperties, textOf } from "./definition/instance";
import type { Violation } from "./definition/violation";

/** A product with its ID. */
export interface Product {
  productId: string;
  type: "single" | "cluster";
  /** vCPUs of each node. */
  vcpus: number;
  /** GB of memory of each node. */
  memoryGb: number;
  /** Number of nodes. Default: 1 for a single node, for a cluster `brokerNum` of the instance, which goes before it. */
  nodes?: number | undefined;
}

/** A product in words. */
export interface ProductWords extends Omit<Product, "productId"> {
  nodes: number;
}

/** A product that fixes the number of its nodes. */
export interface ReferenceProduct extends ProductWords {
  productId: string;
}

/** Products that the policies are told of. */
interface ProductSettings {
  products: readonly Product[];
}

/** A product whose number of nodes may not be known, before anybody has looked at its values. */
interface Size {
  type?: unknown;
  vcpus?: unknown;
  memoryGb?: unknown;
  nodes?: unknown;
}

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

/** The 26 products that the reference of API v1.0 lists. */
export const referenceProducts: readonly ReferenceProduct[] = rows.flatMap(
  ([hourly, monthly, type, vcpus, memoryGb, nodes]) =>
    [hourly, monthly].map((productId) => ({ productId, type, vcpus, memoryGb, nodes })),
);

function countOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : undefined;
}

/** A size with as many nodes as the instance is to have, else as the product has. */
function inWords({ type, vcpus, memoryGb, nodes }: Size, brokerNum: () => unknown): ProductWords | undefined {
  const [cpus, memory] = [countOf(vcpus), countOf(memoryGb)];
  if ((type !== "single" && type !== "cluster") || cpus === undefined || memory === undefined) return undefined;
  const count = type === "single" ? 1 : (countOf(brokerNum()) ?? countOf(nodes));
  return count === undefined ? undefined : { type, vcpus: cpus, memoryGb: memory, nodes: count };
}

/** Reads the ID of a product of API v2, such as `c6.4u8g.cluster`, which says all but the number of nodes. */
function sizeInId(productId: string): Size | undefined {
  const match = /^[a-z][a-z0-9-]*\.(\d+)u(\d+)g\.(single|cluster)$/.exec(productId);
  if (!match) return undefined;
  const [, vcpus, memoryGb, type] = match;
  return { type, vcpus: Number(vcpus), memoryGb: Number(memoryGb) };
}

/** Reads a resource specification identifier of API v1.0, such as `dms.instance.rabbitmq.cluster.c3.4u8g.3`. */
function sizeInSpecCode(code: string): Size | undefined {
  const match = /\.(single|cluster)\.[^.]+\.(\d+)u(\d+)g(?:\.(\d+))?$/.exec(code);
  if (!match) return undefined;
  const [, type, vcpus, memoryGb, nodes] = match;
  return { type, vcpus: Number(vcpus), memoryGb: Number(memoryGb), nodes: Number(nodes) };
}

/** Reads a specification as API v2 answers it, such as `rabbitmq.4u8g.cluster * 3 broker`. */
function sizeInSpecification(specification: string): Size | undefined {
  const match = /^[a-z]\w*\.(\d+)u(\d+)g\.(single|cluster)(?: \* (\d+) broker)?$/.exec(specification);
  if (!match) return undefined;
  const [, vcpus, memoryGb, type, nodes] = match;
  return { type, vcpus: Number(vcpus), memoryGb: Number(memoryGb), nodes: Number(nodes) };
}

/** What an ID says, to whom it is known. */
function sizeOfId(productId: string, { products }: ProductSettings): Size | undefined {
  const isIt = (product: Product) => product.productId === productId;
  return products.find(isIt) ?? referenceProducts.find(isIt) ?? sizeInId(productId);
}

/**
 * The product of an instance: from its words, its ID, or what the cloud answered.
 *
 * @returns undefined when nobody knows the product, or how many nodes it has
 */
export function productOf(properties: InstanceProperties, settings: ProductSettings): ProductWords | undefined {
  const words = properties.product ? inWords(properties.product, () => properties.brokerNum) : undefined;
  if (words) return words;
  const productId = textOf(properties.productId);
  // Products of v1.0 fix the number of nodes.
  const brokerNum = () => (isLegacyProductId(productId) ? undefined : properties.brokerNum);
  const size =
    sizeOfId(productId, settings) ??
    sizeInSpecCode(textOf(properties.resourceSpecCode)) ??
    sizeInSpecification(textOf(properties.specification));
  return size && inWords(size, brokerNum);
}

/**
 * The number of nodes of an instance, which `brokerNum` tells even where nobody knows the product.
 *
 * @returns undefined when neither tells
 */
export function nodesOf(properties: InstanceProperties, settings: ProductSettings): number | undefined {
  return productOf(properties, settings)?.nodes ?? countOf(properties.brokerNum);
}

/** Why the product of an instance cannot be judged, and what to do. */
export function unknownProduct(
  { productId, product }: InstanceProperties,
  settings: ProductSettings,
): Pick<Violation, "property" | "value" | "remedy"> & { reason: string } {
  if (product !== undefined || sizeOfId(textOf(productId), settings)) {
    const reason = "the policy does not know how many nodes it has";
    return { property: "brokerNum", value: undefined, reason, remedy: "Set brokerNum to the number of nodes" };
  }
  return {
    property: "productId",
    value: productId,
    reason: "the policy does not know this product",
    remedy: "Describe the product in words with product, or add it to the policy's products",
  };
}

/** Whether a version of the API, if it is known, may find a product of this ID for words. */
function mayFind(version: Instance["apiVersion"], productId: string): boolean {
  if (version === undefined) return true;
  return version === "v2" ? !isLegacyProductId(productId) : sizeInId(productId) === undefined;
}

/** Which of some product IDs fit what an instance declares: its ID, or its words in its version of the API. */
export function fittingProductIds(
  { properties, apiVersion }: Pick<Instance, "properties" | "apiVersion">,
  productIds: readonly string[],
  settings: ProductSettings,
): string[] {
  const { productId, product } = properties;
  if (productId) return productIds.filter((id) => id === productId);
  const words = product ? inWords(product, () => properties.brokerNum) : undefined;
  if (!words) return [];
  const isFit = ({ type, vcpus, memoryGb, nodes = words.nodes }: Size) =>
    type === words.type && vcpus === words.vcpus && memoryGb === words.memoryGb && nodes === words.nodes;
  return productIds.filter((id) => {
    const size = sizeOfId(id, settings);
    return mayFind(apiVersion, id) && size !== undefined && isFit(size);
  });
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
