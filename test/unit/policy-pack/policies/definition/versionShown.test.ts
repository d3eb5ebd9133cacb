import { versionShown } from "../../../../../policy-pack/policies/definition/versionShown";

test.each([
  ["outputs, before inputs", { apiVersion: "v2", productId: "00300-30109-0--0" }, "v2"],
  ["a product of v1.0", { productId: "00300-30109-0--0" }, "v1.0"],
  ["a product of v2", { productId: "c6.2u4g.single" }, "v2"],
  [
    "an input that v2 alone has, whatever the product",
    { productId: "00300-30109-0--0", tags: { team: "orders" } },
    "v2",
  ],
  ["inputs that fit both", { product: { type: "single", vcpus: 2, memoryGb: 4 }, engineVersion: "3.8.35" }, undefined],
])("the version is shown by %s", (_what, properties, version) => {
  expect(versionShown(properties)).toBe(version);
});
