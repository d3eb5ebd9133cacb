import { isLegacyProductId } from "../../../../../../provider/client/dms/product";
import { productsSchema } from "../../../../../../provider/client/dms/v2/products";

const cluster = {
  type: "cluster",
  product_id: "c6.4u8g.cluster",
  ecs_flavor_id: "c6.xlarge.2",
  arch_types: ["X86"],
  charging_mode: ["monthly", "hourly"],
  ios: [
    {
      io_spec: "dms.physical.storage.high.v2",
      type: "evs",
      available_zones: ["az1", "az2"],
      unavailable_zones: ["az3"],
    },
    { io_spec: "dms.physical.storage.ultra.v2", type: "evs" },
  ],
  properties: {
    min_broker: "3",
    max_broker: "7",
    step_length: "2",
    min_storage_per_node: "100",
    max_storage_per_node: "30000",
    product_alias: "rabbitmq.4u8g",
  },
};
const read = (products: unknown[], versions: string[] = ["3.8.35", "3.12.13"]) =>
  productsSchema.parse({ engine: "RabbitMQ", versions, products });

describe("the products of v2", () => {
  it("have the form of those of v1.0, one row for all numbers of nodes, and one for each billing", () => {
    const row = {
      productId: "c6.4u8g.cluster",
      engine: "rabbitmq",
      engineVersions: ["3.8.35", "3.12.13"],
      type: "cluster",
      minNodes: 3,
      maxNodes: 7,
      nodeStep: 2,
      vcpus: 4,
      memoryGb: 8,
      storage: 300,
      minStoragePerNode: 100,
      maxStoragePerNode: 30_000,
      archTypes: ["X86"],
      io: [
        {
          storageSpecCode: "dms.physical.storage.high.v2",
          availableZones: ["az1", "az2"],
          unavailableZones: ["az3"],
        },
        { storageSpecCode: "dms.physical.storage.ultra.v2" },
      ],
    };
    expect(read([cluster])).toEqual([
      { ...row, billing: "hourly" },
      { ...row, billing: "monthly" },
    ]);
  });

  it("fix the number of nodes of a single node, and the version where there is one", () => {
    const properties = { min_broker: "1", max_broker: "1", step_length: "0", engine_versions: "3.12.13" };
    const single = { product_id: "c6.2u4g.single", type: "single", charging_mode: ["hourly"], properties };
    expect(read([single])).toMatchObject([
      {
        nodes: 1,
        minNodes: 1,
        maxNodes: 1,
        engineVersion: "3.12.13",
        engineVersions: ["3.12.13"],
        vcpus: 2,
        memoryGb: 4,
      },
    ]);
  });

  it("tell no size that nobody knows, and count as hourly where the billing is not told", () => {
    const amqp = { product_id: "amqp.b1.large.1", type: "single.professional", properties: { product_alias: "x" } };
    const [product, ...others] = read([amqp], ["AMQP-0-9-1"]);
    expect(product).toEqual({
      productId: "amqp.b1.large.1",
      billing: "hourly",
      engine: "rabbitmq",
      engineVersion: "AMQP-0-9-1",
      engineVersions: ["AMQP-0-9-1"],
      type: "single.professional",
      nodes: 1,
      minNodes: 1,
      maxNodes: 1,
      nodeStep: 1,
      io: [],
    });
    expect(others).toEqual([]);
  });

  it("are left out where they have no id or no billing that is known, and missing or odd parts count as none", () => {
    const odd = { product_id: "c6.2u4g.single", charging_mode: ["HOURLY"], ios: "x", properties: [], arch_types: 1 };
    expect(read([{}, "x", { product_id: "p1", charging_mode: ["prepaid"] }, odd])).toMatchObject([
      { productId: "c6.2u4g.single", type: "", io: [], minNodes: 1 },
    ]);
  });
});

describe("isLegacyProductId", () => {
  it.each([
    ["00300-30109-0--0", true],
    ["00300-30109-0--", false],
    ["c6.2u4g.single", false],
    ["amqp.b1.large.1", false],
    ["", false],
  ])("of %j is %s", (productId, expected) => expect(isLegacyProductId(productId)).toBe(expected));
});
