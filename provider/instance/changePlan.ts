import { sameValue } from "./properties/normalForm";
import { hiddenProperties, type InputName, inputNames, inputProperties } from "./properties/properties";
import type { Properties } from "./properties/safeProperties";
import { containsUnknown } from "./properties/unknown";

/**
 * What carrying out a change means.
 *
 * - `modify`: sent with the modify call.
 * - `extend`: sent with the extend call.
 * - `restart`: restarts the instance.
 * - `replace`: needs a new instance.
 * - `record`: stored, nothing is sent.
 * - `learn`: the state does not hold the value, since the service does not tell it (the password after an import); no
 *   change by itself, and stored with the next update.
 * - `refuse`: must not be carried out.
 */
export type Effect = "modify" | "extend" | "restart" | "replace" | "record" | "learn" | "refuse";

/** One input whose new value differs from what the state holds. */
export interface Change {
  readonly name: InputName;
  readonly effect: Effect;
  /** For a refused change: why, and the ways on. */
  readonly reason?: string;
}

/** Inputs whose absence in the program takes effect; any other is not compared when it is left out. */
function isComparedWhenAbsent(name: InputName): boolean {
  return inputProperties[name].change === "recorded";
}

function passwordEffect(news: Properties): Pick<Change, "effect" | "reason"> {
  if (news.passwordChange === "record") return { effect: "record" };
  if (news.passwordChange === "replace") return { effect: "replace" };
  return {
    effect: "refuse",
    reason:
      'password differs from the one in the state, and the API cannot change it; change it in the console first, then deploy once with passwordChange: "record" to store it, or set passwordChange: "replace" to make a new, empty instance with it',
  };
}

function sizeEffect(name: InputName, olds: Properties, news: Properties): Pick<Change, "effect" | "reason"> {
  if (news.resize === "replace") return { effect: "replace" };
  const from = JSON.stringify(olds[name]);
  const to = JSON.stringify(news[name]);
  if (news.resize === "extend") {
    if (name === "storageSpace" && Number(news[name]) < Number(olds[name])) {
      return {
        effect: "refuse",
        reason: `storageSpace cannot shrink from ${from} to ${to} GB; set it to at least ${from}, or set resize: "replace" to make a new, empty instance`,
      };
    }
    return { effect: "extend" };
  }
  return {
    effect: "refuse",
    reason: `${name} changes from ${from} to ${to}, and API v1.0 documents no way to resize an instance; set it back to ${from}, or set resize: "extend" to try the undocumented extend call, or resize: "replace" to make a new, empty instance`,
  };
}

/** Whether a new ID only stands for the words that the state already holds: looking them up again changes nothing. */
function isSameInWords(name: InputName, olds: Properties, news: Properties): boolean {
  if (name === "productId") return news.product !== undefined && sameValue("product", olds.product, news.product);
  if (name !== "availabilityZones") return false;
  const words = olds[hiddenProperties.availabilityZoneWords];
  const newWords = news[hiddenProperties.availabilityZoneWords] ?? news.availabilityZones;
  return words !== undefined && sameValue(name, words, newWords);
}

/** Whether a value is declared for the first time; of a password the old inputs tell, where the outputs do not. */
function isFirstDeclared(name: InputName, olds: Properties, news: Properties): boolean {
  const from = olds[name];
  if (from !== undefined && from !== null) return false;
  return name !== "password" || news[hiddenProperties.passwordRedeclared] !== true;
}

function changeOf(name: InputName, olds: Properties, news: Properties): Change | undefined {
  const from = olds[name];
  const to = news[name];
  if (to === undefined && !isComparedWhenAbsent(name)) return undefined;
  if (!containsUnknown(to) && sameValue(name, from, to)) return undefined;
  if (isSameInWords(name, olds, news)) return undefined;
  const isFirst = isFirstDeclared(name, olds, news);
  switch (inputProperties[name].change) {
    case "inPlace":
      return { name, effect: "modify" };
    case "replaces":
      return { name, effect: isFirst ? "learn" : "replace" };
    case "recorded":
      return { name, effect: name === "restartTriggers" && to !== undefined ? "restart" : "record" };
    case "guarded":
      break;
  }
  // Words for the product stand beside its id: only the id decides.
  if (name === "product") return { name, effect: "record" };
  if (isFirst) return { name, effect: "learn" };
  if (containsUnknown(to)) return { name, effect: "modify" };
  return { name, ...(name === "password" ? passwordEffect(news) : sizeEffect(name, olds, news)) };
}

/**
 * Compares what the state holds (old outputs) with what the program wants (checked inputs).
 *
 * @returns one entry for each input that differs, in the order of table 5-2
 */
export function planChanges(olds: Properties, news: Properties): Change[] {
  return inputNames.flatMap((name) => changeOf(name, olds, news) ?? []);
}

/** The names of the changes with a given effect. */
export function changesWith(effect: Effect, changes: Change[]): InputName[] {
  return changes.filter((change) => change.effect === effect).map((change) => change.name);
}
