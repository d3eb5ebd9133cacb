import { createHash } from "node:crypto";

/** A zone of a region (table 6-2). */
export interface AvailabilityZone {
  id: string;
  name: string;
  code: string;
  port: string;
  resource_availability: "true" | "false";
}

/** The two zones of the sample in section 6.1. */
export const sampleZones: readonly AvailabilityZone[] = [
  zone("1d7b939b382c4c3bb3481a8ca10da768", "az10.dc1"),
  zone("1d7b939b382c4c3bb3481a8ca10da769", "az10.dc2"),
];

/** Two zones of a region's own, the same on every run. */
export function zonesOf(region: string): readonly AvailabilityZone[] {
  return ["a", "b"].map((letter) => {
    const code = `${region}${letter}`;
    return zone(createHash("sha256").update(`zone ${code}`).digest("hex").slice(0, 32), code);
  });
}

function zone(id: string, code: string): AvailabilityZone {
  return { id, name: code, code, port: "8002", resource_availability: "true" };
}
