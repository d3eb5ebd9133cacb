import * as z from "zod";
import { number, renamed, text, textList, type WireFields } from "../../http/tolerant";
import type { OfferedProduct, ProductBilling, ProductIo } from "../product";

const ioSchema = renamed<Omit<ProductIo, "availableZones" | "unavailableZones">>({
  ioType: ["io_type", text],
  storageSpecCode: ["storage_spec_code", text],
});

interface ProductRow {
  productId?: string;
  specCode?: string;
  storage?: number;
  nodes?: number;
  vmSpecification?: string;
  io?: ProductIo[];
  availableZones?: string[];
  unavailableZones?: string[];
}

const rowFields: WireFields<ProductRow> = {
  productId: ["product_id", text],
  specCode: ["spec_code", text],
  storage: ["storage", number],
  nodes: ["node_num", number],
  vmSpecification: ["vm_specification", text],
  io: ["io", z.array(ioSchema).optional().catch(undefined)],
  availableZones: ["available_zones", textList],
  unavailableZones: ["unavailable_zones", textList],
};

const rowSchema = renamed<ProductRow>(rowFields);

/** A single-node product is one row; a cluster's size has a row for each number of nodes, which leave out what they share. */
const detailSchema = renamed<ProductRow & { rows?: ProductRow[] }>({
  ...rowFields,
  rows: ["product_info", z.array(rowSchema).optional().catch(undefined)],
});

const engineSchema = z.object({
  name: text,
  version: text,
  values: z
    .array(z.object({ name: text, detail: z.array(detailSchema).optional().catch(undefined) }))
    .optional()
    .catch(undefined),
});

const engineList = z
  .array(engineSchema)
  .nullish()
  .transform((engines) => engines ?? []);

type EngineOffer = z.output<typeof engineSchema>;
type Detail = z.output<typeof detailSchema>;

const sizes = { vcpus: /(\d+)\s*vCPU/i, memoryGb: /(\d+)\s*G/i };

/** The size that a VM specification such as `4vCPUs 8GB` writes out. */
function sizeOf(vmSpecification: string | undefined): Pick<OfferedProduct, "vcpus" | "memoryGb"> {
  const found = Object.entries(sizes).flatMap(([name, pattern]) => {
    const digits = pattern.exec(vmSpecification ?? "")?.[1];
    return digits === undefined ? [] : [[name, Number(digits)] as const];
  });
  return Object.fromEntries(found);
}

type Shared = Pick<OfferedProduct, "billing" | "engine" | "engineVersion" | "engineVersions" | "type">;

/** The least storage of each node: the reference tells that of all together. */
function perNode(storage: number | undefined, nodes: number): Pick<OfferedProduct, "minStoragePerNode"> {
  return storage === undefined ? {} : { minStoragePerNode: storage / nodes };
}

function productsOfDetail({ rows, ...detail }: Detail, shared: Shared): OfferedProduct[] {
  return (rows ?? [detail]).flatMap(({ productId, ...row }) => {
    if (!productId) return [];
    const { nodes = 1, io = detail.io ?? [] } = row;
    // Every row has an ID, a specification code and a number of nodes of its own.
    const { specCode: _code, nodes: _nodes, productId: _id, ...inherited } = detail;
    const merged = { ...inherited, ...row, ...shared, productId, io, nodes, minNodes: nodes, maxNodes: nodes };
    return [{ ...merged, nodeStep: 1, ...perNode(merged.storage, nodes), ...sizeOf(merged.vmSpecification) }];
  });
}

function productsOf(engines: EngineOffer[], billing: ProductBilling): OfferedProduct[] {
  return engines.flatMap(({ name: engine = "", version, values = [] }) =>
    values.flatMap(({ name: type = "", detail }) => {
      const versions =
        version === undefined ? { engineVersions: [] } : { engineVersion: version, engineVersions: [version] };
      const shared = { billing, engine: engine.toLowerCase(), ...versions, type: type.toLowerCase() };
      return (detail ?? []).flatMap((entry) => productsOfDetail(entry, shared));
    }),
  );
}

/** The answer to "Querying Product Specifications" (tables 6-5 to 6-10), flattened to one row per product. */
export const productsSchema = z
  .object({ Hourly: engineList, hourly: engineList, Monthly: engineList, monthly: engineList })
  .transform(({ Hourly, hourly, Monthly, monthly }) => [
    ...productsOf([...Hourly, ...hourly], "hourly"),
    ...productsOf([...Monthly, ...monthly], "monthly"),
  ]);
