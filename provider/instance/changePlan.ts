import type { Properties } from "../resource/properties";
import { containsUnknown } from "../resource/unknown";
import { isSameInWords, type Origin, originOf, type Sides } from "./origin";
import { lastDeclared } from "./properties/declaredRecord";
import { sameValue } from "./properties/inputValues";
import {
  hiddenProperties,
  type InputName,
  type InstanceOutputs,
  inputNames,
  inputProperties,
} from "./properties/instanceProperties";

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
 * - `follow`: the program declares what the cloud shows already: stored, nothing is sent.
 * - `drift`: only the cloud has changed, and an update does not put it back; no change by itself.
 * - `unsure`: the program or the cloud has changed, and nobody can know which; no change by itself.
 * - `refuse`: must not be carried out.
 */
export type Effect =
  | "modify"
  | "extend"
  | "restart"
  | "replace"
  | "record"
  | "learn"
  | "follow"
  | "drift"
  | "unsure"
  | "refuse";

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

/** What the program declared of an input until now, where the state holds something else; nothing else is said of it. */
export function declaredUntilNow(name: InputName, olds: InstanceOutputs): unknown {
  const [declared] = lastDeclared(name, olds) ?? [];
  return sameValue(name, declared, olds[name]) ? undefined : declared;
}

function sizeEffect(name: InputName, olds: InstanceOutputs, news: Properties): Pick<Change, "effect" | "reason"> {
  if (news.resize === "replace") return { effect: "replace" };
  const declared = declaredUntilNow(name, olds);
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
    reason: `${name} changes from ${from}${declared === undefined ? "" : ` (declared until now: ${JSON.stringify(declared)})`} to ${to}, and API v1.0 documents no way to resize an instance; set it back to ${from}, or set resize: "extend" to try the undocumented extend call, or resize: "replace" to make a new, empty instance`,
  };
}

/**
 * Whether a value is declared for the first time. Outputs may lack the password; a hidden input then says whether the
 * program had another one before.
 */
function isFirstDeclared(name: InputName, olds: InstanceOutputs, news: Properties): boolean {
  if (olds[name] !== undefined && olds[name] !== null) return false;
  return name !== "password" || news[hiddenProperties.passwordRedeclared] !== true;
}

function isUnchanged(name: InputName, olds: InstanceOutputs, news: Properties): boolean {
  const desired = news[name];
  if (desired === undefined && !isComparedWhenAbsent(name)) return true;
  if (!containsUnknown(desired) && sameValue(name, olds[name], desired)) return true;
  return isSameInWords(name, { olds, news });
}

function guardedEffect(name: InputName, olds: InstanceOutputs, news: Properties): Pick<Change, "effect" | "reason"> {
  // Words for the product stand beside its id: only the id decides.
  if (name === "product") return { effect: "record" };
  if (isFirstDeclared(name, olds, news)) return { effect: "learn" };
  if (containsUnknown(news[name])) return { effect: "modify" };
  return name === "password" ? passwordEffect(news) : sizeEffect(name, olds, news);
}

function effectOf(name: InputName, olds: InstanceOutputs, news: Properties): Pick<Change, "effect" | "reason"> {
  switch (inputProperties[name].change) {
    case "inPlace":
      return { effect: "modify" };
    case "replaces":
      return { effect: isFirstDeclared(name, olds, news) ? "learn" : "replace" };
    case "recorded":
      return { effect: name === "restartTriggers" && news[name] !== undefined ? "restart" : "record" };
    case "guarded":
      return guardedEffect(name, olds, news);
  }
}

/** What becomes of a difference that does not come from the program alone. */
const effects: Record<Exclude<Origin, "program">, Effect> = { cloud: "drift", follows: "follow", unknown: "unsure" };

function changesOf(name: InputName, sides: Sides): Change[] {
  const { olds, news } = sides;
  const origin = originOf(name, sides);
  if (origin === undefined) return [];
  if (origin !== "program") return [{ name, effect: effects[origin] }];
  return isUnchanged(name, olds, news) ? [] : [{ name, ...effectOf(name, olds, news) }];
}

/**
 * Compares what the state holds (old outputs) with what the program desires (checked inputs, unknown values in a
 * preview among them), and tells apart whether the program or the cloud has changed.
 *
 * @param earlier the inputs of the last deployment, for states that do not know what was declared
 * @returns one entry for each input that differs, in the order of table 5-2
 */
export function planChanges(olds: InstanceOutputs, news: Properties, earlier?: Properties): Change[] {
  return inputNames.flatMap((name) => changesOf(name, { olds, news, earlier }));
}

/** Compares what a refresh has found with the inputs of the last deployment, whoever has changed it. */
export function planReport(olds: InstanceOutputs, inputs: Properties): Change[] {
  return inputNames.flatMap((name) =>
    isUnchanged(name, olds, inputs) ? [] : [{ name, ...effectOf(name, olds, inputs) }],
  );
}

/** The names of the changes with a given effect. */
export function changesWith(effect: Effect, changes: readonly Change[]): InputName[] {
  return changes.filter((change) => change.effect === effect).map((change) => change.name);
}
