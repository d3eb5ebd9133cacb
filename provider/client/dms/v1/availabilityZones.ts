import { z } from "zod";
import { flag, text } from "../../http/tolerant";

const zoneSchema = z.object({
  id: z.string().min(1),
  code: text,
  name: text,
  port: text,
  /** False when the zone is sold out. */
  resource_availability: flag,
});

/** The answer to "Querying AZ Information" (tables 6-1 and 6-2); some servers write `region_id`. */
export const availabilityZonesSchema = z
  .object({ regionId: text, region_id: text, available_zones: z.array(zoneSchema) })
  .transform(({ regionId, region_id, available_zones }) => ({ region_id: regionId ?? region_id, available_zones }));

/** One availability zone. */
export type AvailabilityZone = z.output<typeof zoneSchema>;

/** The zones of a region. */
export type AvailabilityZones = z.output<typeof availabilityZonesSchema>;
