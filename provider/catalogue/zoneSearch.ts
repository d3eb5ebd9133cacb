import { type AvailabilityZone, HuaweiCloudError } from "../client";

/** What an availability zone is looked up by (table 6-2); what is left out matches every zone. */
export interface ZoneWords {
  id?: string | undefined;
  code?: string | undefined;
  name?: string | undefined;
  /** True for zones that are not sold out, false for those that are. */
  available?: boolean | undefined;
}

/** No zone, or more than one, fits. */
export class ZoneSearchError extends HuaweiCloudError {
  constructor(message: string) {
    super({ code: "AVAILABILITY_ZONE_NOT_FOUND", message });
  }
}

/** A zone for people. @example `az10.dc1 (1d7b939b382c4c3bb3481a8ca10da768, sold out)` */
export function describeZone(zone: AvailabilityZone): string {
  const words = [...new Set([zone.name, zone.code].filter((word) => word !== undefined))].join(" = ");
  const soldOut = zone.available ? "" : ", sold out";
  return words === "" ? `${zone.id}${soldOut}` : `${words} (${zone.id}${soldOut})`;
}

/** The zones of a region for people. */
export function describeZones(zones: readonly AvailabilityZone[]): string {
  return zones.length === 0
    ? "The region has no availability zones"
    : `There are: ${zones.map(describeZone).join("; ")}`;
}

/** The zones that fit. */
export function findZones(zones: readonly AvailabilityZone[], words: ZoneWords): AvailabilityZone[] {
  return zones.filter(
    (zone) =>
      (words.id === undefined || zone.id === words.id) &&
      (words.code === undefined || zone.code === words.code) &&
      (words.name === undefined || zone.name === words.name) &&
      (words.available === undefined || zone.available === words.available),
  );
}

/**
 * The one zone that fits.
 *
 * @throws ZoneSearchError with the zones that exist
 */
export function findZone(zones: readonly AvailabilityZone[], words: ZoneWords): AvailabilityZone {
  const found = findZones(zones, words);
  const [zone] = found;
  if (zone && found.length === 1) return zone;
  const what = Object.entries(words)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join(" and ");
  const which = what === "" ? "" : ` with ${what}`;
  throw new ZoneSearchError(
    `${found.length === 0 ? "No availability zone was found" : `${found.length} availability zones were found`}${which}. ${describeZones(zones)}.`,
  );
}

/** The zone that a program means by one word: its ID, else its code, else its name. */
export function zoneByWord(zones: readonly AvailabilityZone[], word: string): AvailabilityZone | undefined {
  return (
    zones.find(({ id }) => id === word) ??
    zones.find(({ code }) => code === word) ??
    zones.find(({ name }) => name === word)
  );
}
