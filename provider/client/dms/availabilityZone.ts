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
  /** Whether the service proposes the zone; only v2 tells. */
  default?: boolean;
  /** Whether instances in it can have IPv6 addresses; only v2 tells. */
  ipv6Enable?: boolean;
}

/** The availability zones of a region (table 6-1). */
export interface RegionZones {
  /** ID of the region, where the server tells. */
  regionId?: string;
  availabilityZones: AvailabilityZone[];
}
