import type { Instance, ModifyInstanceRequest } from "../../client";
import { isFailedStatus } from "../../client/dms/statusMeaning";
import { changesWith, planChanges } from "../changePlan";
import { failureText } from "../creationAdvice";
import type { InstanceContext } from "../instanceContext";
import { InstanceError, RefusedChangeError, sentenceTitle } from "../instanceErrors";
import { observeInstance } from "../observeInstance";
import { declaredNames, observedInput } from "../properties/instanceOutputs";
import { type InputName, inputProperties } from "../properties/properties";
import { type Properties, safeProperties } from "../properties/safeProperties";
import { waitUntilRunning } from "../waitUntilRunning";
import { InstanceUpdate, notUpdated, publicAccessNames } from "./instanceUpdate";

/** What update tells Pulumi. */
export interface UpdateResult {
  outs: Properties;
}

function modifyFields(names: InputName[], news: Properties): ModifyInstanceRequest {
  const fields: Record<string, unknown> = {};
  for (const name of names) {
    const { field, kind } = inputProperties[name] as { field: string; kind: string };
    // The modify call writes windows with seconds (table 5-10).
    fields[field] = kind === "time" ? `${news[name]}:00` : news[name];
  }
  return fields as ModifyInstanceRequest;
}

const pick = (names: InputName[], from: Properties) => Object.fromEntries(names.map((name) => [name, from[name]]));

/** Windows go in pairs: a changed end takes its unchanged begin along. */
function withWindowPair(names: InputName[], news: Properties): InputName[] {
  const window: InputName[] = ["maintainBegin", "maintainEnd"];
  if (!names.some((name) => window.includes(name))) return names;
  return [...names.filter((name) => !window.includes(name)), ...window.filter((name) => news[name] !== undefined)];
}

/** Changes public access: another elastic IP address is unbound before the new one is bound. */
async function changePublicAccess(update: InstanceUpdate, current: Instance, news: Properties): Promise<void> {
  const isBound = current.enable_publicip === true;
  const wantsBinding = news.enablePublicIp !== false && news.publicIpId !== undefined;
  const isOther = isBound && observedInput("publicIpId", current) !== news.publicIpId;
  if (isBound && (!wantsBinding || isOther)) {
    await update.modify({ enable_publicip: false }, { enablePublicIp: false });
  }
  if (wantsBinding && (!isBound || isOther)) {
    await update.modify(
      { enable_publicip: true, publicip_id: String(news.publicIpId) },
      { enablePublicIp: true, publicIpId: news.publicIpId },
    );
  }
}

async function currentInstance(context: InstanceContext, id: string, olds: Properties, news: Properties) {
  const title = sentenceTitle({ name: olds.name ?? news.name, id });
  const current = await observeInstance(context, id).catch((error: unknown) => {
    throw notUpdated(title, error);
  });
  if (!current) {
    throw new InstanceError(
      "INSTANCE_GONE",
      `${title} no longer exists, so it was not updated. Run \`pulumi refresh\` to take it out of the state, then deploy again to create it anew.`,
    );
  }
  if (isFailedStatus(current.status)) {
    throw new InstanceError(
      "INSTANCE_FAILED",
      `${title} was not updated: ${failureText(current)}. ${failedAdvice(current)}`,
    );
  }
  return current;
}

function failedAdvice(current: Instance): string {
  if (current.status === "CREATEFAILED")
    return "It never ran: delete it in the console, or run `pulumi refresh` and deploy again.";
  return "It may hold messages, so it is not replaced: repair it in the console or ask the vendor's support, then run `pulumi refresh`; to give it up with all its messages, run `pulumi destroy --target <urn>`, then `pulumi up`.";
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
  olds: Properties,
  news: Properties,
): Promise<UpdateResult> {
  const changes = planChanges(olds, news);
  const refused = changes.flatMap(({ reason, effect, name }) => {
    if (reason) return [reason];
    return effect === "replace" ? [`${name} can only change by replacing the instance`] : [];
  });
  if (refused.length > 0) throw new RefusedChangeError({ name: olds.name, id, reasons: refused });

  const projectId = await context.client.projectId();
  let current = await currentInstance(context, id, olds, news);
  if (current.status === "CREATING") {
    const wished = { ...olds, timeouts: news.timeouts };
    await waitUntilRunning(context, id, wished, { region: context.region, projectId, inputNames: declaredNames(news) });
    current = await currentInstance(context, id, olds, news);
  }

  const update = new InstanceUpdate(context, id, olds, news, projectId, current);
  const modified = changesWith("modify", changes);
  const plain = withWindowPair(
    modified.filter((name) => !publicAccessNames.includes(name)),
    news,
  );
  if (plain.length > 0) await update.step(plain, () => update.modify(modifyFields(plain, news), pick(plain, news)));
  const publicAccess = modified.filter((name) => publicAccessNames.includes(name));
  if (publicAccess.length > 0) await update.step(publicAccess, () => changePublicAccess(update, current, news));
  const extended = changesWith("extend", changes);
  if (extended.length > 0) await update.step(extended, () => update.extend(extended));
  if (changesWith("restart", changes).length > 0) await update.step(["restartTriggers"], () => update.restart());
  return { outs: safeProperties(update.outputs()) };
}
