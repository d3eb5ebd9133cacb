import type { Properties } from "../resource/properties";
import { type Change, changesWith } from "./changePlan";
import { instanceTitle, sentenceTitle } from "./instanceErrors";
import type { InputName, InstanceOutputs } from "./properties/instanceProperties";
import { shownValue } from "./shownValue";

/** A sentence about an instance, such as about what the cloud has changed. */
export interface Notice {
  /** False for what needs nobody's attention. */
  isWarning: boolean;
  text: string;
}

/** Whether a version is a later one than another. */
function isLater(version: unknown, other: unknown): boolean {
  const [left, right] = [version, other].map((text) => String(text).split(".").map(Number));
  const difference = (left ?? []).map((part, index) => part - (right?.[index] ?? 0)).find((part) => part !== 0);
  return difference !== undefined && difference > 0;
}

/** Words for a product say nothing that its ID does not say. */
const isNamed = (name: InputName) => name !== "product";

/** One short notice for what only the cloud has changed, and one for what nobody can tell. */
export function driftNotices(changes: readonly Change[], olds: InstanceOutputs, news: Properties): Notice[] {
  const identity = { name: olds.name, id: olds.instanceId };
  const valuesOf = (name: InputName) => ({
    now: shownValue(name, olds[name], [{ ...olds }, news]),
    declared: shownValue(name, news[name], [{ ...olds }, news]),
  });
  const listed = (names: readonly InputName[], verb: string) =>
    names
      .map((name) => ({ name, ...valuesOf(name) }))
      .map(({ name, now, declared }) => `${name} ${verb} ${now} (declared: ${declared})`)
      .join(", ");
  const drifted = changesWith("drift", changes).filter(isNamed);
  const unsure = changesWith("unsure", changes).filter(isNamed);
  const isUpgrade = drifted.every((name) => name === "engineVersion" && isLater(olds[name], news[name]));
  const notices: Notice[] = [];
  if (drifted.length > 0) {
    const what = isUpgrade
      ? `The service has upgraded ${instanceTitle(identity)}: ${listed(drifted, "is now")}.`
      : `${sentenceTitle(identity)} was changed in the cloud: ${listed(drifted, "is now")}.`;
    const text = `${what} Nothing is done about it; declare the present value, and nothing differs.`;
    notices.push({ isWarning: !isUpgrade, text });
  }
  if (unsure.length > 0) {
    const text = `${sentenceTitle(identity)} differs from the program: ${listed(unsure, "is")}. Whether the program or the cloud has changed cannot be known, so nothing is done about it. Declare the present value, and nothing differs; to replace the instance on purpose, with all its messages lost, run \`pulumi destroy --target <urn>\`, then \`pulumi up\`.`;
    notices.push({ isWarning: true, text });
  }
  return notices;
}
