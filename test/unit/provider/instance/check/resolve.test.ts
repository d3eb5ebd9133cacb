import {
  hasUnresolvedProduct,
  hasUnresolvedZone,
  keepResolvedIds,
  productWords,
  zoneIdsFor,
} from "../../../../../provider/instance/check/resolve";

const zoneId = "1d7b939b382c4c3bb3481a8ca10da768";

describe("keepResolvedIds", () => {
  const product = { type: "single", vcpus: 2, memoryGb: 4 };

  it("keeps the product ID of equal words, in whatever order they stand", () => {
    const inputs = keepResolvedIds(
      { product: { memoryGb: 4, vcpus: 2, type: "single" } },
      { product, productId: "p1" },
    );
    expect(inputs.productId).toBe("p1");
  });

  it("looks the product up again for another engine version", () => {
    const inputs = keepResolvedIds(
      { product, engineVersion: "3.8" },
      { product, productId: "p1", engineVersion: "3.7.17" },
    );
    expect(inputs).not.toHaveProperty("productId");
  });

  it("leaves a product ID that the program gives alone", () => {
    const inputs = keepResolvedIds({ productId: "p2" }, { product, productId: "p1" });
    expect(inputs.productId).toBe("p2");
  });

  it("keeps the zone ID of equal words", () => {
    const inputs = keepResolvedIds(
      { availabilityZones: ["az1"] },
      { availabilityZones: [zoneId], __availabilityZoneWords: ["az1"] },
    );
    expect(inputs).toEqual({ availabilityZones: [zoneId], __availabilityZoneWords: ["az1"] });
  });

  it("lets another word for a zone stand", () => {
    const inputs = keepResolvedIds(
      { availabilityZones: ["az2"] },
      { availabilityZones: [zoneId], __availabilityZoneWords: ["az1"] },
    );
    expect(inputs).toEqual({ availabilityZones: ["az2"] });
  });
});

describe("what is still to be looked up", () => {
  it("is a product in words without ID", () => {
    expect(hasUnresolvedProduct({ product: {} })).toBe(true);
    expect(hasUnresolvedProduct({ product: {}, productId: "p1" })).toBe(false);
    expect(hasUnresolvedProduct({ productId: "p1" })).toBe(false);
  });

  it("is a zone whose word has not the form of an ID", () => {
    expect(hasUnresolvedZone({ availabilityZones: ["az1"] })).toBe(true);
    expect(hasUnresolvedZone({ availabilityZones: [zoneId] })).toBe(false);
    expect(hasUnresolvedZone({ availabilityZones: ["odd-id"], __availabilityZoneWords: ["az1"] })).toBe(false);
    expect(hasUnresolvedZone({})).toBe(false);
  });
});

describe("productWords", () => {
  it("asks for an hourly product of the engine version", () => {
    expect(productWords({ product: { type: "single" }, engineVersion: "3.7" })).toEqual({
      type: "single",
      engineVersion: "3.7",
      billing: "hourly",
    });
  });
});

describe("zoneIdsFor", () => {
  it("keeps the word beside the ID, unless it is the ID", () => {
    const inputs = { availabilityZones: ["az1"], ...zoneIdsFor(["az1"], [zoneId]) };
    expect(inputs).toEqual({ availabilityZones: [zoneId], __availabilityZoneWords: ["az1"] });
    const plain = { availabilityZones: [zoneId], ...zoneIdsFor([zoneId], [zoneId]) };
    expect(plain).toEqual({ availabilityZones: [zoneId] });
  });

  it("notes that an ID of another form was found", () => {
    const inputs = { availabilityZones: ["odd-id"], ...zoneIdsFor(["odd-id"], ["odd-id"]) };
    expect(hasUnresolvedZone(inputs)).toBe(false);
  });
});
