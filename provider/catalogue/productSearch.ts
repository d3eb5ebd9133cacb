import { HuaweiCloudError, type Product, type ProductBilling } from "../client";

/** A product in words (tables 6-5 to 6-10); what is left out matches every product. */
export interface ProductWords {
  /** `single` or `cluster`. */
  type?: string | undefined;
  /** vCPUs of each node. */
  vcpus?: number | undefined;
  /** Memory of each node in GB. */
  memoryGb?: number | undefined;
  /** Number of nodes. */
  nodes?: number | undefined;
  /** A storage I/O specification that the product offers. */
  storageSpecCode?: string | undefined;
  /** Version of the message engine; `3.7` stands for `3.7.17` too. */
  engineVersion?: string | undefined;
  billing?: ProductBilling | undefined;
}

/** No product, or more than one, fits the words. */
export class ProductSearchError extends HuaweiCloudError {
  constructor(message: string) {
    super({ code: "PRODUCT_NOT_FOUND", message });
  }
}

const nearMisses = 3;

/** Whether a version is the desired one: `3.7` stands for `3.7.17` too; a product without version fits all. */
export function isVersion(version: string | undefined, desired: string | undefined): boolean {
  if (version === undefined || desired === undefined) return true;
  return version === desired || version.startsWith(`${desired}.`);
}

/** Whether a product comes in a version; one that tells none fits all. */
function comesIn({ engineVersions }: Product, desired: string | undefined): boolean {
  return engineVersions.length === 0 || engineVersions.some((version) => isVersion(version, desired));
}

/** Whether a product can have a number of nodes. */
function takesNodes({ minNodes, maxNodes, nodeStep }: Product, nodes: number): boolean {
  return nodes >= minNodes && nodes <= maxNodes && (nodes - minNodes) % nodeStep === 0;
}

/** Whether a product offers a storage I/O specification. */
export function offersStorageSpec(product: Product, storageSpecCode: string): boolean {
  return product.io.some((io) => io.storageSpecCode === storageSpecCode);
}

function misses(product: Product, words: ProductWords): (keyof ProductWords)[] {
  const matches: Record<keyof ProductWords, boolean> = {
    type: words.type === undefined || product.type === words.type.toLowerCase(),
    vcpus: words.vcpus === undefined || product.vcpus === words.vcpus,
    memoryGb: words.memoryGb === undefined || product.memoryGb === words.memoryGb,
    nodes: words.nodes === undefined || takesNodes(product, words.nodes),
    storageSpecCode: words.storageSpecCode === undefined || offersStorageSpec(product, words.storageSpecCode),
    engineVersion: comesIn(product, words.engineVersion),
    billing: words.billing === undefined || product.billing === words.billing,
  };
  return (Object.keys(matches) as (keyof ProductWords)[]).filter((word) => !matches[word]);
}

/** The products that fit the words. */
export function findProducts(products: readonly Product[], words: ProductWords): Product[] {
  return products.filter((product) => misses(product, words).length === 0);
}

/** A product for people. @example `cluster, 3 × 4 vCPUs 8 GB (00300-30209-0--0)`, `cluster, 3–7 × 4 vCPUs 8 GB (c6.4u8g.cluster)` */
export function describeProduct(product: Product): string {
  const size =
    product.vcpus === undefined || product.memoryGb === undefined
      ? (product.vmSpecification ?? "size unknown")
      : `${product.vcpus} vCPUs ${product.memoryGb} GB`;
  const count = product.nodes ?? `${product.minNodes}–${product.maxNodes}`;
  const nodes = product.type === "cluster" ? `${count} × ` : "";
  const billing = product.billing === "monthly" ? ", monthly" : "";
  return `${product.type}, ${nodes}${size}${billing} (${product.productId})`;
}

function describeWords(words: ProductWords): string {
  const { type, vcpus, memoryGb, nodes, storageSpecCode, engineVersion, billing } = words;
  const parts = [
    type,
    vcpus === undefined ? undefined : `${vcpus} vCPUs`,
    memoryGb === undefined ? undefined : `${memoryGb} GB of memory`,
    nodes === undefined ? undefined : `${nodes} nodes`,
    storageSpecCode,
    engineVersion === undefined ? undefined : `engine version ${engineVersion}`,
    billing,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

/** How far a size is from the desired one: 0 for the same, 1 for twice or half. */
function distance(value: number | undefined, desired: number | undefined): number {
  if (desired === undefined || value === undefined) return 0;
  return Math.abs(Math.log2(value / desired));
}

function nearestNodes({ minNodes, maxNodes }: Product, desired = minNodes): number {
  return Math.min(maxNodes, Math.max(minNodes, desired));
}

function nearest(products: readonly Product[], words: ProductWords): Product[] {
  const rank = (product: Product) => {
    const missed = misses(product, words);
    const sizes =
      distance(product.vcpus, words.vcpus) +
      distance(product.memoryGb, words.memoryGb) +
      distance(nearestNodes(product, words.nodes), words.nodes);
    // Another billing or version is further away than another size.
    const kinds = missed.filter((word) => word === "billing" || word === "engineVersion" || word === "type").length;
    return kinds * 10 + missed.length + sizes;
  };
  return [...products].sort((left, right) => rank(left) - rank(right)).slice(0, nearMisses);
}

/**
 * The one product that fits the words.
 *
 * @throws ProductSearchError when none fits, with the nearest ones, or several do, with all of them
 */
export function findProduct(products: readonly Product[], words: ProductWords): Product {
  const found = findProducts(products, words);
  const [first] = found;
  const asked = describeWords(words) === "" ? "" : ` for ${describeWords(words)}`;
  // The same product may stand under several engine versions.
  if (first && found.every(({ productId }) => productId === first.productId)) return first;
  if (first) {
    throw new ProductSearchError(
      `${found.length} products were found${asked}: ${found.map(describeProduct).join("; ")}. Say more, so that only one is meant.`,
    );
  }
  const near = nearest(products, words);
  throw new ProductSearchError(
    `No product was found${asked}. ${
      near.length > 0
        ? `The nearest are: ${near.map(describeProduct).join("; ")}.`
        : "The region offers none for RabbitMQ: check the region."
    }`,
  );
}
