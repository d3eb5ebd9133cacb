import { createHash } from "node:crypto";

/** A zone of a region (table 6-2). */
export interface AvailabilityZone {
  id: string;
  name: string;
  code: string;
  port: string;
  resource_availability: "true" | "false";
}

/** The zones of a region. */
export interface RegionZones {
  /** The two that v1.0 knows. */
  zones: readonly AvailabilityZone[];
  /** The same and a third, so that v2 can spread a cluster over three. */
  zonesOfToday: readonly AvailabilityZone[];
}

/** The two zones of the sample in section 6.1, and one more for v2. */
export const sampleZones: RegionZones = regionZones([
  zone("1d7b939b382c4c3bb3481a8ca10da768", "az10.dc1"),
  zone("1d7b939b382c4c3bb3481a8ca10da769", "az10.dc2"),
  zone("1d7b939b382c4c3bb3481a8ca10da76a", "az10.dc3"),
]);

/** Zones of a region's own, the same on every run. */
export function zonesOf(region: string): RegionZones {
  return regionZones(
    ["a", "b", "c"].map((letter) => {
      const code = `${region}${letter}`;
      return zone(createHash("sha256").update(`zone ${code}`).digest("hex").slice(0, 32), code);
    }),
  );
}

function regionZones(zones: readonly AvailabilityZone[]): RegionZones {
  return { zones: zones.slice(0, 2), zonesOfToday: zones };
}

function zone(id: string, code: string): AvailabilityZone {
  return { id, name: code, code, port: "8002", resource_availability: "true" };
}

/** The largest number of 64 bits, which stands for ever and which JavaScript cannot hold. */
const forever = "9223372036854775807";

/** The answer of v2, as JSON text. */
export function zonesAnswerOfV2(region: string, zones: readonly AvailabilityZone[]): string {
  const rows = zones.map((item, index) => ({
    ...item,
    soldOut: false,
    default_az: index === 0,
    ipv6_enable: false,
    remain_time: 0,
  }));
  return JSON.stringify({ region_id: region, available_zones: rows }).replaceAll(
    '"remain_time":0',
    `"remain_time":${forever}`,
  );
}
