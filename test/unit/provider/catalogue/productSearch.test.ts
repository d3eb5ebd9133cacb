import {
  describeProduct,
  findProduct,
  findProducts,
  isVersion,
  type ProductWords,
} from "../../../../provider/catalogue/productSearch";
import type { Product } from "../../../../provider/client";
import { fixedNodes, inVersion } from "../../../support/productParts";

const io = [{ ioType: "high", storageSpecCode: "dms.physical.storage.high" }];
const product = (productId: string, vcpus: number, nodes: number, rest: Partial<Product> = {}): Product => ({
  productId,
  billing: "hourly",
  engine: "rabbitmq",
  ...inVersion("3.7.17"),
  type: nodes === 1 ? "single" : "cluster",
  ...fixedNodes(nodes),
  vmSpecification: `${vcpus}vCPUs ${2 * vcpus}GB`,
  vcpus,
  memoryGb: 2 * vcpus,
  storage: 100 * nodes,
  io,
  ...rest,
});

const products = [
  product("single-2", 2, 1),
  product("single-4", 4, 1),
  product("cluster-4-3", 4, 3),
  product("cluster-4-5", 4, 5),
  product("cluster-8-3", 8, 3),
  product("cluster-4-3-monthly", 4, 3, { billing: "monthly" }),
];
const ids = (words: ProductWords) => findProducts(products, words).map(({ productId }) => productId);

describe("findProducts", () => {
  it("finds all without words", () => expect(ids({})).toHaveLength(6));

  it.each<[string, ProductWords, string[]]>([
    ["type", { type: "single" }, ["single-2", "single-4"]],
    ["type in any letter case", { type: "Single" }, ["single-2", "single-4"]],
    ["vcpus", { vcpus: 8 }, ["cluster-8-3"]],
    ["memory", { memoryGb: 4 }, ["single-2"]],
    ["nodes", { nodes: 5 }, ["cluster-4-5"]],
    ["billing", { billing: "monthly" }, ["cluster-4-3-monthly"]],
    ["a storage specification that is not offered", { storageSpecCode: "dms.physical.storage.ultra" }, []],
    ["part of a version", { engineVersion: "3.7", vcpus: 2 }, ["single-2"]],
    ["another version", { engineVersion: "3.8" }, []],
  ])("finds by %s", (_what, words, expected) => expect(ids(words)).toEqual(expected));
});

describe("a product of v2, whose number of nodes is open", () => {
  const { nodes: _nodes, ...open } = product("c6.4u8g.cluster", 4, 3, {
    maxNodes: 7,
    nodeStep: 2,
    engineVersions: ["3.8.35", "3.12.13"],
  });

  it.each<[ProductWords, boolean]>([
    [{ nodes: 3 }, true],
    [{ nodes: 7 }, true],
    [{ nodes: 4 }, false],
    [{ nodes: 1 }, false],
    [{ nodes: 9 }, false],
    [{ engineVersion: "3.12" }, true],
    [{ engineVersion: "3.8.35" }, true],
    [{ engineVersion: "3.7" }, false],
  ])("fits %j: %s", (words, fits) => expect(findProducts([open], words)).toHaveLength(fits ? 1 : 0));

  it("is described by its range", () => {
    expect(describeProduct(open)).toBe("cluster, 3–7 × 4 vCPUs 8 GB (c6.4u8g.cluster)");
  });
});

describe("isVersion", () => {
  it.each([
    ["3.7.17", "3.7.17", true],
    ["3.7.17", "3.7", true],
    ["3.7.17", "3.7.1", false],
    ["3.8.35", "3.7", false],
    [undefined, "3.7", true],
    ["3.7.17", undefined, true],
  ])("%s for %s: %s", (version, wished, expected) => expect(isVersion(version, wished)).toBe(expected));
});

describe("findProduct", () => {
  it("finds the one that fits", () => {
    const words = { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3, billing: "hourly" } as const;
    expect(findProduct(products, words).productId).toBe("cluster-4-3");
  });

  it("lists the nearest when none fits, those of the same kind and size first", () => {
    const search = () => findProduct(products, { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 4, billing: "hourly" });
    expect(search).toThrow(
      "No product was found for cluster, 4 vCPUs, 8 GB of memory, 4 nodes, hourly. The nearest are: cluster, 5 × 4 vCPUs 8 GB (cluster-4-5); cluster, 3 × 4 vCPUs 8 GB (cluster-4-3); cluster, 3 × 8 vCPUs 16 GB (cluster-8-3).",
    );
    expect(search).toThrow(expect.objectContaining({ code: "PRODUCT_NOT_FOUND" }));
  });

  it("lists all that fit when several do", () => {
    expect(() => findProduct(products, { type: "single" })).toThrow(
      "2 products were found for single: single, 2 vCPUs 4 GB (single-2); single, 4 vCPUs 8 GB (single-4). Say more, so that only one is meant.",
    );
  });

  it("takes a product that stands under several versions as one", () => {
    const twice = [product("same", 2, 1), product("same", 2, 1, inVersion("3.8.35"))];
    expect(findProduct(twice, { vcpus: 2 }).productId).toBe("same");
  });

  it("says that the region offers none", () => {
    expect(() => findProduct([], {})).toThrow("No product was found. The region offers none for RabbitMQ");
  });
});

describe("describeProduct", () => {
  it("names the monthly ones, and falls back to the service's words", () => {
    expect(describeProduct(product("p", 4, 3, { billing: "monthly" }))).toBe("cluster, 3 × 4 vCPUs 8 GB, monthly (p)");
    const { vcpus: _vcpus, ...unsized } = product("p", 4, 1, { vmSpecification: "big" });
    expect(describeProduct(unsized)).toBe("single, big (p)");
  });
});
