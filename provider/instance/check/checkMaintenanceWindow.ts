import { sameValue } from "../properties/normalForm";
import { containsUnknown } from "../properties/unknown";
import { type CheckFailure, checkFailure } from "./checkFailure";
import type { CheckSubject } from "./checkSubject";

/** Whether the region offers the maintenance window (section 6.3). */
export async function checkMaintenanceWindow({
  inputs,
  isChanged,
  hasFailed,
  read,
}: CheckSubject): Promise<CheckFailure[]> {
  if (!isChanged("maintainBegin") && !isChanged("maintainEnd")) return [];
  const { maintainBegin, maintainEnd } = inputs;
  if (containsUnknown([maintainBegin, maintainEnd]) || hasFailed("maintainBegin") || hasFailed("maintainEnd"))
    return [];
  const windows = await read((catalogue) => catalogue.maintenanceWindows());
  if (!windows || windows.length === 0) return [];
  const isOffered = windows.some(
    ({ begin, end }) => sameValue("maintainBegin", begin, maintainBegin) && sameValue("maintainEnd", end, maintainEnd),
  );
  if (isOffered) return [];
  const offered = windows.map(({ begin, end }) => `${begin}–${end}`).join(", ");
  return [
    checkFailure(
      "maintainBegin",
      `and maintainEnd are ${maintainBegin}–${maintainEnd}, but the region offers ${offered}`,
    ),
  ];
}
