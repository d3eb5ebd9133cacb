import { clusterRequired } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const single = "00300-30109-0--0";
const clusterOfThree = "00300-30209-0--0";
const clusterOfFive = "00300-30211-0--0";
const run = (properties: Record<string, unknown>, { stack = "prod", config = {} } = {}) =>
  runOnInstance(clusterRequired, { properties, stack, config });

test("a cluster passes in a production stack, by ID, in words and by what the cloud answered", () => {
  expect(run({ productId: clusterOfThree }).violations).toEqual([]);
  expect(run({ product: { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 } }).violations).toEqual([]);
  const resourceSpecCode = "dms.instance.rabbitmq.cluster.c3.4u8g.3";
  expect(run({ productId: "new", resourceSpecCode }).violations).toEqual([]);
});

test("a single node violates in a production stack", () => {
  expect(run({ productId: single }).violations).toEqual([
    `productId is "${single}", but this is a single node with 2 vCPUs and 4 GB of memory, and an instance of stack prod ` +
      "must be a cluster of at least 3 nodes. " +
      'Choose the product of a cluster, such as { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 }.',
  ]);
  const product = { type: "single", vcpus: 2, memoryGb: 4 };
  expect(run({ product }).violations[0]).toMatch(/^product is \{"type":"single"/);
});

test.each(["dev", "staging", "product-test", "nonprod"])("a single node passes in stack %s", (stack) => {
  expect(run({ productId: single }, { stack }).violations).toEqual([]);
});

test.each(["prod", "prod-eu", "eu-prod", "production", "production-2"])(
  "a single node violates in stack %s",
  (stack) => {
    expect(run({ productId: single }, { stack }).violations).toHaveLength(1);
  },
);

test("exactly the number of nodes passes, one less does not", () => {
  const config = { minimumNodes: 5 };
  expect(run({ productId: clusterOfFive }, { config }).violations).toEqual([]);
  expect(run({ productId: clusterOfThree }, { config }).violations).toHaveLength(1);
});

test("the nodes of API v2 count by brokerNum, and more of them are the way on", () => {
  const nodes = (brokerNum: number, config = {}) =>
    run({ apiVersion: "v2", productId: "c6.4u8g.cluster", brokerNum }, { config });
  expect(nodes(3).violations).toEqual([]);
  expect(nodes(3, { minimumNodes: 5 }).violations).toEqual([
    "brokerNum is 3, but this is a cluster of 3 nodes with 4 vCPUs and 8 GB of memory each, and an instance of stack prod " +
      "must be a cluster of at least 5 nodes. Set brokerNum to 5 or more.",
  ]);
  expect(run({ apiVersion: "v2", productId: "c6.4u8g.single", brokerNum: 1 }).violations[0]).toMatch(
    /^productId is "c6.4u8g.single", but this is a single node .* Choose the product of a cluster/,
  );
  expect(run({ apiVersion: "v2", productId: "c6.4u8g.cluster" }).violations[0]).toContain(
    "does not know how many nodes it has. Set brokerNum",
  );
});

test("a product that nobody knows is judged by its number of nodes where that is known", () => {
  const nodes = (brokerNum: number) => run({ apiVersion: "v2", productId: "amqp.b1.large.1", brokerNum });
  expect(nodes(3).violations).toEqual([]);
  expect(nodes(1).violations[0]).toContain("this is a single node, and an instance of stack prod must be");
});

test("a product that nobody knows violates, and can be made known", () => {
  expect(run({ productId: "new" }).violations[0]).toContain("the policy does not know this product");
  const products = [{ productId: "new", type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 }];
  expect(run({ productId: "new" }, { config: { products } }).violations).toEqual([]);
});

test("a product that a preview does not know leaves the policy undecided", () => {
  expect(run({ productId: unknown }).undecided).toContain(".productId");
  expect(run({ product: unknown }).undecided).toContain(".product");
  expect(run({ product: { type: unknown } }).undecided).toContain(".product.type");
  expect(run({ productId: unknown }, { stack: "dev" }).undecided).toBeUndefined();
});

test("wrong settings are refused with their paths", () => {
  expect(() => run({}, { config: { stacks: [] } })).toThrow("stacks must name at least one stack");
  expect(() => run({}, { config: { minimumNodes: 1 } })).toThrow("minimumNodes must be a whole number from 2 to 100");
});
