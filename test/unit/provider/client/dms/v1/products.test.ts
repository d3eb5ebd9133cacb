import { productsSchema } from "../../../../../../provider/client/dms/v1/products";
import { fixedNodes, inVersion } from "../../../../../support/productParts";

const io = ["normal", "high", "ultra"].map((io_type) => ({
  io_type,
  storage_spec_code: `dms.physical.storage.${io_type}`,
}));
const readIo = io.map(({ io_type: ioType, storage_spec_code: storageSpecCode }) => ({ ioType, storageSpecCode }));
const sizes = { "2u4g": "2vCPUs 4GB", "4u8g": "4vCPUs 8GB", "8u16g": "8vCPUs 16GB", "16u32g": "16vCPUs 32GB" };
type Size = keyof typeof sizes;

/** The products of section 6.2, which count up by two, `first` being the first single-node and cluster number. */
function engineOf(first: number) {
  const id = (number: number) => `00300-${number + first}-0--0`;
  const single = (Object.keys(sizes) as Size[]).map((size, index) => ({
    storage: "100",
    io,
    vm_specification: sizes[size],
    product_id: id(30109 + 2 * index),
    spec_code: `dms.instance.rabbitmq.single.c3.${size}`,
  }));
  const cluster = (["4u8g", "8u16g", "16u32g"] as Size[]).map((size, row) => ({
    vm_specification: sizes[size],
    product_info: [3, 5, 7].map((nodes, column) => ({
      storage: String(nodes * 100),
      io,
      node_num: String(nodes),
      product_id: id(30209 + 6 * row + 2 * column),
      spec_code: `dms.instance.rabbitmq.cluster.c3.${size}.${nodes}`,
    })),
  }));
  return {
    name: "RabbitMQ",
    version: "3.7.17",
    values: [
      { detail: single, name: "single" },
      { detail: cluster, name: "cluster" },
    ],
  };
}
const sample = { Hourly: [engineOf(0)], Monthly: [engineOf(1)] };

describe("productsSchema", () => {
  it("reads the sample of section 6.2: 13 products by the hour, 13 by the month", () => {
    const products = productsSchema.parse(sample);
    expect(products.filter(({ billing }) => billing === "hourly")).toHaveLength(13);
    expect(products.filter(({ billing }) => billing === "monthly")).toHaveLength(13);
    expect(products[0]).toEqual({
      productId: "00300-30109-0--0",
      billing: "hourly",
      engine: "rabbitmq",
      ...inVersion("3.7.17"),
      type: "single",
      ...fixedNodes(1),
      vmSpecification: "2vCPUs 4GB",
      vcpus: 2,
      memoryGb: 4,
      storage: 100,
      minStoragePerNode: 100,
      specCode: "dms.instance.rabbitmq.single.c3.2u4g",
      io: readIo,
    });
    expect(products.find(({ productId }) => productId === "00300-30225-0--0")).toMatchObject({
      type: "cluster",
      nodes: 7,
      vcpus: 16,
      memoryGb: 32,
      storage: 700,
      specCode: "dms.instance.rabbitmq.cluster.c3.16u32g.7",
    });
    expect(products.at(-1)).toMatchObject({ productId: "00300-30226-0--0", billing: "monthly" });
  });

  it("reads lower-case keys, numbers and unknown fields alike", () => {
    const [single] = engineOf(0).values[0]?.detail ?? [];
    const numeric = { ...single, storage: 100, extra: { x: 1 } };
    const answer = {
      hourly: [{ name: "rabbitmq", version: "3.7.17", values: [{ name: "Single", detail: [numeric] }] }],
    };
    expect(productsSchema.parse(answer)).toEqual(productsSchema.parse(sample).slice(0, 1));
  });

  it("reads the lists of zones that newer servers add, at either level", () => {
    const info = { product_id: "p1", node_num: "3", available_zones: ["z1"], unavailable_zones: ["z2"] };
    const detail = [{ product_info: [info, { product_id: "p2" }], available_zones: ["z3"] }];
    const products = productsSchema.parse({ Hourly: [{ name: "rabbitmq", values: [{ name: "cluster", detail }] }] });
    expect(products).toMatchObject([
      { productId: "p1", availableZones: ["z1"], unavailableZones: ["z2"] },
      { productId: "p2", availableZones: ["z3"] },
    ]);
  });

  it("leaves out what has no id, and reads what is missing or odd as nothing", () => {
    const values = [{ name: "single", detail: [{ vm_specification: "odd" }, { product_id: "p1", io: "x" }] }, {}];
    expect(productsSchema.parse({ Hourly: [{ values }, {}], Monthly: null })).toMatchObject([
      { productId: "p1", engine: "", type: "single", nodes: 1, io: [] },
    ]);
    expect(productsSchema.parse({})).toEqual([]);
  });
});
