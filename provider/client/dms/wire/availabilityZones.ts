import * as z from "zod";
import { flag, number, renamed, requiredText, text } from "../../http/tolerant";
import type { AvailabilityZone, RegionZones } from "../availabilityZone";

const rowSchema = renamed<AvailabilityZone & { soldOut?: boolean }>({
  id: ["id", requiredText],
  code: ["code", text],
  name: ["name", text],
  port: ["port", number],
  // A zone has resources unless the answer says that it has none.
  available: ["resource_availability", flag.transform((value) => value !== false)],
  soldOut: ["soldOut", flag],
  default: ["default_az", flag],
  ipv6Enable: ["ipv6_enable", flag],
});

const zoneSchema = rowSchema.transform(
  ({ soldOut, ...zone }): AvailabilityZone => ({ ...zone, available: zone.available && soldOut !== true }),
);

/** The answer to "Querying AZ Information" (tables 6-1 and 6-2); some servers, and v2, write `region_id`. */
export const availabilityZonesSchema = z
  .object({ regionId: text, region_id: text, available_zones: z.array(zoneSchema) })
  .transform(({ regionId, region_id = regionId, available_zones: availabilityZones }): RegionZones => {
    const region = regionId ?? region_id;
    return region === undefined ? { availabilityZones } : { regionId: region, availabilityZones };
  });
