import { vcpuMaximum } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (properties: Record<string, unknown>, config = {}) => runOnInstance(vcpuMaximum, { properties, config });

test("exactly the maximum passes: 3 nodes of 16 vCPUs", () => {
  expect(run({ productId: "00300-30221-0--0" }).violations).toEqual([]);
});

test("a product with more vCPUs violates", () => {
  expect(run({ productId: "00300-30223-0--0" }).violations).toEqual([
    'productId is "00300-30223-0--0", but this is a cluster of 5 nodes with 16 vCPUs and 32 GB of memory each, ' +
      "80 vCPUs in all, and an instance may have at most 48. Choose a product with at most 48 vCPUs in all.",
  ]);
});

test("one vCPU decides", () => {
  const product = { type: "single", vcpus: 4, memoryGb: 8 };
  expect(run({ product }, { maximum: 4 }).violations).toEqual([]);
  expect(run({ product }, { maximum: 3 }).violations[0]).toMatch(/^product is \{/);
});

test("nodes of API v2 count by brokerNum, and each of them by the product's ID", () => {
  const nodes = (brokerNum: number, properties = {}) =>
    run({ apiVersion: "v2", productId: "c6.16u32g.cluster", brokerNum, ...properties });
  expect(nodes(3).violations).toEqual([]);
  expect(nodes(5).violations).toEqual([
    'productId is "c6.16u32g.cluster", but this is a cluster of 5 nodes with 16 vCPUs and 32 GB of memory each, ' +
      "80 vCPUs in all, and an instance may have at most 48. Choose a product with at most 48 vCPUs in all.",
  ]);
  const product = { type: "cluster", vcpus: 16, memoryGb: 32 };
  expect(nodes(3, { product }).violations).toEqual([]);
  expect(nodes(5, { product }).violations).toHaveLength(1);
  expect(run({ productId: "c6.24u48g.single" }).violations).toEqual([]);
});

test("a cluster of API v2 whose number of nodes nobody tells violates", () => {
  expect(run({ apiVersion: "v2", productId: "c6.4u8g.cluster" }).violations).toEqual([
    "brokerNum is not set, but an instance may have at most 48 vCPUs, and the policy does not know how many nodes it " +
      "has. Set brokerNum to the number of nodes.",
  ]);
  expect(run({ productId: "c6.4u8g.cluster", brokerNum: unknown }).undecided).toContain(".brokerNum");
});

test("a product whose ID says nothing violates, unless the policy is told its size or the cloud has answered it", () => {
  const amqp = { apiVersion: "v2", productId: "amqp.b1.large.1", engineVersion: "AMQP-0-9-1", brokerNum: 1 };
  expect(run(amqp).violations[0]).toContain("the policy does not know this product");
  const products = [{ productId: "amqp.b1.large.1", type: "single", vcpus: 2, memoryGb: 4 }];
  expect(run(amqp, { products }).violations).toEqual([]);
  expect(run({ ...amqp, specification: "amqp.2u4g.single * 1 broker" }).violations).toEqual([]);
});

test("a product that nobody knows violates, and can be made known", () => {
  expect(run({ productId: "new" }).violations[0]).toContain("the policy does not know this product");
  const products = [{ productId: "new", type: "single", vcpus: 48, memoryGb: 96, nodes: 1 }];
  expect(run({ productId: "new" }, { products }).violations).toEqual([]);
});

test("a product that a preview does not know leaves the policy undecided", () => {
  expect(run({ productId: unknown }).undecided).toContain(".productId");
});

test("wrong settings are refused with their paths", () => {
  expect(() => run({}, { maximum: -1 })).toThrow("maximum must be a whole number from 1 to 100000");
  expect(() => run({}, { products: [{ productId: "new" }] })).toThrow('products[0].type must be "single" or "cluster"');
});
