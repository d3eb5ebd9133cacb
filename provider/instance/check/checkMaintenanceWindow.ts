import type { CheckFailure } from "../../resource/checkFailure";
import { sameValue } from "../properties/inputValues";
import type { CheckSubject } from "./checkSubject";
import { instanceFailure } from "./instanceFailure";

/** Whether the region offers the maintenance window (section 6.3). */
export async function checkMaintenanceWindow(subject: CheckSubject): Promise<CheckFailure[]> {
  const { inputs, isChanged, isSound, read } = subject;
  if (!isChanged("maintainBegin") && !isChanged("maintainEnd")) return [];
  if (!isSound("maintainBegin") || !isSound("maintainEnd")) return [];
  const { maintainBegin, maintainEnd } = inputs;
  const windows = await read((catalogue) => catalogue.maintenanceWindows());
  if (!windows || windows.length === 0) return [];
  const isOffered = windows.some(
    ({ begin, end }) => sameValue("maintainBegin", begin, maintainBegin) && sameValue("maintainEnd", end, maintainEnd),
  );
  if (isOffered) return [];
  const offered = windows.map(({ begin, end }) => `${begin}–${end}`).join(", ");
  return [
    instanceFailure(
      "maintainBegin",
      `and maintainEnd are ${maintainBegin}–${maintainEnd}, but the region offers ${offered}`,
    ),
  ];
}
