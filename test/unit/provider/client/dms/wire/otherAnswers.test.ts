import { availabilityZonesSchema } from "../../../../../../provider/client/dms/wire/availabilityZones";
import { batchResultsSchema, createdInstanceSchema } from "../../../../../../provider/client/dms/wire/instanceAnswers";
import { maintenanceWindowsSchema } from "../../../../../../provider/client/dms/wire/maintenanceWindows";

describe("availabilityZonesSchema", () => {
  const zones = [1, 2].map((number) => ({
    id: `1d7b939b382c4c3bb3481a8ca10da76${number + 7}`,
    name: `az10.dc${number}`,
    code: `az10.dc${number}`,
    port: "8002",
    resource_availability: "true",
  }));
  const read = zones.map(({ id, name, code }) => ({ id, name, code, port: 8002, available: true }));

  it("reads the sample of section 6.1, by either name of the region", () => {
    for (const region of [{ regionId: "XXXXX" }, { region_id: "XXXXX" }]) {
      expect(availabilityZonesSchema.parse({ ...region, available_zones: zones })).toEqual({
        regionId: "XXXXX",
        availabilityZones: read,
      });
    }
  });

  it("reads a port as number, availability as boolean, and other fields as nothing", () => {
    const odd = zones.map((zone) => ({ ...zone, port: 8002, resource_availability: true, ipv6_enable: "x" }));
    expect(availabilityZonesSchema.parse({ regionId: "r", available_zones: odd }).availabilityZones).toEqual(read);
  });

  it("knows a zone that is sold out", () => {
    const answer = { available_zones: [{ id: "z1", resource_availability: "false" }, { id: "z2" }] };
    const zones = availabilityZonesSchema.parse(answer).availabilityZones;
    expect(zones.map((zone) => zone.available)).toEqual([false, true]);
  });
});

describe("maintenanceWindowsSchema", () => {
  const begins = ["22", "02", "06", "10", "14", "18"];
  const windows = (form: (hour: string) => string | number) =>
    begins.map((begin, index) => ({
      seq: index + 1,
      begin: form(begin),
      end: form(begins[(index + 1) % 6] as string),
      default: begin === "02",
    }));

  it.each<[string, (hour: string) => string | number]>([
    ["22, as section 6.3 shows", (hour) => hour],
    ["22:00:00", (hour) => `${hour}:00:00`],
    ["22:00", (hour) => `${hour}:00`],
    ["a number", Number],
  ])("reads windows written as %s", (_what, form) => {
    expect(maintenanceWindowsSchema.parse({ maintain_windows: windows(form) })).toEqual(
      windows((hour) => `${hour}:00`),
    );
  });

  it("takes a window for no default when nothing says so", () => {
    const answer = { maintain_windows: [{ seq: "1", begin: "22", end: "02" }] };
    expect(maintenanceWindowsSchema.parse(answer)).toEqual([{ seq: 1, begin: "22:00", end: "02:00", default: false }]);
  });
});

describe("createdInstanceSchema", () => {
  it("needs an id", () => {
    expect(createdInstanceSchema.parse({ instance_id: "i1", order: 1 })).toEqual({ instanceId: "i1" });
    for (const answer of [{}, { instance_id: "" }, { instance_id: null }, { instance_id: 1 }, [], null]) {
      expect(createdInstanceSchema.safeParse(answer).success).toBe(false);
    }
  });
});

describe("batchResultsSchema", () => {
  it.each([[{}], [{ results: null }], [{ results: [] }]])("reads %j as no results", (answer) => {
    expect(batchResultsSchema.parse(answer)).toEqual([]);
  });
});
