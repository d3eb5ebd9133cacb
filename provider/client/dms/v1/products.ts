import { z } from "zod";
import { number, text, textList } from "../../http/tolerant";

const ioSchema = z.object({ io_type: text, storage_spec_code: text });

const productFields = {
  product_id: text,
  spec_code: text,
  storage: number,
  node_num: number,
  vm_specification: text,
  io: z.array(ioSchema).optional().catch(undefined),
  available_zones: textList,
  unavailable_zones: textList,
};

const detailSchema = z.object({
  ...productFields,
  product_info: z.array(z.object(productFields)).optional().catch(undefined),
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

/** How a product is paid for: by the hour (what the create call makes), or by the month. */
export type ProductBilling = "hourly" | "monthly";

/** One product of table 6-5 to 6-10, single-node and cluster in one form. */
export interface Product {
  product_id: string;
  billing: ProductBilling;
  /** Message engine in lower case, such as `rabbitmq`. */
  engine: string;
  engine_version?: string;
  /** `single` or `cluster`. */
  type: string;
  /** Number of nodes; 1 for a single-node product. */
  node_num: number;
  /** Such as `4vCPUs 8GB`. */
  vm_specification?: string;
  /** Read from `vm_specification`. */
  vcpus?: number;
  /** GB, read from `vm_specification`. */
  memory_gb?: number;
  /** Least storage space in GB. */
  storage?: number;
  /** Such as `dms.instance.rabbitmq.single.c3.2u4g`. */
  spec_code?: string;
  /** The storage I/O specifications on offer. */
  io: { io_type?: string; storage_spec_code?: string }[];
  /** Ids of the zones that sell it, where the server tells. */
  available_zones?: string[];
  /** Ids of the zones that are sold out, where the server tells. */
  unavailable_zones?: string[];
}

const firstGroup = (value: string | undefined, pattern: RegExp): number | undefined => {
  const digits = pattern.exec(value ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
};

function productsOfDetail(detail: Detail, shared: Pick<Product, "billing" | "engine" | "engine_version" | "type">) {
  const rows = detail.product_info ?? [detail];
  return rows.flatMap((row): Product[] => {
    if (!row.product_id) return [];
    const vm_specification = row.vm_specification ?? detail.vm_specification;
    return [
      {
        ...shared,
        product_id: row.product_id,
        node_num: row.node_num ?? 1,
        vm_specification,
        vcpus: firstGroup(vm_specification, /(\d+)\s*vCPU/i),
        memory_gb: firstGroup(vm_specification, /(\d+)\s*G/i),
        storage: row.storage ?? detail.storage,
        spec_code: row.spec_code,
        io: row.io ?? detail.io ?? [],
        available_zones: row.available_zones ?? detail.available_zones,
        unavailable_zones: row.unavailable_zones ?? detail.unavailable_zones,
      },
    ];
  });
}

function productsOf(engines: EngineOffer[], billing: ProductBilling): Product[] {
  return engines.flatMap((offer) =>
    (offer.values ?? []).flatMap(({ name, detail }) => {
      const engine = (offer.name ?? "").toLowerCase();
      const shared = { billing, engine, engine_version: offer.version, type: (name ?? "").toLowerCase() };
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
