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

/** The availability zones of a region (table 6-1). */
export interface RegionZones {
  /** ID of the region, where the server tells. */
  regionId?: string;
  availabilityZones: AvailabilityZone[];
}
