import type { ApiVersion } from "../client";
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
import { isAmqpEngine, passwordChangeOf, resizeOf, versionAfter } from "./properties/versionRules";

/**
 * What carrying out a change means.
 *
 * - `modify`: sent with the modify call.
 * - `extend`: sent with the extend call.
 * - `reset`: sent with the password call of API v2.
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
  | "reset"
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

const passwordEffects = { reset: "reset", record: "record", replace: "replace", refuse: "refuse" } as const;

const ofAmqp =
  "password differs from the one in the state, and an instance of AMQP-0-9-1 has none that could be changed; set it back";

function passwordRefusal(version: ApiVersion, isUncertain: boolean): string {
  const differs = isUncertain
    ? "whether the password that was sent last counts is not known"
    : "password differs from the one in the state";
  const why = version === "v2" ? "passwordChange is refuse" : "API v1.0 cannot change it";
  return `${differs}, and ${why}; set passwordChange: "reset" to set it in place by a call of API v2, or change it in the console first and deploy once with passwordChange: "record" to store it, or set passwordChange: "replace" to make a new, empty instance with it`;
}

function passwordEffect(olds: InstanceOutputs, news: Properties): Pick<Change, "effect" | "reason"> {
  const version = versionAfter(olds, news);
  const effect = passwordEffects[passwordChangeOf(news, version)];
  if (effect === "reset" && isAmqpEngine(olds.engineVersion)) return { effect: "refuse", reason: ofAmqp };
  if (effect !== "refuse") return { effect };
  return { effect, reason: passwordRefusal(version, olds[hiddenProperties.passwordUncertain] === true) };
}

/** What the program declared of an input until now, where the state holds something else; nothing else is said of it. */
export function declaredUntilNow(name: InputName, olds: InstanceOutputs): unknown {
  const [declared] = lastDeclared(name, olds) ?? [];
  return sameValue(name, declared, olds[name]) ? undefined : declared;
}

/** A size as the cloud has it; storage that has grown with the nodes counts as it is. */
function presentSize(name: InputName, olds: InstanceOutputs): unknown {
  const grownTo = olds[hiddenProperties.storageGrownTo];
  return name === "storageSpace" && grownTo !== undefined ? grownTo : olds[name];
}

/** The storage that an instance has once its nodes are as many as the program says: each node keeps its own. */
function leastStorage(olds: InstanceOutputs, news: Properties): number {
  const present = Number(presentSize("storageSpace", olds));
  const { brokerNum: nodes } = olds;
  const more = Number(news.brokerNum);
  return nodes !== undefined && more > nodes ? Math.ceil((present / nodes) * more) : present;
}

/** Storage grows with the nodes, and on API v2 by 100 GB for each node at least. */
function storageRefusal(olds: InstanceOutputs, news: Properties): string | undefined {
  const present = Number(presentSize("storageSpace", olds));
  const least = leastStorage(olds, news);
  const desired = Number(news.storageSpace);
  if (versionAfter(olds, news) !== "v2" || desired === least) return undefined;
  if (desired > present && desired < least) {
    return `storageSpace is ${desired} GB, but grows from ${present} to ${least} GB with the nodes; declare ${least}`;
  }
  const step = 100 * Number(news.brokerNum ?? olds.brokerNum ?? 1);
  if (desired <= present || desired - least >= step) return undefined;
  return `storageSpace cannot grow from ${least} to ${desired} GB, since each node gets 100 GB more at least; declare ${least + step} or more`;
}

function extendEffect(name: InputName, olds: InstanceOutputs, news: Properties): Pick<Change, "effect" | "reason"> {
  const present = presentSize(name, olds);
  const isNumber = name === "storageSpace" || name === "brokerNum";
  if (isNumber && Number(news[name]) === Number(present)) return { effect: "follow" };
  const refusal = name === "storageSpace" ? storageRefusal(olds, news) : undefined;
  if (refusal !== undefined) return { effect: "refuse", reason: refusal };
  if (!isNumber || Number(news[name]) > Number(present)) return { effect: "extend" };
  const unit = name === "storageSpace" ? " GB" : "";
  return {
    effect: "refuse",
    reason: `${name} cannot shrink from ${present} to ${news[name]}${unit}; set it to at least ${present}, or set resize: "replace" to make a new, empty instance`,
  };
}

function sizeEffect(name: InputName, olds: InstanceOutputs, news: Properties): Pick<Change, "effect" | "reason"> {
  const version = versionAfter(olds, news);
  const resize = resizeOf(news, version);
  if (resize === "replace") return { effect: "replace" };
  if (resize === "extend") return extendEffect(name, olds, news);
  const declared = declaredUntilNow(name, olds);
  const from = JSON.stringify(presentSize(name, olds));
  const until = declared === undefined ? "" : ` (declared until now: ${JSON.stringify(declared)})`;
  const why = version === "v2" ? "resize is refuse" : "API v1.0 documents no way to resize an instance";
  const extend = version === "v2" ? "to change it in place" : "to try the undocumented extend call";
  return {
    effect: "refuse",
    reason: `${name} changes from ${from}${until} to ${JSON.stringify(news[name])}, and ${why}; set it back to ${from}, or set resize: "extend" ${extend}, or resize: "replace" to make a new, empty instance`,
  };
}

/**
 * Whether a value is declared for the first time. Outputs may lack the password; a hidden input then says whether the
 * program had another one before.
 */
function isFirstDeclared(name: InputName, olds: InstanceOutputs, news: Properties): boolean {
  if (olds[name] !== undefined && olds[name] !== null) return false;
  // Disks without a key are known not to be encrypted.
  if (name === "diskEncryptedKey") return olds.diskEncrypted === undefined;
  return name !== "password" || news[hiddenProperties.passwordRedeclared] !== true;
}

function isUnchanged(name: InputName, olds: InstanceOutputs, news: Properties): boolean {
  const desired = news[name];
  if (desired === undefined && !isComparedWhenAbsent(name)) return true;
  if (name === "password" && olds[hiddenProperties.passwordUncertain] === true) return false;
  if (!containsUnknown(desired) && sameValue(name, olds[name], desired)) return true;
  return isSameInWords(name, { olds, news });
}

function guardedEffect(name: InputName, olds: InstanceOutputs, news: Properties): Pick<Change, "effect" | "reason"> {
  // Words for the product stand beside its id: only the id decides.
  if (name === "product") return { effect: "record" };
  if (isFirstDeclared(name, olds, news)) return { effect: "learn" };
  if (containsUnknown(news[name])) return { effect: "modify" };
  return name === "password" ? passwordEffect(olds, news) : sizeEffect(name, olds, news);
}

function effectOf(name: InputName, olds: InstanceOutputs, news: Properties): Pick<Change, "effect" | "reason"> {
  switch (inputProperties[name].change) {
    case "inPlace":
      return { effect: "modify" };
    case "replaces":
      if (name === "enterpriseProjectId" && versionAfter(olds, news) === "v2") return { effect: "modify" };
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
