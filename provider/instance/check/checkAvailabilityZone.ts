import { describeZones, findZones, isAvailable, zoneByWord } from "../../catalogue/zoneSearch";
import { type CheckFailure, checkFailure } from "./checkFailure";
import type { CheckSubject } from "./checkSubject";
import { putZoneId, zoneWord } from "./words";

/** Looks the zone up by ID, code or name, puts its ID into the inputs, and tells whether it exists and has resources. */
export async function checkAvailabilityZone({ inputs, isChanged, read }: CheckSubject): Promise<CheckFailure[]> {
  if (!isChanged("availabilityZones")) return [];
  const word = zoneWord(inputs) as string;
  const zones = (await read((catalogue) => catalogue.zones()))?.available_zones;
  if (!zones) return [];
  const zone = zoneByWord(zones, word);
  if (!zone) {
    return [
      checkFailure("availabilityZones", `names "${word}", which is no zone of the region. ${describeZones(zones)}`),
    ];
  }
  putZoneId(inputs, zone.id);
  if (!isChanged("availabilityZones") || isAvailable(zone)) return [];
  const others = findZones(zones, { available: true });
  const advice =
    others.length > 0
      ? `Choose another zone. ${describeZones(others)}`
      : "So are all others: choose another region, or wait";
  return [checkFailure("availabilityZones", `names "${word}", which is sold out. ${advice}`)];
}
