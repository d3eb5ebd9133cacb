import { isFailedStatus } from "../client/dms/statusMeaning";
import { changesWith, planChanges } from "./changePlan";
import { RefusedChangeError } from "./instanceErrors";
import { neverRan } from "./presentState";
import { sameValue } from "./properties/normalForm";
import { type InputName, inputProperties } from "./properties/properties";
import type { Properties } from "./properties/safeProperties";
import { containsUnknown } from "./properties/unknown";

/** What diff tells Pulumi. */
export interface DiffResult {
  /** `false`: equal; `true`: update for what only outputs show; `undefined`: Pulumi compares old and new inputs. */
  changes?: boolean;
  replaces?: string[];
  deleteBeforeReplace?: boolean;
}

/** What diff needs besides the properties. */
export interface DiffContext {
  /** Shows a warning on the row of the resource. */
  warn: (text: string) => void;
  /** True when the comparison only reports what a refresh has found, so that nothing is to be refused. */
  reportsOnly?: boolean;
  /** True when the cloud shows another status than the state, so that an update has to learn it. */
  isOutdated?: boolean;
}

function shown(name: InputName, value: unknown): string {
  if (containsUnknown(value)) return "a value known only after deployment";
  if ("secret" in inputProperties[name]) return "[secret]";
  return JSON.stringify(value) ?? "nothing";
}

function explainReplacement(names: InputName[], olds: Properties, news: Properties): string {
  const reasons = names.map((name) => `${name} from ${shown(name, olds[name])} to ${shown(name, news[name])}`);
  const sameName = sameValue("name", olds.name, news.name);
  return [
    `Instance ${olds.name} (${olds.instanceId}) will be replaced, because ${reasons.join(", ")} cannot be changed in place.`,
    "All its messages, queues, users and addresses are lost.",
    sameName
      ? "It is deleted first, since instance names are unique: expect some ten minutes without a broker."
      : "The new instance is created first under its new name.",
  ].join(" ");
}

/**
 * Says what an update would do. A change that v1.0 documents no safe way for, and a replacement of a protected
 * instance, are refused here, before anything happens.
 *
 * @throws RefusedChangeError naming every refused property and the ways on
 */
export function diffInstance(context: DiffContext, olds: Properties, news: Properties): DiffResult {
  // Whatever makes Pulumi replace an instance, `replaceOnChanges` too: two of one name cannot exist.
  return { ...compare(context, olds, news), deleteBeforeReplace: sameValue("name", olds.name, news.name) };
}

function compare(context: DiffContext, olds: Properties, news: Properties): DiffResult {
  const changes = planChanges(olds, news);
  if (neverRan(olds)) {
    if (!context.reportsOnly) {
      context.warn(
        `Instance ${olds.name} (${olds.instanceId}) never ran: its creation ended in ${olds.status}. It is deleted and created again.`,
      );
    }
    return { changes: true, replaces: ["status"] };
  }
  if (!context.reportsOnly)
    refuse(
      changes.flatMap(({ reason }) => reason ?? []),
      olds,
    );
  const replaces = changesWith("replace", changes);
  if (replaces.length > 0) {
    const isCertain = replaces.some((name) => !containsUnknown(news[name]));
    if (olds.deletionProtection === true && isCertain && !context.reportsOnly) {
      refuse(
        [
          `${replaces.join(", ")} can only change by replacing the instance, and deletionProtection is on; set it back, or deploy deletionProtection: false first`,
        ],
        olds,
      );
    }
    if (!context.reportsOnly) context.warn(explainReplacement(replaces, olds, news));
    return { replaces };
  }
  // A sick broker full of messages is never replaced for its status: update reports it in words.
  // One that was still being created is waited for by the update.
  if (context.isOutdated || isFailedStatus(olds.status) || olds.status === "CREATING") return { changes: true };
  if (changes.every(({ effect }) => effect === "learn")) return { changes: false };
  if (changesWith("restart", changes).length > 0 && !context.reportsOnly) {
    context.warn(`Instance ${olds.name} (${olds.instanceId}) will be restarted, because restartTriggers changed.`);
  }
  return {};
}

function refuse(reasons: string[], olds: Properties): void {
  if (reasons.length > 0) throw new RefusedChangeError({ name: olds.name, id: olds.instanceId, reasons });
}
