import { z } from "zod";
import { flag, renamed, requiredText, text } from "../../http/tolerant";
import type { AvailabilityZone, RegionZones } from "../availabilityZone";

const port = text.transform((value) => {
  const number = Number(value);
  return value !== undefined && value !== "" && Number.isFinite(number) ? number : undefined;
});

const zoneSchema = renamed<AvailabilityZone>({
  id: ["id", requiredText],
  code: ["code", text],
  name: ["name", text],
  port: ["port", port],
  // A zone has resources unless the answer says that it has none.
  available: ["resource_availability", flag.transform((value) => value !== false)],
});

/** The answer to "Querying AZ Information" (tables 6-1 and 6-2); some servers write `region_id`. */
export const availabilityZonesSchema = z
  .object({ regionId: text, region_id: text, available_zones: z.array(zoneSchema) })
  .transform(({ regionId, region_id = regionId, available_zones: availabilityZones }): RegionZones => {
    const region = regionId ?? region_id;
    return region === undefined ? { availabilityZones } : { regionId: region, availabilityZones };
  });
