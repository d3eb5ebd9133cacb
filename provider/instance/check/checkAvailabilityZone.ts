import { describeZones, findZones, zoneByWord } from "../../catalogue/zoneSearch";
import type { CheckFailure } from "../../resource/checkFailure";
import { hiddenProperties } from "../properties/instanceProperties";
import type { CheckSubject } from "./checkSubject";
import { instanceFailure } from "./instanceFailure";
import { zoneWords } from "./resolve";

/** Whether the zones have resources left; that they exist is known once they are resolved. */
export async function checkAvailabilityZone({ inputs, isChanged, read }: CheckSubject): Promise<CheckFailure[]> {
  if (!isChanged("availabilityZones")) return [];
  const zones = (await read((catalogue) => catalogue.zones()))?.availabilityZones ?? [];
  const words = zoneWords(inputs) ?? [];
  const index = words.findIndex((word) => zoneByWord(zones, word)?.available === false);
  const zone = zoneByWord(zones, words[index] ?? "");
  if (!zone) return [];
  const others = findZones(zones, { available: true });
  const advice =
    others.length > 0
      ? `Choose another zone. ${describeZones(others)}`
      : "So are all others: choose another region, or wait";
  const word = [inputs[hiddenProperties.availabilityZoneWords] ?? []].flat()[index] ?? zone.id;
  return [instanceFailure("availabilityZones", `names "${word}", which is sold out. ${advice}`)];
}
