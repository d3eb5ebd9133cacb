import { type Instance, statusMeaning } from "../../client";
import type { Properties } from "../../resource/properties";
import { carriesAll } from "../carriesDetail";
import { type Change, changesWith, planChanges } from "../changePlan";
import { failureReason } from "../failureText";
import type { InstanceContext } from "../instanceContext";
import { InstanceError, type InstanceIdentity, notDone, RefusedChangeError, sentenceTitle } from "../instanceErrors";
import { observeInstance } from "../observeInstance";
import { withObserved } from "../presentDrift";
import { declaredInState, trackedNames } from "../properties/declaredRecord";
import { declaredNames } from "../properties/instanceOutputs";
import {
  type InputName,
  type InstanceInputs,
  type InstanceOutputs,
  namesOf,
  pick,
} from "../properties/instanceProperties";
import { safeProperties } from "../properties/safeProperties";
import { apiVersionOf } from "../properties/versionRules";
import { waitUntilRunning } from "../waitUntilRunning";
import { notUpdated, publicAccessNames, UpdateProgress } from "./updateProgress";
import { changePlugins, changePublicAccess, changeTags, extend, modify, resetPassword, restart } from "./updateSteps";

/** What update tells Pulumi. */
export interface UpdateResult {
  outs: Properties;
}

const windowNames: InputName[] = ["maintainBegin", "maintainEnd"];

/** Windows go in pairs: a changed end takes its unchanged begin along. */
function withWindowPair(names: InputName[], news: InstanceInputs): InputName[] {
  if (!names.some((name) => windowNames.includes(name))) return names;
  const window = windowNames.filter((name) => news[name] !== undefined);
  return [...names.filter((name) => !windowNames.includes(name)), ...window];
}

/** The instance as it is now, which must exist and not have failed. */
async function currentInstance(
  context: InstanceContext,
  identity: InstanceIdentity & { id: string },
  known: InstanceOutputs,
): Promise<Instance> {
  const current = await observeInstance(context, identity.id, carriesAll(known)).catch((error: unknown) => {
    throw notUpdated(identity, error);
  });
  if (!current) {
    throw new InstanceError(
      "INSTANCE_GONE",
      `${sentenceTitle(identity)} no longer exists, so it was not updated. Run \`pulumi refresh\` to take it out of the state, then deploy again to create it anew.`,
    );
  }
  if (statusMeaning(current.status).failed) {
    const reason = `${await failureReason(context, current)}. ${failedAdvice(current)}`;
    throw new InstanceError("INSTANCE_FAILED", notDone(identity, "updated", reason));
  }
  return current;
}

/** API v2 carries out one wish a call, the size of the nodes first, then their number, then the storage. */
function extendSteps(names: InputName[], { client }: InstanceContext): InputName[][] {
  if (names.length === 0) return [];
  if (client.apiVersion === "v1.0") return [names];
  const order: readonly InputName[] = ["productId", "brokerNum", "storageSpace"];
  return order.filter((name) => names.includes(name)).map((name) => [name]);
}

/**
 * What tells that the version of the API that is to manage an instance from now on shows the very same one.
 *
 * @throws InstanceError when it shows another
 */
function expectSameInstance(identity: InstanceIdentity, olds: InstanceOutputs, current: Instance): void {
  const known = { name: olds.name, createdAtMillis: olds.createdAtMillis };
  const other = namesOf(known).find((name) => {
    return known[name] !== undefined && current[name] !== undefined && known[name] !== current[name];
  });
  if (other === undefined) return;
  const reason = `the other version of the API shows ${other} ${JSON.stringify(current[other])} instead of ${JSON.stringify(known[other])}. Nothing was touched; run \`pulumi refresh\`, or set huaweicloud:apiVersion back.`;
  throw new InstanceError("VERSION_MISMATCH", notDone(identity, "updated", reason));
}

/** When an instance was created, by this machine's clock. */
function createdSince({ client, clock }: InstanceContext, { createdAtMillis }: Instance): number | undefined {
  const ahead = (client.serverTime() ?? clock.now()) - clock.now();
  return createdAtMillis === undefined ? undefined : createdAtMillis - ahead;
}

function failedAdvice(current: Instance): string {
  if (current.status === "CREATEFAILED")
    return "It never ran: delete it in the console, or run `pulumi refresh` and deploy again.";
  return "It may hold messages, so it is not replaced: repair it in the console or ask the vendor's support, then run `pulumi refresh`; to give it up with all its messages, run `pulumi destroy --target <urn>`, then `pulumi up`.";
}

function refuseFixed(id: string, olds: InstanceOutputs, changes: readonly Change[]): void {
  const refused = changes.flatMap(({ reason, effect, name }) => {
    if (reason) return [reason];
    return effect === "replace" ? [`${name} can only change by replacing the instance`] : [];
  });
  if (refused.length > 0) throw new RefusedChangeError({ name: olds.name, id, reasons: refused });
}

/**
 * Applies changed inputs to the instance, verifies each by reading it back, and waits until the instance serves
 * (section 5.3, section 5.5 for restarts). An instance whose creation is not over yet is waited for first.
 *
 * @throws RefusedChangeError before anything is sent; InstanceError when nothing was changed; PartialFailureError,
 * which keeps what was reached, once the cloud has accepted something
 */
export async function updateInstance(
  context: InstanceContext,
  id: string,
  olds: InstanceOutputs,
  news: InstanceInputs,
): Promise<UpdateResult> {
  const { earlierInputs: earlier, projectName } = context;
  refuseFixed(
    id,
    olds,
    planChanges(olds, { ...news }, earlier).filter(({ name }) => !trackedNames.includes(name)),
  );

  const projectId = await context.client.projectId();
  const identity = { name: olds.name ?? news.name, id };
  let current = await currentInstance(context, identity, olds);
  if (context.client.apiVersion !== apiVersionOf(olds)) expectSameInstance(identity, olds, current);
  if (current.status === "CREATING") {
    const inputNames = declaredNames(news);
    const created = { ...olds, timeouts: news.timeouts };
    const { apiVersion } = context.client;
    const declared = declaredInState(olds);
    const options = { region: context.region, projectId, projectName, inputNames, declared, apiVersion };
    const since = createdSince(context, current);
    await waitUntilRunning(context, id, created, { ...options, since });
    current = await currentInstance(context, identity, olds);
  }
  // What the cloud has changed by itself is neither sent again nor refused.
  const present = withObserved(olds, current);
  const changes = planChanges(present, { ...news }, earlier);
  refuseFixed(id, olds, changes);

  const progress = new UpdateProgress(context, { id, projectId, olds: present, news, changes, current });
  const modified = changesWith("modify", changes);
  const isPublicAccess = (name: InputName) => publicAccessNames.includes(name);
  const isPlain = (name: InputName) => !isPublicAccess(name) && name !== "tags" && name !== "plugins";
  const plain = withWindowPair(modified.filter(isPlain), news);
  if (plain.length > 0) await progress.step(plain, () => modify(progress, pick(news, plain)));
  const publicAccess = modified.filter(isPublicAccess);
  if (publicAccess.length > 0) await progress.step(publicAccess, () => changePublicAccess(progress));
  if (modified.includes("tags")) await progress.step(["tags"], () => changeTags(progress));
  if (modified.includes("plugins")) await progress.step(["plugins"], () => changePlugins(progress));
  if (changesWith("reset", changes).length > 0) await progress.step(["password"], () => resetPassword(progress));
  if (changesWith("record", changes).includes("password")) progress.notePasswordRecorded();
  for (const wishes of extendSteps(changesWith("extend", changes), context)) {
    await progress.step(wishes, () => extend(progress, wishes));
  }
  if (changesWith("restart", changes).length > 0) await progress.step(["restartTriggers"], () => restart(progress));
  return { outs: safeProperties(progress.outputs()) };
}
