import type { AvailabilityZone as WireZone } from "../../provider/client";

/** An availability zone (table 6-2). */
export interface AvailabilityZone {
  /** ID, which instances are made with. */
  id: string;
  /** Code, such as `az10.dc1`. */
  code?: string;
  /** Name, such as `az10.dc1`. */
  name?: string;
  /** Port number. */
  port?: number;
  /** False when the zone is sold out. */
  available: boolean;
}

/** A zone in the names of this package. */
export function availabilityZoneOf(zone: WireZone): AvailabilityZone {
  const port = Number(zone.port);
  return {
    id: zone.id,
    code: zone.code,
    name: zone.name,
    port: zone.port !== undefined && zone.port !== "" && Number.isFinite(port) ? port : undefined,
    available: zone.resource_availability !== false,
  };
}
