import { Catalogue, type CatalogueSource } from "../../../../provider/catalogue/catalogue";
import { CatalogueAccess } from "../../../../provider/catalogue/catalogueAccess";
import { AuthenticationError, ConfigurationError, type RegionZones } from "../../../../provider/client";
import { createTestClock, type TestClock } from "../client/testClock";

const refused = () =>
  new AuthenticationError({ method: "GET", path: "/", outcome: "refused", status: 401, message: "Wrong key." });

function sourceOf(listAvailabilityZones: CatalogueSource["listAvailabilityZones"]): CatalogueSource {
  const none = () => Promise.reject(new Error("not asked for here"));
  return { listAvailabilityZones, listProducts: none, listMaintenanceWindows: none, listAllInstances: none };
}

describe("CatalogueAccess", () => {
  let clock: TestClock;
  let reasons: unknown[];
  let reads: number;

  beforeEach(() => {
    clock = createTestClock();
    reasons = [];
    reads = 0;
  });

  const accessTo = (read: () => Promise<RegionZones>) =>
    new CatalogueAccess({
      clock,
      open: () =>
        new Catalogue(
          sourceOf(() => {
            reads += 1;
            return read();
          }),
        ),
      onUnavailable: (error) => reasons.push(error),
    });

  it("reads", async () => {
    const access = accessTo(async () => ({ regionId: "r", availabilityZones: [] }));
    expect(await access.read((catalogue) => catalogue.zones())).toEqual({ regionId: "r", availabilityZones: [] });
    expect(reasons).toEqual([]);
  });

  it("answers undefined after a failure, says why, and tries again only after a minute", async () => {
    const down = new Error("down");
    const access = accessTo(() => (reads === 1 ? Promise.reject(down) : Promise.resolve({ availabilityZones: [] })));
    expect(await access.read((catalogue) => catalogue.zones())).toBeUndefined();
    clock.time += 59_999;
    expect(await access.read((catalogue) => catalogue.zones())).toBeUndefined();
    expect(reads).toBe(1);
    expect(reasons).toEqual([down]);
    clock.time += 1;
    expect(await access.read((catalogue) => catalogue.zones())).toEqual({ regionId: undefined, availabilityZones: [] });
  });

  it("throws what says that the credentials are refused, without sending them again for a minute", async () => {
    const access = accessTo(() => Promise.reject(refused()));
    await expect(access.read((catalogue) => catalogue.zones())).rejects.toThrow("Wrong key.");
    await expect(access.read((catalogue) => catalogue.zones())).rejects.toThrow("Wrong key.");
    expect(reads).toBe(1);
    expect(reasons).toEqual([]);
    clock.time += 60_000;
    await expect(access.read((catalogue) => catalogue.zones())).rejects.toThrow("Wrong key.");
    expect(reads).toBe(2);
  });

  it("treats a configuration that does not suffice as a catalogue that cannot be read", async () => {
    const access = new CatalogueAccess({
      clock,
      open: () => {
        throw new ConfigurationError("No credentials are configured.");
      },
      onUnavailable: (error) => reasons.push(error),
    });
    expect(await access.read((catalogue) => catalogue.zones())).toBeUndefined();
    expect(reasons).toEqual([expect.objectContaining({ code: "CONFIGURATION" })]);
  });
});
