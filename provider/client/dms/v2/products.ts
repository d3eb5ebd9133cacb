import * as z from "zod";
import { number, renamed, requiredText, text, textList, type WireFields } from "../../http/tolerant";
import type { OfferedProduct, ProductBilling, ProductIo } from "../product";

type DiskOffer = Omit<ProductIo, "ioType">;

const diskSchema = renamed<DiskOffer>({
  storageSpecCode: ["io_spec", text],
  availableZones: ["available_zones", textList],
  unavailableZones: ["unavailable_zones", textList],
});

/** What the service writes as texts, whatever they are. */
interface ProductProperties {
  minNodes?: number;
  maxNodes?: number;
  nodeStep?: number;
  minStoragePerNode?: number;
  maxStoragePerNode?: number;
  engineVersions?: string[];
  alias?: string;
}

const propertiesSchema = renamed<ProductProperties>({
  minNodes: ["min_broker", number],
  maxNodes: ["max_broker", number],
  nodeStep: ["step_length", number],
  minStoragePerNode: ["min_storage_per_node", number],
  maxStoragePerNode: ["max_storage_per_node", number],
  engineVersions: ["engine_versions", textList],
  alias: ["product_alias", text],
});

interface ProductRow {
  productId: string;
  type?: string;
  billings?: string[];
  archTypes?: string[];
  io?: DiskOffer[];
  properties?: ProductProperties;
  availableZones?: string[];
  unavailableZones?: string[];
}

const rowFields: WireFields<ProductRow> = {
  productId: ["product_id", requiredText],
  type: ["type", text.transform((value) => value?.toLowerCase())],
  billings: ["charging_mode", textList],
  archTypes: ["arch_types", textList],
  io: ["ios", z.array(diskSchema).optional().catch(undefined)],
  properties: ["properties", propertiesSchema.optional().catch(undefined)],
  availableZones: ["available_zones", textList],
  unavailableZones: ["unavailable_zones", textList],
};

const billings: readonly ProductBilling[] = ["hourly", "monthly"];

/** The size that an ID such as `c6.4u8g.cluster`, or the alias `rabbitmq.4u8g`, writes out. */
function sizeOf(name: string): Pick<OfferedProduct, "vcpus" | "memoryGb"> {
  const [, vcpus, memoryGb] = /(?:^|\.)(\d+)u(\d+)g(?:\.|$)/i.exec(name) ?? [];
  return vcpus === undefined ? {} : { vcpus: Number(vcpus), memoryGb: Number(memoryGb) };
}

/** How many nodes a product may have; where the server tells none, it is one node. */
function nodesOf({ minNodes = 1, maxNodes = minNodes, nodeStep = 1 }: ProductProperties) {
  return { ...(minNodes === maxNodes ? { nodes: minNodes } : {}), minNodes, maxNodes, nodeStep: Math.max(1, nodeStep) };
}

function storageOf({ minStoragePerNode, maxStoragePerNode, minNodes = 1 }: ProductProperties) {
  return {
    ...(minStoragePerNode === undefined ? {} : { minStoragePerNode, storage: minStoragePerNode * minNodes }),
    ...(maxStoragePerNode === undefined ? {} : { maxStoragePerNode }),
  };
}

function versionsOf(engineVersions: string[]) {
  const [only] = engineVersions;
  return { engineVersions, ...(only !== undefined && engineVersions.length === 1 ? { engineVersion: only } : {}) };
}

function productsOf(row: ProductRow, shared: { engine: string; versions: string[] }): OfferedProduct[] {
  const { billings: offered = [], properties = {}, type = "", io = [], ...others } = row;
  const words = offered.map((word) => word.toLowerCase());
  const product = {
    ...others,
    engine: shared.engine,
    type,
    io,
    ...versionsOf(properties.engineVersions ?? shared.versions),
    ...nodesOf(properties),
    ...storageOf(properties),
    ...sizeOf(properties.alias ?? ""),
    ...sizeOf(row.productId),
  };
  // Where the server tells no billing, what is on offer can be created.
  const sold = words.length === 0 ? (["hourly"] as const) : billings.filter((billing) => words.includes(billing));
  return sold.map((billing) => ({ ...product, billing }));
}

/**
 * The answers to the calls for products and for extensions: one row per product and billing. A row without an ID is left
 * out.
 */
export const productsSchema = z
  .object({ engine: text, versions: textList, products: z.array(renamed(rowFields).optional().catch(undefined)) })
  .transform(({ engine = "", versions = [], products }) =>
    products.flatMap((row) => (row ? productsOf(row, { engine: engine.toLowerCase(), versions }) : [])),
  );
