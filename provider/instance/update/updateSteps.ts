import { type Instance, type InstanceChanges, isRunning } from "../../client";
import { extensionAcceptor, restartAcceptor, updateAcceptor } from "../../wait/acceptors";
import { InstanceError, notDone, sentenceTitle } from "../instanceErrors";
import { type DesiredInputs, declaredNames, observedInput, showsValue } from "../properties/instanceOutputs";
import { type InputName, type InstanceInputs, pick } from "../properties/instanceProperties";
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
  if (isBound && (!isToBeBound || isBoundToOther)) await modify(progress, { enablePublicIp: false });
  if (isToBeBound && (!isBound || isBoundToOther)) await modify(progress, { enablePublicIp: true, publicIpId });
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

/** Extends the instance by the call that table 7-1 names, and waits until it shows its new size. */
export async function extend(progress: UpdateProgress, names: InputName[]): Promise<void> {
  const { context, id, news } = progress;
  const { client, signal } = context;
  const extension = {
    ...(names.includes("productId") ? { specCode: await specCode(progress) } : {}),
    storageSpace: news.storageSpace,
  };
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
  const extended = extensionAcceptor(shows, statusBefore);
  const accept = progress.withinPolls(extended, shows, pick(news, names), isLost);
  await progress.wait({ operation: "extend", doing: "extending", accept, looksAtOnce: true });
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
