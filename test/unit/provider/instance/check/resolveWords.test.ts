import { Catalogue, type CatalogueSource } from "../../../../../provider/catalogue/catalogue";
import { resolveWords } from "../../../../../provider/instance/check/resolveWords";
import { fixedNodes, inVersion } from "../../../../support/productParts";

const zoneId = "1d7b939b382c4c3bb3481a8ca10da768";

function catalogueOf(changes: Partial<CatalogueSource> = {}): Catalogue {
  const none = () => Promise.reject(new Error("not asked for here"));
  return new Catalogue({
    listAvailabilityZones: async () => ({
      regionId: "r",
      availabilityZones: [{ id: zoneId, code: "az1", name: "az1", port: 1, available: false }],
    }),
    listProducts: async () => [
      {
        productId: "p1",
        billing: "hourly",
        engine: "rabbitmq",
        type: "single",
        ...inVersion(),
        ...fixedNodes(1),
        vcpus: 2,
        memoryGb: 4,
        io: [],
      },
      {
        productId: "p2",
        billing: "monthly",
        engine: "rabbitmq",
        type: "single",
        ...inVersion(),
        ...fixedNodes(1),
        vcpus: 2,
        memoryGb: 4,
        io: [],
      },
    ],
    listMaintenanceWindows: none,
    listAllInstances: none,
    ...changes,
  });
}

const product = { type: "single", vcpus: 2, memoryGb: 4 };

const of = (catalogue: Catalogue) => ({ catalogue, version: "v1.0" as const });

describe("resolveWords", () => {
  it("puts IDs in the place of words", async () => {
    const resolved = await resolveWords(of(catalogueOf()), { name: "orders", product, availabilityZones: ["az1"] });
    expect(resolved).toEqual({
      name: "orders",
      product,
      productId: "p1",
      availabilityZones: [zoneId],
      __availabilityZoneWords: ["az1"],
    });
  });

  it("reads nothing when there are only IDs", async () => {
    const inputs = { productId: "p9", availabilityZones: [zoneId] };
    const fail = () => Promise.reject(new Error("read"));
    const catalogue = catalogueOf({ listAvailabilityZones: fail, listProducts: fail });
    expect(await resolveWords(of(catalogue), inputs)).toBe(inputs);
  });

  it("says which zones and products there are when words name nothing", async () => {
    await expect(resolveWords(of(catalogueOf()), { availabilityZones: ["az9"] })).rejects.toThrow(
      `The region has no availability zone "az9". There are: az1 (${zoneId}, sold out).`,
    );
    await expect(resolveWords(of(catalogueOf()), { product: { ...product, vcpus: 64 } })).rejects.toThrow(
      "The nearest are:",
    );
  });

  it("leaves a zone to the service when the zones cannot be read, but fails without products", async () => {
    const fail = () => Promise.reject(new Error("HTTP 403"));
    const catalogue = catalogueOf({ listAvailabilityZones: fail, listProducts: fail });
    const told: string[] = [];
    const resolved = await resolveWords(of(catalogue), { availabilityZones: ["odd-id"] }, (text) => told.push(text));
    expect(resolved).toEqual({ availabilityZones: ["odd-id"] });
    expect(told).toEqual([expect.stringMatching(/^The zone "odd-id" is sent as it stands, because .+: HTTP 403$/)]);
    await expect(resolveWords(of(catalogue), { product })).rejects.toThrow("HTTP 403");
  });
});
