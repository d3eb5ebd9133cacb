import { type GetProductsArgs, getProduct, getProducts, getProductsOutput } from "pulumi-huaweicloud-dms-rabbitmq";
import { type Emulator, startEmulator } from "pulumi-huaweicloud-dms-rabbitmq-emulator";
import { fixedNodes, inVersion } from "../../../support/productParts";
import { startTestServer } from "../../provider/client/testServer";
import { useServer } from "./functionEnvironment";

/** The 26 products of section 6.2, read off the reference: ID, billing, type, nodes, vCPUs, GB of memory, least GB. */
const referenceTable = `
00300-30109-0--0  hourly   single   1   2   4  100  dms.instance.rabbitmq.single.c3.2u4g
00300-30111-0--0  hourly   single   1   4   8  100  dms.instance.rabbitmq.single.c3.4u8g
00300-30113-0--0  hourly   single   1   8  16  100  dms.instance.rabbitmq.single.c3.8u16g
00300-30115-0--0  hourly   single   1  16  32  100  dms.instance.rabbitmq.single.c3.16u32g
00300-30209-0--0  hourly   cluster  3   4   8  300  dms.instance.rabbitmq.cluster.c3.4u8g.3
00300-30211-0--0  hourly   cluster  5   4   8  500  dms.instance.rabbitmq.cluster.c3.4u8g.5
00300-30213-0--0  hourly   cluster  7   4   8  700  dms.instance.rabbitmq.cluster.c3.4u8g.7
00300-30215-0--0  hourly   cluster  3   8  16  300  dms.instance.rabbitmq.cluster.c3.8u16g.3
00300-30217-0--0  hourly   cluster  5   8  16  500  dms.instance.rabbitmq.cluster.c3.8u16g.5
00300-30219-0--0  hourly   cluster  7   8  16  700  dms.instance.rabbitmq.cluster.c3.8u16g.7
00300-30221-0--0  hourly   cluster  3  16  32  300  dms.instance.rabbitmq.cluster.c3.16u32g.3
00300-30223-0--0  hourly   cluster  5  16  32  500  dms.instance.rabbitmq.cluster.c3.16u32g.5
00300-30225-0--0  hourly   cluster  7  16  32  700  dms.instance.rabbitmq.cluster.c3.16u32g.7
00300-30110-0--0  monthly  single   1   2   4  100  dms.instance.rabbitmq.single.c3.2u4g
00300-30112-0--0  monthly  single   1   4   8  100  dms.instance.rabbitmq.single.c3.4u8g
00300-30114-0--0  monthly  single   1   8  16  100  dms.instance.rabbitmq.single.c3.8u16g
00300-30116-0--0  monthly  single   1  16  32  100  dms.instance.rabbitmq.single.c3.16u32g
00300-30210-0--0  monthly  cluster  3   4   8  300  dms.instance.rabbitmq.cluster.c3.4u8g.3
00300-30212-0--0  monthly  cluster  5   4   8  500  dms.instance.rabbitmq.cluster.c3.4u8g.5
00300-30214-0--0  monthly  cluster  7   4   8  700  dms.instance.rabbitmq.cluster.c3.4u8g.7
00300-30216-0--0  monthly  cluster  3   8  16  300  dms.instance.rabbitmq.cluster.c3.8u16g.3
00300-30218-0--0  monthly  cluster  5   8  16  500  dms.instance.rabbitmq.cluster.c3.8u16g.5
00300-30220-0--0  monthly  cluster  7   8  16  700  dms.instance.rabbitmq.cluster.c3.8u16g.7
00300-30222-0--0  monthly  cluster  3  16  32  300  dms.instance.rabbitmq.cluster.c3.16u32g.3
00300-30224-0--0  monthly  cluster  5  16  32  500  dms.instance.rabbitmq.cluster.c3.16u32g.5
00300-30226-0--0  monthly  cluster  7  16  32  700  dms.instance.rabbitmq.cluster.c3.16u32g.7
`;

const io = [
  { ioType: "normal", storageSpecCode: "dms.physical.storage.normal" },
  { ioType: "high", storageSpecCode: "dms.physical.storage.high" },
  { ioType: "ultra", storageSpecCode: "dms.physical.storage.ultra" },
];
const referenceProducts = referenceTable
  .trim()
  .split("\n")
  .map((row) => row.split(/\s+/))
  .map(([productId, billing, type, nodes, vcpus, memoryGb, storage, specCode]) => ({
    productId,
    billing,
    engine: "rabbitmq",
    ...inVersion("3.7.17"),
    type,
    ...fixedNodes(Number(nodes)),
    vmSpecification: `${vcpus}vCPUs ${memoryGb}GB`,
    vcpus: Number(vcpus),
    memoryGb: Number(memoryGb),
    storage: Number(storage),
    minStoragePerNode: 100,
    specCode,
    io,
  }));

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});

beforeEach(() => useServer(emulator.url));

afterAll(() => emulator.close());

/** As JavaScript may pass it. */
const absentType: object = { type: undefined };

const ids = async (args: GetProductsArgs) => (await getProducts(args)).products.map(({ productId }) => productId);

describe("getProducts", () => {
  it("lists the 26 products of the reference in one flat list, numbers as numbers", async () => {
    const { products } = await getProducts();
    expect(products).toHaveLength(26);
    expect(products).toEqual(referenceProducts);
  });

  it.each<[string, GetProductsArgs, string[]]>([
    ["billing", { billing: "monthly", type: "single", vcpus: 2 }, ["00300-30110-0--0"]],
    [
      "type and nodes",
      { type: "cluster", nodes: 7, billing: "hourly" },
      ["00300-30213-0--0", "00300-30219-0--0", "00300-30225-0--0"],
    ],
    ["vcpus and memory, both billings", { vcpus: 2, memoryGb: 4 }, ["00300-30109-0--0", "00300-30110-0--0"]],
    ["a version that there is not", { engineVersion: "3.8" }, []],
    ["a storage specification that there is not", { storageSpecCode: "dms.physical.storage.tape" }, []],
    ["an argument that is undefined", { vcpus: 2, ...absentType }, ["00300-30109-0--0", "00300-30110-0--0"]],
  ])("narrows the list by %s", async (_what, args, expected) => {
    expect(await ids(args)).toEqual(expected);
  });

  it("reads newer and smaller answers: lower case, numbers, missing parts, unknown fields", async () => {
    const server = await startTestServer(() => ({
      json: {
        hourly: [
          {
            name: "RabbitMQ",
            version: "3.8.35",
            extra: true,
            values: [
              {
                name: "single",
                detail: [{ product_id: "p1", storage: 200, vm_specification: "4 vCPUs 8 GB", io: null }],
              },
              {
                name: "cluster",
                detail: [{ vm_specification: "odd", product_info: [{ product_id: "p2", node_num: 3 }] }],
              },
            ],
          },
        ],
      },
    }));
    useServer(server.url, { HW_PROJECT_ID: "0123456789abcdef0123456789abcdef" });
    const { products } = await getProducts({ engineVersion: "3.8" }).finally(() => server.close());
    const shared = { billing: "hourly", engine: "rabbitmq", ...inVersion("3.8.35"), io: [] };
    expect(products).toEqual([
      {
        ...shared,
        productId: "p1",
        type: "single",
        ...fixedNodes(1),
        storage: 200,
        minStoragePerNode: 200,
        vmSpecification: "4 vCPUs 8 GB",
        vcpus: 4,
        memoryGb: 8,
      },
      { ...shared, productId: "p2", type: "cluster", ...fixedNodes(3), vmSpecification: "odd" },
    ]);
  });

  it("gives each caller a list of its own", async () => {
    const { products } = await getProducts({ vcpus: 2 });
    products.length = 0;
    expect(await ids({ vcpus: 2 })).toHaveLength(2);
  });
});

describe("getProductsOutput", () => {
  it("takes outputs and gives the same list", async () => {
    const { products } = await new Promise<Awaited<ReturnType<typeof getProducts>>>((resolve) => {
      getProductsOutput({ vcpus: Promise.resolve(2), billing: "hourly" }).apply(resolve);
    });
    expect(products.map(({ productId }) => productId)).toEqual(["00300-30109-0--0"]);
  });
});

describe("getProduct", () => {
  it("finds the hourly product in words, with its minimum storage", async () => {
    const product = await getProduct({ type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 });
    expect(product).toMatchObject({ productId: "00300-30209-0--0", billing: "hourly", storage: 300 });
  });

  it("finds the monthly one when asked", async () => {
    const product = await getProduct({ type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3, billing: "monthly" });
    expect(product.productId).toBe("00300-30210-0--0");
  });

  it("lists near misses when there is none", async () => {
    await expect(getProduct({ type: "cluster", vcpus: 4, memoryGb: 8, nodes: 4 })).rejects.toThrow(
      /^No product was found for cluster, 4 vCPUs, 8 GB of memory, 4 nodes, hourly\. The nearest are: cluster, [35] × 4 vCPUs 8 GB/,
    );
  });

  it("lists all that fit when there are several", async () => {
    await expect(getProduct({ vcpus: 16, type: "cluster" })).rejects.toThrow(
      /^3 products were found for cluster, 16 vCPUs/,
    );
  });
});
