/** One size of instance, sold by the hour and by the month under an id each. */
export interface Product {
  hourlyProductId: string;
  monthlyProductId: string;
  /** `resource_spec_code` of its instances. */
  specCode: string;
  type: "single" | "cluster";
  /** Such as `2vCPUs 4GB`. */
  vmSpecification: string;
  nodes: number;
  /** GB; the smallest space an instance of it may have. */
  minimumStorage: number;
}

const singleNode = (hourly: number, vcpus: number): Product => product({ hourly, vcpus, nodes: 1 });

const cluster = (hourly: number, vcpus: number, nodes: number): Product => product({ hourly, vcpus, nodes });

function product({ hourly, vcpus, nodes }: { hourly: number; vcpus: number; nodes: number }): Product {
  const memory = 2 * vcpus;
  const size = `c3.${vcpus}u${memory}g`;
  const type = nodes === 1 ? "single" : "cluster";
  return {
    hourlyProductId: `00300-${hourly}-0--0`,
    monthlyProductId: `00300-${hourly + 1}-0--0`,
    specCode: `dms.instance.rabbitmq.${type}.${size}${nodes === 1 ? "" : `.${nodes}`}`,
    type,
    vmSpecification: `${vcpus}vCPUs ${memory}GB`,
    nodes,
    minimumStorage: 100 * nodes,
  };
}

/** The sizes of the sample in section 6.2: 13, and so 26 products. */
export const products: readonly Product[] = [
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

/** The only version that section 4 names. */
export const engineVersion = "3.7.17";

/** `storage_spec_code` of table 5-2. */
export const storageSpecCodes: readonly string[] = ["normal", "high", "ultra"].map(
  (ioType) => `dms.physical.storage.${ioType}`,
);

const io = ["normal", "high", "ultra"].map((ioType) => ({
  io_type: ioType,
  storage_spec_code: `dms.physical.storage.${ioType}`,
}));

function productList(productId: (product: Product) => string): unknown[] {
  const singles = products.filter(({ type }) => type === "single");
  const clusters = products.filter(({ type }) => type === "cluster");
  const sizes = [...new Set(clusters.map(({ vmSpecification }) => vmSpecification))];
  const sold = (item: Product) => ({ product_id: productId(item), spec_code: item.specCode });
  return [
    {
      name: "RabbitMQ",
      version: engineVersion,
      values: [
        {
          detail: singles.map((item) => ({
            storage: String(item.minimumStorage),
            io,
            vm_specification: item.vmSpecification,
            ...sold(item),
          })),
          name: "single",
        },
        {
          detail: sizes.map((size) => ({
            vm_specification: size,
            product_info: clusters
              .filter(({ vmSpecification }) => vmSpecification === size)
              .map((item) => ({
                storage: String(item.minimumStorage),
                io,
                node_num: String(item.nodes),
                ...sold(item),
              })),
          })),
          name: "cluster",
        },
      ],
    },
  ];
}

/** The answer to "Querying Product Specifications" (section 6.2). */
export const productsAnswer = {
  Hourly: productList(({ hourlyProductId }) => hourlyProductId),
  Monthly: productList(({ monthlyProductId }) => monthlyProductId),
};
