import { storageLimits } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const single = "00300-30109-0--0";
const clusterOfThree = "00300-30209-0--0";
const run = (properties: Record<string, unknown>, config = {}) => runOnInstance(storageLimits, { properties, config });

test("a single node within the limits passes at both ends", () => {
  expect(run({ productId: single, storageSpace: 100 }).violations).toEqual([]);
  expect(run({ productId: single, storageSpace: 90_000 }).violations).toEqual([]);
});

test("less than 100 GB and more than 90000 GB violate", () => {
  expect(run({ productId: single, storageSpace: 99 }).violations).toEqual([
    "storageSpace is 99 GB, but an instance holds at least 100 GB. Set storageSpace to 100 or more.",
  ]);
  expect(run({ productId: single, storageSpace: 90_001 }).violations).toEqual([
    "storageSpace is 90001 GB, but an instance holds at most 90000 GB. Set storageSpace to 90000 or less.",
  ]);
});

test("a cluster needs 100 GB for each node", () => {
  expect(run({ productId: clusterOfThree, storageSpace: 300 }).violations).toEqual([]);
  expect(run({ productId: clusterOfThree, storageSpace: 299 }).violations).toEqual([
    "storageSpace is 299 GB, but a cluster of 3 nodes holds at least 3 × 100 = 300 GB. " +
      "Set storageSpace to 300 or more, or choose a product with fewer nodes.",
  ]);
});

test("a product in words counts like its ID", () => {
  const product = { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 5 };
  expect(run({ product, storageSpace: 499 }).violations).toHaveLength(1);
  expect(run({ product, storageSpace: 500 }).violations).toEqual([]);
});

describe("of API v2", () => {
  const cluster = { apiVersion: "v2", productId: "c6.4u8g.cluster" };

  test("each node holds 100 GB to 30000 GB", () => {
    expect(run({ ...cluster, brokerNum: 5, storageSpace: 500 }).violations).toEqual([]);
    expect(run({ ...cluster, brokerNum: 3, storageSpace: 90_000 }).violations).toEqual([]);
    expect(run({ ...cluster, brokerNum: 5, storageSpace: 400 }).violations).toEqual([
      "storageSpace is 400 GB, but a cluster of 5 nodes holds at least 5 × 100 = 500 GB. Set storageSpace to 500 or " +
        "more, which it has grown to if nodes were added, or choose a product with fewer nodes.",
    ]);
    expect(run({ ...cluster, brokerNum: 3, storageSpace: 90_100 }).violations).toEqual([
      "storageSpace is 90100 GB, but a cluster of 3 nodes of API v2 holds at most 3 × 30000 = 90000 GB. " +
        "Set storageSpace to 90000 or less.",
    ]);
    expect(run({ ...cluster, productId: "c6.4u8g.single", storageSpace: 30_100 }).violations[0]).toContain(
      "a single node of API v2 holds at most 1 × 30000 = 30000 GB",
    );
  });

  test("storage is sold by 100 GB", () => {
    expect(run({ ...cluster, brokerNum: 3, storageSpace: 350 }).violations).toEqual([
      "storageSpace is 350 GB, but API v2 sells storage by 100 GB. Set storageSpace to 300 or 400.",
    ]);
    expect(run({ ...cluster, apiVersion: "v1.0", brokerNum: 3, storageSpace: 350 }).violations).toEqual([]);
  });

  test("a product that nobody knows is judged by its nodes, or else by what holds for all", () => {
    const other = { ...cluster, productId: "c9.huge" };
    expect(run({ ...other, brokerNum: 3, storageSpace: 200 }).violations).toHaveLength(1);
    expect(run({ ...other, storageSpace: 200 }).violations).toEqual([]);
    expect(run({ ...other, storageSpace: 210_100 }).violations).toHaveLength(1);
    expect(run({ ...cluster, brokerNum: unknown, storageSpace: 300 }).undecided).toContain(".brokerNum");
  });

  test("an instance that v1.0 made keeps its storage, and a version that does not show forbids neither's", () => {
    expect(run({ apiVersion: "v2", productId: single, storageSpace: 50_050 }).violations).toEqual([]);
    expect(run({ product: { type: "single", vcpus: 2, memoryGb: 4 }, storageSpace: 50_050 })).toEqual({
      violations: [],
      on: [],
    });
  });
});

test("the GB for each node and further products are settings", () => {
  expect(run({ productId: clusterOfThree, storageSpace: 899 }, { clusterGbPerNode: 300 }).violations).toHaveLength(1);
  expect(run({ productId: clusterOfThree, storageSpace: 900 }, { clusterGbPerNode: 300 }).violations).toEqual([]);
  const products = [{ productId: "own", type: "cluster", vcpus: 2, memoryGb: 4, nodes: 9 }];
  expect(run({ productId: "own", storageSpace: 800 }, { products }).violations).toHaveLength(1);
});

test("a product that nobody knows is judged by the limits that hold for all", () => {
  expect(run({ productId: "new", storageSpace: 100 }).violations).toEqual([]);
  expect(run({ productId: "new", storageSpace: 50 }).violations).toHaveLength(1);
});

test("an unknown product hides nothing that the storage alone tells", () => {
  expect(run({ productId: unknown, storageSpace: 50 })).toMatchObject({ violations: [expect.any(String)] });
  expect(run({ productId: unknown, storageSpace: 100 }).undecided).toContain(".productId");
  expect(run({ productId: single, storageSpace: unknown }).undecided).toContain(".storageSpace");
});

test("wrong settings are refused with their paths", () => {
  expect(() => run({}, { clusterGbPerNode: 150 })).toThrow("clusterGbPerNode must be 100, 200 or 300");
  expect(() => run({}, { products: [{ productId: "own", type: "double", vcpus: 2, memoryGb: 4, nodes: 0 }] })).toThrow(
    'products[0].type must be "single" or "cluster"; products[0].nodes must be a whole number from 1 to 100',
  );
});
