import {
  fittingProductIds,
  nodesOf,
  productOf,
  productText,
  referenceProducts,
  totalVcpus,
} from "../../../../policy-pack/policies/productCatalogue";

const none = { products: [] };

test("the catalogue holds the 26 products of the reference, each ID once", () => {
  expect(referenceProducts).toHaveLength(26);
  expect(new Set(referenceProducts.map(({ productId }) => productId)).size).toBe(26);
});

test.each([
  ["00300-30109-0--0", "single", 2, 4, 1],
  ["00300-30116-0--0", "single", 16, 32, 1],
  ["00300-30209-0--0", "cluster", 4, 8, 3],
  ["00300-30218-0--0", "cluster", 8, 16, 5],
  ["00300-30226-0--0", "cluster", 16, 32, 7],
])("%s is known", (productId, type, vcpus, memoryGb, nodes) => {
  expect(productOf({ productId }, none)).toMatchObject({ type, vcpus, memoryGb, nodes });
});

test("words go before the ID, and incomplete words fall back to it", () => {
  const productId = "00300-30109-0--0";
  const words = { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 } as const;
  expect(productOf({ productId, product: words }, none)).toEqual(words);
  expect(productOf({ productId, product: { type: "cluster", vcpus: 4, memoryGb: 8 } }, none)?.type).toBe("single");
});

test("a single node needs no number of nodes", () => {
  expect(productOf({ product: { type: "single", vcpus: 2, memoryGb: 4 } }, none)?.nodes).toBe(1);
});

test("products of the settings go before those of the reference", () => {
  const own = { productId: "00300-30109-0--0", type: "single", vcpus: 3, memoryGb: 6, nodes: 1 } as const;
  expect(productOf({ productId: own.productId }, { products: [own] })?.vcpus).toBe(3);
});

test.each([
  ["dms.instance.rabbitmq.single.c3.2u4g", { type: "single", vcpus: 2, memoryGb: 4, nodes: 1 }],
  ["dms.instance.rabbitmq.cluster.c3.16u32g.7", { type: "cluster", vcpus: 16, memoryGb: 32, nodes: 7 }],
  ["dms.instance.rabbitmq.cluster.c3.16u32g", undefined],
  ["something else", undefined],
])("the specification %s is read", (resourceSpecCode, product) => {
  expect(productOf({ productId: "new", resourceSpecCode }, none)).toEqual(product);
});

test.each([
  ["c6.4u8g.cluster", 3, { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 }],
  ["c6.4u8g.cluster", undefined, undefined],
  ["c6.4u8g.cluster", "3", undefined],
  ["c6.2u4g.single", undefined, { type: "single", vcpus: 2, memoryGb: 4, nodes: 1 }],
  ["rabbitmq.2u4g.single", 1, { type: "single", vcpus: 2, memoryGb: 4, nodes: 1 }],
  ["c6.2u4g", 1, undefined],
  ["c6.2u4g.single.other", 1, undefined],
  ["c6.0u4g.single", 1, undefined],
  ["00300-30209-0--0", 7, { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 }],
])("%s with brokerNum %p is read from its ID", (productId, brokerNum, product) => {
  const properties = { productId, brokerNum: brokerNum as number };
  expect(productOf(properties, none)).toEqual(product && expect.objectContaining(product));
});

test.each([
  ["rabbitmq.4u8g.cluster * 5 broker", { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 5 }],
  ["amqp.2u4g.single * 1 broker", { type: "single", vcpus: 2, memoryGb: 4, nodes: 1 }],
  ["2vCPUs 4GB", undefined],
])("the answer %s is read", (specification, product) => {
  expect(productOf({ productId: "new", resourceSpecCode: "", specification }, none)).toEqual(product);
});

test("brokerNum goes before the nodes of words and of settings, and tells the nodes of what nobody knows", () => {
  const words = { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 } as const;
  expect(productOf({ product: words, brokerNum: 5 }, none)?.nodes).toBe(5);
  const products = [{ ...words, productId: "own" }];
  expect(productOf({ productId: "own" }, { products })?.nodes).toBe(3);
  expect(productOf({ productId: "own", brokerNum: 7 }, { products })?.nodes).toBe(7);
  expect(nodesOf({ productId: "new", brokerNum: 5 }, none)).toBe(5);
});

test("an instance without a product has none", () => {
  expect(productOf({}, none)).toBeUndefined();
  expect(nodesOf({}, none)).toBeUndefined();
  expect(fittingProductIds({ properties: {} }, ["00300-30109-0--0"], none)).toEqual([]);
});

test("words stand for the pay-per-use and the monthly ID", () => {
  const ids = referenceProducts.map(({ productId }) => productId);
  const properties = { product: { type: "single", vcpus: 2, memoryGb: 4 } } as const;
  expect(fittingProductIds({ properties }, ids, none)).toEqual(["00300-30109-0--0", "00300-30110-0--0"]);
});

test("vCPUs count for all nodes", () => {
  expect(totalVcpus({ type: "cluster", vcpus: 8, memoryGb: 16, nodes: 5 })).toBe(40);
});

test("a product reads as words", () => {
  expect(productText({ type: "single", vcpus: 2, memoryGb: 4, nodes: 1 })).toBe(
    "a single node with 2 vCPUs and 4 GB of memory",
  );
  expect(productText({ type: "cluster", vcpus: 2, memoryGb: 4, nodes: 3 })).toBe(
    "a cluster of 3 nodes with 2 vCPUs and 4 GB of memory each",
  );
});
