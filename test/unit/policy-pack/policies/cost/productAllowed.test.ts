import { productAllowed } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const single = "00300-30109-0--0";
const cluster = "00300-30209-0--0";
const run = (properties: Record<string, unknown>, config: Record<string, unknown> = { allowed: [single, cluster] }) =>
  runOnInstance(productAllowed, { properties, config });

test("an allowed product passes, by ID and in words", () => {
  expect(run({ productId: cluster }).violations).toEqual([]);
  expect(run({ product: { type: "single", vcpus: 2, memoryGb: 4 } }).violations).toEqual([]);
});

test("any other product violates", () => {
  expect(run({ productId: "00300-30211-0--0" }).violations).toEqual([
    `productId is "00300-30211-0--0", but only the products on the policy's allow list may be ordered. ` +
      `Choose one of the products ${single}, ${cluster}.`,
  ]);
  expect(run({ product: { type: "single", vcpus: 4, memoryGb: 8 } }).violations[0]).toMatch(/^product is \{/);
});

test("words must fit in every respect", () => {
  const words = { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 };
  expect(run({ product: words }).violations).toEqual([]);
  expect(run({ product: { ...words, nodes: 5 } }).violations).toHaveLength(1);
  expect(run({ product: { ...words, memoryGb: 16 } }).violations).toHaveLength(1);
  expect(run({}).violations).toHaveLength(1);
});

test("a product of API v2 is allowed by its ID with any number of nodes", () => {
  const config = { allowed: ["c6.4u8g.cluster"] };
  expect(run({ apiVersion: "v2", productId: "c6.4u8g.cluster", brokerNum: 7 }, config).violations).toEqual([]);
  expect(run({ apiVersion: "v2", productId: "c6.8u16g.cluster", brokerNum: 3 }, config).violations).toHaveLength(1);
});

test("words that nobody has looked up stand for the products of the instance's version of the API", () => {
  const product = { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 };
  const count = (apiVersion: string, allowed: string) =>
    run({ apiVersion, product }, { allowed: [allowed] }).violations.length;
  expect(count("v2", "c6.4u8g.cluster")).toBe(0);
  expect(count("v2", cluster)).toBe(1);
  expect(count("v1.0", cluster)).toBe(0);
  expect(count("v1.0", "c6.4u8g.cluster")).toBe(1);
  expect(count("", cluster)).toBe(0);
  expect(count("", "c6.4u8g.cluster")).toBe(0);
  expect(count("", "c6.8u16g.cluster")).toBe(1);
});

test("products that were made known can be allowed in words", () => {
  const products = [{ productId: "own", type: "single", vcpus: 1, memoryGb: 2, nodes: 1 }];
  const config = { allowed: ["own"], products };
  expect(run({ product: { type: "single", vcpus: 1, memoryGb: 2 } }, config).violations).toEqual([]);
});

test("without a list it does not apply", () => {
  expect(run({ productId: "any" }, {}).notApplicable).toBe("no allowed products are configured");
});

test("a product that a preview does not know leaves the policy undecided", () => {
  expect(run({ productId: unknown }).undecided).toContain(".productId");
  expect(run({ product: { type: "single", vcpus: unknown, memoryGb: 4 } }).undecided).toContain(".product.vcpus");
});

test("a wrong list is refused with its path", () => {
  expect(() => run({}, { allowed: "any" })).toThrow("allowed must be a list of product IDs");
});
