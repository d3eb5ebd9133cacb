import { isDeepStrictEqual } from "node:util";
import { statusMeaning } from "../client";
import type { Properties } from "../resource/properties";
import { containsUnknown } from "../resource/unknown";
import { type Change, changesWith, declaredUntilNow, type Effect, planChanges, planReport } from "./changePlan";
import { driftNotices, type Notice } from "./driftNotices";
import { instanceTitle, RefusedChangeError, sentenceTitle } from "./instanceErrors";
import { neverRan } from "./presentState";
import { sameValue } from "./properties/inputValues";
import {
  hiddenProperties,
  type InputName,
  type InstanceOutputs,
  sharedHiddenNames,
} from "./properties/instanceProperties";
import { apiVersionOf, versionAfter } from "./properties/versionRules";
import { shownValue } from "./shownValue";

/** What diff tells Pulumi. */
export interface DiffResult {
  /** `false`: equal; `true`: update for what only outputs show; left out: Pulumi compares old and new inputs. */
  changes?: boolean;
  replaces?: string[];
  deleteBeforeReplace?: boolean;
}

/** What diff needs besides the properties. */
export interface DiffContext {
  /** Shows a warning on the row of the resource. */
  warn: (text: string) => void;
  /** Shows information on the row of the resource. */
  info?: (text: string) => void;
  /** The inputs of the last deployment, or what a refresh has put in their place. */
  earlierInputs?: Properties | undefined;
  /** True when the comparison only reports what a refresh has found, so that nothing is refused or announced. */
  reportsOnly?: boolean;
  /** True when the cloud shows another status than the state, so that an update has to learn it. */
  isOutdated?: boolean;
}

const titleOf = ({ name, instanceId }: InstanceOutputs) => sentenceTitle({ name, id: instanceId });

function explainReplacement(names: InputName[], olds: InstanceOutputs, news: Properties): string {
  const shown = (name: InputName, value: unknown) => shownValue(name, value, [{ ...olds }, news]);
  const reasons = names.map((name) => {
    const declared = declaredUntilNow(name, olds);
    const until = declared === undefined ? "" : ` (declared until now: ${shown(name, declared)})`;
    return `${name} from ${shown(name, olds[name])}${until} to ${shown(name, news[name])}`;
  });
  return [
    `${titleOf(olds)} will be replaced, because ${reasons.join(", ")} cannot be changed in place.`,
    "All its messages, queues, users and addresses are lost.",
    sameValue("name", olds.name, news.name)
      ? "It is deleted first, since instance names are unique: expect some ten minutes without a broker."
      : "The new instance is created first under its new name.",
  ].join(" ");
}

function refuse(reasons: string[], { name, instanceId }: InstanceOutputs): void {
  if (reasons.length > 0) throw new RefusedChangeError({ name, id: instanceId, reasons });
}

/** Refuses what must not happen, before anything does. */
function refuseChanges(changes: readonly Change[], olds: InstanceOutputs, news: Properties): void {
  refuse(
    changes.flatMap(({ reason }) => reason ?? []),
    olds,
  );
  const replaces = changesWith("replace", changes);
  const isCertain = replaces.some((name) => !containsUnknown(news[name]));
  if (olds.deletionProtection !== true || !isCertain) return;
  refuse(
    [
      `${replaces.join(", ")} can only change by replacing the instance, and deletionProtection is on; set it back, or deploy deletionProtection: false first`,
    ],
    olds,
  );
}

/** The effects that make no update by themselves. */
const idleEffects: readonly Effect[] = ["learn", "drift", "unsure"];

/** What Pulumi is told of changes that replace nothing. */
function updateResult(changes: readonly Change[], hasHidden: boolean): DiffResult {
  const isIdle = ({ effect }: Change) => idleEffects.includes(effect);
  if (changes.every(isIdle)) return { changes: false };
  // Pulumi's own comparison would show `replaceOnChanges` what only the cloud has changed, or no change at all.
  const isOfCloud = changes.some(({ effect }) => effect === "drift" || effect === "unsure" || effect === "follow");
  return isOfCloud || hasHidden ? { changes: true } : {};
}

/** What changes in place cost those who use the instance. */
const costs: Partial<Record<InputName, string>> = {
  productId: "its nodes restart one after the other, which for a single node means minutes of outage",
  brokerNum: "clients are cut off shortly and connect again, and its storage grows with the nodes",
  storageSpace: "nothing is interrupted",
};

/** What is done in place on API v2, and what it costs. */
function inPlaceNotices(changes: readonly Change[], olds: InstanceOutputs, news: Properties): Notice[] {
  const extended = versionAfter(olds, news) === "v2" ? changesWith("extend", changes) : [];
  const shown = (value: unknown) => (containsUnknown(value) ? "a value known later" : JSON.stringify(value));
  const wishes = extended.map((name) => `${name} from ${shown(olds[name])} to ${shown(news[name])} (${costs[name]})`);
  const identity = { name: olds.name, id: olds.instanceId };
  const resized = `${sentenceTitle(identity)} will be resized in place: ${wishes.join("; ")}.`;
  const reset = `The password of ${instanceTitle(identity)} will be reset: clients with the old one are cut off.`;
  const isReset = changesWith("reset", changes).length > 0;
  return [...(extended.length > 0 ? [resized] : []), ...(isReset ? [reset] : [])].map((text) => ({
    isWarning: true,
    text,
  }));
}

/** What becomes of an instance that the setting hands over to the other version of the API. */
function moveNotices(olds: InstanceOutputs, news: Properties): Notice[] {
  const [before, after] = [apiVersionOf(olds), versionAfter(olds, news)];
  if (before === after) return [];
  const text = `${titleOf(olds)} will be managed by API ${after} instead of ${before}, since huaweicloud:apiVersion says so; nothing of it is touched.`;
  return [{ isWarning: false, text }];
}

function needsUpdate(olds: InstanceOutputs, news: Properties, { isOutdated, reportsOnly }: DiffContext): boolean {
  if (!reportsOnly && versionAfter(olds, news) !== apiVersionOf(olds)) return true;
  // A sick broker full of messages is never replaced for its status: update reports it in words.
  // One that was still being created is waited for by the update.
  if (isOutdated || statusMeaning(olds.status).failed || olds.status === "CREATING") return true;
  // Only an update brings the names of secret inputs to where refresh and destroy read them.
  return !reportsOnly && hasNewSecrets(olds, news);
}

/** The inputs that the program has made secret since the state was written; of an import nothing is known of secrecy. */
function hasNewSecrets(olds: InstanceOutputs, news: Properties): boolean {
  if (olds[hiddenProperties.urn] === undefined) return false;
  const known = olds[hiddenProperties.secretInputs] ?? [];
  const now = news[hiddenProperties.secretInputs];
  return Array.isArray(now) && now.some((name) => !known.includes(name));
}

/** Whether the engine's own list of what differs would show hidden properties to a person. */
function hasHiddenChanges(olds: InstanceOutputs, news: Properties): boolean {
  return sharedHiddenNames.some((name) => !isDeepStrictEqual(olds[name], news[name]));
}

function compare(context: DiffContext, olds: InstanceOutputs, news: Properties): DiffResult {
  const { warn, info = warn, reportsOnly = false, earlierInputs } = context;
  const announce = (text: string) => {
    if (!reportsOnly) warn(text);
  };
  if (neverRan(olds)) {
    announce(`${titleOf(olds)} never ran: its creation ended in ${olds.status}. It is deleted and created again.`);
    return { changes: true, replaces: ["status"] };
  }
  // A refresh compares what was read with the inputs of the last update, and shows drift only.
  const hasHidden = !reportsOnly && hasHiddenChanges(olds, news);
  const changes = reportsOnly ? planReport(olds, news) : planChanges(olds, news, earlierInputs);
  if (!reportsOnly) refuseChanges(changes, olds, news);
  const replaces = changesWith("replace", changes);
  if (replaces.length > 0) {
    announce(explainReplacement(replaces, olds, news));
    return { ...(hasHidden ? { changes: true } : {}), replaces };
  }
  const notices = driftNotices(changes, olds, news);
  if (!reportsOnly) notices.push(...inPlaceNotices(changes, olds, news), ...moveNotices(olds, news));
  for (const { isWarning, text } of notices) (isWarning ? warn : info)(text);
  if (needsUpdate(olds, news, context)) return { changes: true };
  if (changesWith("restart", changes).length > 0) {
    const isUndocumented = versionAfter(olds, news) === "v2";
    const doubt = isUndocumented ? " API v2 does not document the call, so that it may be refused." : "";
    announce(`${titleOf(olds)} will be restarted, because restartTriggers changed.${doubt}`);
  }
  return updateResult(changes, hasHidden);
}

/**
 * Says what an update would do. A change that v1.0 documents no safe way for, and a replacement of a protected
 * instance, are refused here, before anything happens.
 *
 * @throws RefusedChangeError naming every refused property and the ways on
 */
export function diffInstance(context: DiffContext, olds: InstanceOutputs, news: Properties): DiffResult {
  // Two instances of one name cannot exist, whatever makes Pulumi replace one, `replaceOnChanges` among it.
  return { ...compare(context, olds, news), deleteBeforeReplace: sameValue("name", olds.name, news.name) };
}
