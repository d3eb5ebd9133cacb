import type { Product } from "pulumi-huaweicloud-dms-rabbitmq/client";
import { estimateStorageSpace } from "../../../../provider/importCommand/storageEstimate";
import { fixedNodes, inVersion } from "../../../support/productParts";
import { wireInstance } from "./wireInstance";

const product = (storage?: number): Product => ({
  productId: "p",
  billing: "hourly",
  engine: "rabbitmq",
  type: "single",
  ...inVersion(),
  ...fixedNodes(1),
  ...(storage === undefined ? {} : { storage }),
  io: [],
});

it.each([100, 200, 300, 1_000, 1_500, 12_300, 90_000])("finds %d GB again from 88 percent of it", (ordered) => {
  const instance = wireInstance({ storage_space: Math.floor(ordered * 0.88) });
  expect(estimateStorageSpace(instance, product(100))).toBe(ordered);
});

it.each([
  ["at least what the product sells", 88, 300, 300],
  ["at least what is usable", 100, undefined, 100],
  ["more than what is usable", 101, undefined, 200],
  ["at least 100 GB", 10, undefined, 100],
  ["at most 90,000 GB", 95_000, undefined, 90_000],
])("guesses %s", (_rule, usable, least, estimate) => {
  expect(estimateStorageSpace(wireInstance({ storage_space: usable }), product(least))).toBe(estimate);
});

it("takes the product's least space when nothing is told", () => {
  expect(estimateStorageSpace(wireInstance({ storage_space: null }), product(300))).toBe(300);
});

it("guesses nothing from nothing", () => {
  expect(estimateStorageSpace(wireInstance({ storage_space: null }), undefined)).toBeUndefined();
});
