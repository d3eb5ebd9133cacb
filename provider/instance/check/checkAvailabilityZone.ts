import { describeZones, findZones, zoneByWord } from "../../catalogue/zoneSearch";
import type { CheckFailure } from "../../resource/checkFailure";
import { hiddenProperties } from "../properties/instanceProperties";
import type { CheckSubject } from "./checkSubject";
import { instanceFailure } from "./instanceFailure";
import { zoneWord } from "./resolve";

/** Whether the zone has resources left; that it exists is known once it is resolved. */
export async function checkAvailabilityZone({ inputs, isChanged, read }: CheckSubject): Promise<CheckFailure[]> {
  if (!isChanged("availabilityZones")) return [];
  const zones = (await read((catalogue) => catalogue.zones()))?.availabilityZones ?? [];
  const zone = zoneByWord(zones, zoneWord(inputs) ?? "");
  if (!zone || zone.available) return [];
  const others = findZones(zones, { available: true });
  const advice =
    others.length > 0
      ? `Choose another zone. ${describeZones(others)}`
      : "So are all others: choose another region, or wait";
  const [word = zone.id] = [inputs[hiddenProperties.availabilityZoneWords] ?? []].flat();
  return [instanceFailure("availabilityZones", `names "${word}", which is sold out. ${advice}`)];
}
