import type { CheckFailure } from "../../resource/checkFailure";
import { trackedNames } from "../properties/declaredRecord";
import { observedInput, showsValue } from "../properties/instanceOutputs";
import type { CheckSubject } from "./checkSubject";

/** What a look at one instance shows, so that the notice of a drift may have advised to declare it. */
const shownNames = trackedNames.filter((name) => name !== "storageSpecCode");

/** The findings without those about values that the instance itself has: what it has need not be on offer any more. */
export async function besidesShown(
  findings: readonly CheckFailure[],
  { olds, inputs, read }: CheckSubject,
): Promise<readonly CheckFailure[]> {
  const nameOf = ({ property }: CheckFailure) => shownNames.find((name) => name === property);
  if (olds.name === undefined || !findings.some(nameOf)) return findings;
  const instances = await read((catalogue) => catalogue.instances());
  const own = instances?.find(({ name }) => name === olds.name);
  if (!own) return findings;
  return findings.filter((finding) => {
    const name = nameOf(finding);
    return !name || observedInput(name, own) === undefined || !showsValue(name, own, inputs[name]);
  });
}
