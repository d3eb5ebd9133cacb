import {
  type DmsV2Api,
  type Instance,
  type InstanceChanges,
  type InstanceExtension,
  isLegacyProductId,
  isOutcomeUnknown,
  isRunning,
  messageOf,
  speaksV2,
} from "../../client";
import { extensionAcceptor, restartAcceptor, updateAcceptor } from "../../wait/acceptors";
import { InstanceError, notDone, sentenceTitle } from "../instanceErrors";
import { type DesiredInputs, declaredNames, observedInput, showsValue } from "../properties/instanceOutputs";
import { type InputName, type InstanceInputs, pick } from "../properties/instanceProperties";
import { newestTask, waitForTask } from "./backgroundTasks";
import type { UpdateProgress } from "./updateProgress";

/** Sends changed properties and waits until the instance serves and shows them (section 5.3). */
export async function modify(progress: UpdateProgress, changes: InstanceChanges): Promise<void> {
  const { client, signal } = progress.context;
  await progress.send("updated", () => client.modifyInstance(progress.id, changes, { signal }));
  const desired: DesiredInputs = changes;
  const shows = (instance: Instance) =>
    declaredNames(desired).every((name) => showsValue(name, instance, desired[name]));
  const accept = progress.withinPolls(updateAcceptor(shows), shows, desired);
  await progress.wait({ operation: "update", doing: "updating", accept, looksAtOnce: true });
}

/** Changes public access: another elastic IP address is unbound before the new one is bound. */
export async function changePublicAccess(progress: UpdateProgress): Promise<void> {
  const { enablePublicIp, publicIpId } = progress.news;
  const isBound = progress.current.enablePublicIp === true;
  const isBoundToOther = isBound && observedInput("publicIpId", progress.current) !== publicIpId;
  const isToBeBound = enablePublicIp !== false && publicIpId !== undefined;
  if (isBound && (!isToBeBound || isBoundToOther)) {
    await modify(progress, { enablePublicIp: false });
    await publicAccessChanged(progress, "unbindInstancePublicIp");
  }
  if (isToBeBound && (!isBound || isBoundToOther)) {
    await modify(progress, { enablePublicIp: true, publicIpId });
    await publicAccessChanged(progress, "bindInstancePublicIp");
  }
}

/** API v2 shows public access before the task that makes it so is over. */
async function publicAccessChanged(progress: UpdateProgress, task: string): Promise<void> {
  const { client } = progress.context;
  if (speaksV2(client)) await waitForTask(progress, () => newestTask(client, progress, task));
}

async function specCode({ context, news }: UpdateProgress): Promise<string | undefined> {
  const products = await context.catalogue.products();
  return products.find(({ productId }) => productId === news.productId)?.specCode;
}

function showsSize(names: readonly InputName[], news: InstanceInputs) {
  return (instance: Instance): boolean =>
    names.every((name) => {
      if (name !== "storageSpace") return showsValue(name, instance, news[name]);
      return instance.totalStorageSpace === undefined || instance.totalStorageSpace >= news.storageSpace;
    });
}

/** What the one extend call of API v1.0 asks for; table 7-1 names it. */
async function legacyExtension(progress: UpdateProgress, names: readonly InputName[]): Promise<InstanceExtension> {
  const { storageSpace } = progress.news;
  return { ...(names.includes("productId") ? { specCode: await specCode(progress) } : {}), storageSpace };
}

/** What an extend call of API v2 asks for, one wish a call; products of v1.0 go by their specification. */
async function extensionOfV2(progress: UpdateProgress, name: InputName): Promise<InstanceExtension> {
  const { news, before, current, context } = progress;
  const { productId = "", brokerNum = 1, storageSpace } = news;
  if (!isLegacyProductId(current.productId ?? before.productId ?? productId)) {
    if (name === "storageSpace") return { operation: "storage", storageSpace };
    if (name === "brokerNum") return { operation: "horizontal", brokerNum };
    return { operation: "vertical", productId };
  }
  const products = await context.catalogue.legacyProducts();
  const product = products.find((row) => row.productId === productId);
  const specification = product?.specCode ?? current.resourceSpecCode;
  if (specification === undefined) {
    const reason = `product ${productId} has no specification code, without which it cannot be resized.`;
    throw new InstanceError("NO_SPECIFICATION", notDone(progress.identity, "updated", reason));
  }
  if (name === "storageSpace") return { operation: "storage", storageSpace, specCode: specification };
  const present = products.find((row) => row.productId === current.productId);
  const hasOtherNodes = present?.nodes !== product?.nodes;
  return hasOtherNodes
    ? { operation: "horizontal", specCode: specification, storageSpace: current.totalStorageSpace ?? storageSpace }
    : { operation: "vertical", specCode: specification };
}

/** Resizes the instance in place and waits until it shows its new size. */
export async function extend(progress: UpdateProgress, names: InputName[]): Promise<void> {
  const { client } = progress.context;
  if (!speaksV2(client)) return extendTo(progress, names, await legacyExtension(progress, names));
  for (const name of names) await extendTo(progress, [name], await extensionOfV2(progress, name));
  if (names.includes("brokerNum")) progress.noteGrownStorage();
}

async function extendTo(progress: UpdateProgress, names: InputName[], extension: InstanceExtension): Promise<void> {
  const { context, id, news } = progress;
  const { client, signal } = context;
  const shows = showsSize(names, news);
  let statusBefore: string | undefined;
  let isDone = false;
  const isLost = await progress.sendOnce("extended", async () => {
    const { current } = progress;
    statusBefore = current.status;
    // An earlier extension may have been carried out although its answer was lost; asking again would be refused.
    const isObserved = names.every((name) => observedInput(name, current) !== undefined);
    isDone = isRunning(statusBefore) && isObserved && shows(current);
    if (!isDone) await client.extendInstance(id, extension, { signal });
  });
  if (isDone) return;
  const extended = extensionAcceptor((instance) => shows(instance) && !isAtWork(instance), statusBefore);
  const accept = progress.withinPolls(extended, shows, pick(news, names), isLost);
  await progress.wait({ operation: "extend", doing: "extending", accept, looksAtOnce: true });
}

/** Whether the service says that it still resizes an instance, which may run meanwhile; only API v2 tells. */
function isAtWork({ task }: Instance): boolean {
  return task?.status !== undefined && !["SUCCESS", "FAILED"].includes(task.status);
}

/**
 * Sets the password by the call of API v2, which reaches instances of v1.0 too. When the answer stays lost, the state
 * notes that nobody knows which of the two counts.
 */
export async function resetPassword(progress: UpdateProgress): Promise<void> {
  const { context, id, news } = progress;
  const client = v2ClientOf(progress);
  const { password } = news;
  if (password === undefined) return;
  try {
    await progress.send("updated", () => client.resetPassword(id, password, { signal: context.signal }));
  } catch (error) {
    if (!isOutcomeUnknown(error)) throw error;
    progress.notePassword(false);
    const reason = `the answer that tells whether its password was reset was lost (${messageOf(error)}). Deploy again: the declared password is sent once more.`;
    throw new InstanceError("PASSWORD_UNKNOWN", notDone(progress.identity, "updated", reason), error);
  }
  progress.notePassword(true);
}

/** Brings the tags that are the program's in line with it; others stay. */
export async function changeTags(progress: UpdateProgress): Promise<void> {
  const { context, id, news, before, current } = progress;
  const client = v2ClientOf(progress);
  const { signal } = context;
  const [desired, own, present] = [news.tags ?? {}, before.tags ?? {}, current.tags ?? {}];
  const dropped = Object.keys(own).filter((key) => !Object.hasOwn(desired, key));
  const removed = dropped.filter((key) => Object.hasOwn(present, key));
  const added = Object.fromEntries(Object.entries(desired).filter(([key, value]) => present[key] !== value));
  if (removed.length > 0) await progress.send("updated", () => client.removeTags(id, removed, { signal }));
  if (Object.keys(added).length > 0) await progress.send("updated", () => client.addTags(id, added, { signal }));
  const shows = (instance: Instance) =>
    showsValue("tags", instance, desired) && removed.every((key) => !Object.hasOwn(instance.tags ?? {}, key));
  const accept = progress.withinPolls(updateAcceptor(shows), shows, { tags: desired });
  await progress.wait({ operation: "update", doing: "updating", accept, looksAtOnce: true });
}

/** Switches plugins on that the program declares, and off that it declared before; others stay. */
export async function changePlugins(progress: UpdateProgress): Promise<void> {
  const { context, id, news, before } = progress;
  const client = v2ClientOf(progress);
  const { signal } = context;
  const desired = news.plugins ?? [];
  const { plugins } = await client.listPlugins(id, { signal });
  const enabled = plugins.filter((plugin) => plugin.enabled).map(({ name }) => name);
  const on = desired.filter((name) => !enabled.includes(name));
  const off = (before.plugins ?? []).filter((name) => !desired.includes(name) && enabled.includes(name));
  for (const [enable, names] of [
    [false, off],
    [true, on],
  ] as const) {
    if (names.length === 0) continue;
    const change = () => client.changePlugins(id, { enable, names }, { signal });
    const { jobId } = await progress.send("updated", change);
    if (jobId !== undefined) await waitForTask(progress, () => client.getBackgroundTask(id, jobId, { signal }));
  }
}

/** The client of API v2, whichever version manages the instance. */
function v2ClientOf({ context }: UpdateProgress): DmsV2Api {
  const client = context.clientOf("v2");
  if (!speaksV2(client)) throw new TypeError("The client of v2 speaks v2.");
  return client;
}

async function requestRestart({ context, id, identity }: UpdateProgress): Promise<void> {
  const { client, signal } = context;
  const results = await client.batchAction({ action: "restart", instanceIds: [id] }, { signal });
  const own = results.find(({ instanceId }) => instanceId === id);
  if (!own || own.result === "success") return;
  throw new InstanceError(
    "RESTART_REFUSED",
    notDone(
      identity,
      "restarted",
      `the service answered "${own.result}". Look at its status in the console, then deploy again.`,
    ),
  );
}

/** Restarts the instance (section 5.5); when the answer was lost and nothing happens, once more. */
export async function restart(progress: UpdateProgress): Promise<void> {
  const { clock } = progress.context;
  for (let attempt = 0; ; attempt += 1) {
    const isLost = await progress.sendOnce("restarted", () => requestRestart(progress));
    const begin = clock.now();
    const accept = restartAcceptor(() => clock.now() - begin);
    let hasBegun = false;
    await progress.wait({
      operation: "restart",
      doing: "restarting",
      // One that is over before the next look would seem never to have begun.
      looksAtOnce: true,
      accept: (observation) => {
        if (observation && !isRunning(observation.status)) hasBegun = true;
        return accept(observation);
      },
    });
    if (!isLost || hasBegun) return;
    if (attempt > 0) {
      throw new InstanceError(
        "RESTART_UNKNOWN",
        `${sentenceTitle(progress.identity)} was not restarted, as far as can be seen: the answers were lost and nothing came of them. Deploy again to restart it.`,
      );
    }
  }
}
