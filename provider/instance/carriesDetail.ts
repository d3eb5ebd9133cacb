import { statusMeaning } from "../client";
import { hasAddress } from "../wait/acceptors";
import type { IsEnough } from "../wait/instanceReads";
import { type DesiredInputs, declaredNames, observedInput } from "./properties/instanceOutputs";
import { isObservedInput, namesOf, observedProperties } from "./properties/instanceProperties";

const isBlank = (value: unknown) => value === undefined || value === null || value === "";

/**
 * Whether a row of the list carries all that is known of an instance, so that neither a drift nor an output is lost by
 * not reading it by itself: table 5-21 promises fewer fields than table 5-6.
 */
export function carriesAll(known: DesiredInputs): IsEnough {
  const inputs = declaredNames(known).filter((name) => isObservedInput(name) || name === "storageSpace");
  const others = namesOf(observedProperties).filter((name) => !isBlank(known[name]));
  return (row) =>
    row.status !== undefined &&
    inputs.every((name) => observedInput(name, row) !== undefined) &&
    others.every((name) => row[name] !== undefined);
}

/** Whether a row carries what a wait has to know: its status while that passes, and at the end everything. */
export function carriesNews(known: DesiredInputs, needsAddress: boolean): IsEnough {
  const carriesEnd = carriesAll(known);
  return (row) => {
    if (row.status === undefined) return false;
    if (statusMeaning(row.status).inProgress) return true;
    return carriesEnd(row) && (!needsAddress || hasAddress(row));
  };
}
