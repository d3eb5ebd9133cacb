import { HuaweiCloudError, type Product, type ProductBilling } from "../client";

/** A product in words (tables 6-5 to 6-10); what is left out matches every product. */
export interface ProductWords {
  /** `single` or `cluster`. */
  type?: string;
  /** vCPUs of each node. */
  vcpus?: number;
  /** Memory of each node in GB. */
  memoryGb?: number;
  /** Number of nodes. */
  nodes?: number;
  /** A storage I/O specification that the product offers. */
  storageSpecCode?: string;
  /** Version of the message engine; `3.7` stands for `3.7.17` too. */
  engineVersion?: string;
  billing?: ProductBilling;
}

/** No product, or more than one, fits the words. */
export class ProductSearchError extends HuaweiCloudError {
  constructor(message: string) {
    super({ code: "PRODUCT_NOT_FOUND", message });
  }
}

const nearMisses = 3;

/** Whether a version is the wished one: `3.7` is a wish that `3.7.17` fulfils; a product without version fulfils all. */
export function isVersion(version: string | undefined, wished: string | undefined): boolean {
  if (version === undefined || wished === undefined) return true;
  return version === wished || version.startsWith(`${wished}.`);
}

/** Whether a product offers a storage I/O specification. */
export function offersStorageSpec(product: Product, storageSpecCode: string): boolean {
  return product.io.some(({ storage_spec_code }) => storage_spec_code === storageSpecCode);
}

function misses(product: Product, words: ProductWords): (keyof ProductWords)[] {
  const matches: Record<keyof ProductWords, boolean> = {
    type: words.type === undefined || product.type === words.type.toLowerCase(),
    vcpus: words.vcpus === undefined || product.vcpus === words.vcpus,
    memoryGb: words.memoryGb === undefined || product.memory_gb === words.memoryGb,
    nodes: words.nodes === undefined || product.node_num === words.nodes,
    storageSpecCode: words.storageSpecCode === undefined || offersStorageSpec(product, words.storageSpecCode),
    engineVersion: isVersion(product.engine_version, words.engineVersion),
    billing: words.billing === undefined || product.billing === words.billing,
  };
  return (Object.keys(matches) as (keyof ProductWords)[]).filter((word) => !matches[word]);
}

/** The products that fit the words. */
export function findProducts(products: readonly Product[], words: ProductWords): Product[] {
  return products.filter((product) => misses(product, words).length === 0);
}

/** A product for people. @example `cluster, 3 × 4 vCPUs 8 GB (00300-30209-0--0)` */
export function describeProduct(product: Product): string {
  const size =
    product.vcpus === undefined || product.memory_gb === undefined
      ? (product.vm_specification ?? "size unknown")
      : `${product.vcpus} vCPUs ${product.memory_gb} GB`;
  const nodes = product.type === "cluster" ? `${product.node_num} × ` : "";
  const billing = product.billing === "monthly" ? ", monthly" : "";
  return `${product.type}, ${nodes}${size}${billing} (${product.product_id})`;
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

/** How far a size is from the wished one: 0 for the same, 1 for twice or half. */
function distance(value: number | undefined, wished: number | undefined): number {
  if (wished === undefined || value === undefined) return 0;
  return Math.abs(Math.log2(value / wished));
}

function nearest(products: readonly Product[], words: ProductWords): Product[] {
  const rank = (product: Product) => {
    const missed = misses(product, words);
    const sizes =
      distance(product.vcpus, words.vcpus) +
      distance(product.memory_gb, words.memoryGb) +
      distance(product.node_num, words.nodes);
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
  if (first && found.every(({ product_id }) => product_id === first.product_id)) return first;
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
