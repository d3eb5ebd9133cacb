import { describeZones, findZone, findZones, zoneByWord } from "../../../../provider/catalogue/zoneSearch";
import type { AvailabilityZone } from "../../../../provider/client";

const zones: AvailabilityZone[] = [
  { id: "id-1", code: "az1", name: "Zone 1", port: 8002, available: true },
  { id: "id-2", code: "az2", name: "Zone 2", port: 8002, available: false },
  { id: "id-3", code: "az3", name: "az1", port: 8002, available: true },
];

describe("findZones", () => {
  it("finds by each word and by availability; a zone whose server does not tell has resources", () => {
    const found = (words: Parameters<typeof findZones>[1]) => findZones(zones, words).map(({ id }) => id);
    expect(found({})).toEqual(["id-1", "id-2", "id-3"]);
    expect(found({ id: "id-2" })).toEqual(["id-2"]);
    expect(found({ code: "az3" })).toEqual(["id-3"]);
    expect(found({ name: "Zone 1" })).toEqual(["id-1"]);
    expect(found({ available: true })).toEqual(["id-1", "id-3"]);
    expect(found({ available: false })).toEqual(["id-2"]);
  });
});

describe("findZone", () => {
  it("finds exactly one", () => expect(findZone(zones, { code: "az2" }).id).toBe("id-2"));

  it("lists what exists when there is none", () => {
    expect(() => findZone(zones, { name: "Zone 9" })).toThrow(
      'No availability zone was found with name "Zone 9". There are: Zone 1 = az1 (id-1); Zone 2 = az2 (id-2, sold out); az1 = az3 (id-3).',
    );
  });

  it("lists what exists when there are several", () => {
    expect(() => findZone(zones, {})).toThrow("3 availability zones were found. There are: Zone 1 = az1 (id-1)");
  });
});

describe("zoneByWord", () => {
  it("takes an ID before a code, and a code before a name", () => {
    expect(zoneByWord(zones, "id-3")?.id).toBe("id-3");
    expect(zoneByWord(zones, "az1")?.id).toBe("id-1");
    expect(zoneByWord(zones, "Zone 2")?.id).toBe("id-2");
    expect(zoneByWord(zones, "az9")).toBeUndefined();
  });
});

describe("describeZones", () => {
  it("says so when there are none", () => expect(describeZones([])).toBe("The region has no availability zones"));
});
