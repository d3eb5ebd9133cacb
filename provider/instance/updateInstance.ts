import {
  HuaweiCloudError,
  type Instance,
  InstanceBusyError,
  isOutcomeUnknown,
  type ModifyInstanceRequest,
} from "../client";
import { type Acceptance, type Acceptor, failure } from "../wait/acceptance";
import type { Observation } from "../wait/acceptors";
import { extensionAcceptor, restartAcceptor, updateAcceptor } from "../wait/acceptors";
import { isFailedStatus } from "../wait/instanceStatus";
import { formatWaited } from "../wait/waitFor";
import { changesWith, planChanges } from "./changePlan";
import { failureText } from "./creationAdvice";
import type { InstanceContext } from "./instanceContext";
import {
  InstanceError,
  type InstanceIdentity,
  instanceTitle,
  messageOf,
  PartialFailureError,
  RefusedChangeError,
  sentenceTitle,
} from "./instanceErrors";
import { declaredNames, instanceOutputs, observedInput, showsValue } from "./instanceOutputs";
import { observeInstance } from "./observeInstance";
import { operationTimeout } from "./operationTimeout";
import { type InputName, inputProperties } from "./properties";
import { type Properties, safeProperties } from "./safeProperties";
import { waitForInstance } from "./waitForInstance";
import { waitUntilRunning } from "./waitUntilRunning";

/** What update tells Pulumi. */
export interface UpdateResult {
  outs: Properties;
}

/** How many polls a running instance may take to show a change it accepted. */
const pollsForWish = 12;

const publicAccessNames: InputName[] = ["enablePublicIp", "publicIpId"];

/** One update under way: what was asked, what is known, and how much time is left. */
class Update {
  /** Wishes of steps that are done, over the old values of those that are not. */
  private readonly reached: Properties;
  private last: Instance;
  /** True once the cloud accepted something, so that the state must learn what came of it. */
  private hasSent = false;
  private readonly deadline: number;

  constructor(
    private readonly context: InstanceContext,
    private readonly id: string,
    olds: Properties,
    private readonly news: Properties,
    private readonly projectId: string,
    first: Instance,
  ) {
    this.last = first;
    this.deadline = context.clock.now() + operationTimeout("update", news);
    this.reached = { ...olds };
  }

  private get identity(): InstanceIdentity {
    return { name: this.news.name ?? this.reached.name, id: this.id };
  }

  private get sentenceTitle(): string {
    return sentenceTitle(this.identity);
  }

  outputs(): Properties {
    return this.outputsFor(this.news);
  }

  private outputsFor(wished: Properties): Properties {
    const { region } = this.context;
    const inputNames = declaredNames(this.news);
    return instanceOutputs(this.last, wished, { region, projectId: this.projectId, inputNames });
  }

  /** Runs one step; what fails after the cloud accepted something is kept in the state together with what was seen. */
  async step(names: InputName[], run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      const reason = error instanceof InstanceError ? error.message : this.describe(error);
      if (!this.hasSent) throw new InstanceError(codeOf(error), reason, error);
      const properties = this.outputsFor(this.reached);
      throw new PartialFailureError({ id: this.id, properties, reason, cause: error });
    }
    for (const name of names) this.reached[name] = this.news[name];
  }

  private describe(error: unknown): string {
    return `${this.sentenceTitle} was not updated: ${messageOf(error)}`;
  }

  /** Sends a request; an instance that is busy is waited for, and the request sent again. */
  private async send(doing: string, request: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await request();
        this.hasSent = true;
        return;
      } catch (error) {
        if (!(error instanceof InstanceBusyError) || this.context.clock.now() >= this.deadline) throw error;
        // The instance may look idle already, so a pause comes first.
        await this.context.clock.sleep(this.context.pollInterval, this.context.signal);
        await this.wait(
          `waiting to be ${doing}`,
          updateAcceptor(() => true),
        );
      }
    }
  }

  /**
   * Sends a request that must not be repeated blindly.
   *
   * @returns true when its answer was lost, so that only watching the instance tells whether it was carried out
   */
  private async sendOnce(doing: string, request: () => Promise<unknown>): Promise<boolean> {
    // An earlier request of which nobody knows may still be at work.
    await this.wait(
      `waiting to be ${doing}`,
      updateAcceptor(() => true),
    );
    try {
      await this.send(doing, request);
      return false;
    } catch (error) {
      if (!isOutcomeUnknown(error)) throw error;
      this.hasSent = true;
      this.context.log.warn(
        `The answer that tells whether ${instanceTitle(this.identity)} is being ${doing} was lost (${messageOf(error)}); watching what it does.`,
      );
      return true;
    }
  }

  private async wait(doing: string, accept: Acceptor<Observation>): Promise<void> {
    const result = await waitForInstance(this.context, {
      id: this.id,
      name: this.news.name,
      doing,
      accept,
      timeout: Math.max(0, this.deadline - this.context.clock.now()),
      onObservation: (observation) => {
        this.last = observation ?? this.last;
      },
    });
    if (result.outcome === "success") return;
    if (result.outcome === "timeout") {
      throw new InstanceError(
        "TIMEOUT",
        `${this.sentenceTitle} was not ready ${formatWaited(result.waited, result.seen)}. It is kept in the state; deploy again to go on, or raise customTimeouts.update.`,
      );
    }
    const why = isFailedStatus(result.observation?.status) ? failureText(result.observation) : `it ${result.reason}`;
    throw new InstanceError("UPDATE_FAILED", `${this.sentenceTitle} was not updated: ${why}. It is kept in the state.`);
  }

  /** Sends changed fields and waits until the instance serves and shows them. */
  async modify(fields: ModifyInstanceRequest, wishes: Partial<Record<InputName, unknown>>): Promise<void> {
    const { client, signal } = this.context;
    await this.send("updated", () => client.modifyInstance(this.id, fields, { signal }));
    const shows = (instance: Instance) =>
      (Object.keys(wishes) as InputName[]).every((name) => showsValue(name, instance, wishes[name]));
    await this.wait("updating", this.withinPolls(updateAcceptor(shows), shows, wishes));
  }

  /** Ends a wait for a change that the cloud accepted but does not carry out. */
  private withinPolls(
    accept: Acceptor<Observation>,
    shows: (instance: Instance) => boolean,
    wishes: Partial<Record<InputName, unknown>>,
    isLost = false,
  ): Acceptor<Observation> {
    let idleSince: number | undefined;
    return (observation): Acceptance => {
      const acceptance = accept(observation);
      const isIdle = acceptance.outcome === "retry" && observation?.status === "RUNNING" && !shows(observation);
      if (!isIdle || !observation) {
        idleSince = undefined;
        return acceptance;
      }
      idleSince ??= this.context.clock.now();
      if (this.context.clock.now() - idleSince < pollsForWish * this.context.pollInterval) return acceptance;
      const ignored = (Object.keys(wishes) as InputName[]).filter(
        (name) => !showsValue(name, observation, wishes[name]),
      );
      if (isLost) {
        return failure(
          `shows no change: the answer to the change of ${ignored.join(", ")} was lost and nothing came of it; deploy again to send it again`,
        );
      }
      return failure(
        `shows no change: the service accepted the change of ${ignored.join(", ")} but did not carry it out${
          ignored.some((name) => publicAccessNames.includes(name))
            ? "; in this region public access may only be changeable in the console"
            : ""
        }`,
      );
    };
  }

  async extend(names: InputName[]): Promise<void> {
    const { client, signal } = this.context;
    const wished = Number(this.news.storageSpace);
    const new_spec_code = names.includes("productId") ? await this.specCode() : undefined;
    const body = { ...(new_spec_code ? { new_spec_code } : {}), new_storage_space: wished };
    const shows = (instance: Instance) =>
      names.every((name) => {
        if (name !== "storageSpace") return showsValue(name, instance, this.news[name]);
        return instance.total_storage_space === undefined || Number(instance.total_storage_space) >= wished;
      });
    let statusBefore: string | undefined;
    let isDone = false;
    const isLost = await this.sendOnce("extended", async () => {
      statusBefore = this.last.status;
      // An extension whose answer was lost shows by itself, and the service refuses to make it again.
      isDone = statusBefore === "RUNNING" && names.every((name) => isObserved(name, this.last)) && shows(this.last);
      if (!isDone) await client.extendInstance(this.id, body, { signal });
    });
    if (isDone) return;
    const wishes = Object.fromEntries(names.map((name) => [name, this.news[name]]));
    await this.wait("extending", this.withinPolls(extensionAcceptor(shows, statusBefore), shows, wishes, isLost));
  }

  private async specCode(): Promise<string | undefined> {
    const { products } = await this.context.client.listProducts({ signal: this.context.signal });
    return products.find(({ product_id }) => product_id === this.news.productId)?.spec_code;
  }

  /** Restarts the instance; when the answer was lost and nothing happens, once more. */
  async restart(): Promise<void> {
    const { clock } = this.context;
    for (let attempt = 0; ; attempt += 1) {
      const isLost = await this.sendOnce("restarted", () => this.requestRestart());
      const begin = clock.now();
      const accept = restartAcceptor(() => clock.now() - begin);
      let hasBegun = false;
      await this.wait("restarting", (observation) => {
        if (observation && observation.status !== "RUNNING") hasBegun = true;
        return accept(observation);
      });
      if (!isLost || hasBegun) return;
      if (attempt > 0) {
        throw new InstanceError(
          "RESTART_UNKNOWN",
          `${this.sentenceTitle} was not restarted, as far as can be seen: the answers were lost and nothing came of them. Deploy again to restart it.`,
        );
      }
    }
  }

  private async requestRestart(): Promise<void> {
    const { client, signal } = this.context;
    const { results } = await client.batchAction({ action: "restart", instances: [this.id] }, { signal });
    const own = results.find(({ instance }) => instance === this.id);
    if (own && own.result !== "success") {
      throw new InstanceError(
        "RESTART_REFUSED",
        `${this.sentenceTitle} was not restarted: the service answered "${own.result}". Look at its status in the console, then deploy again.`,
      );
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof HuaweiCloudError ? error.code : "UPDATE_FAILED";
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

/** Whether an answer tells the present value of an input. */
const isObserved = (name: InputName, instance: Instance) => observedInput(name, instance) !== undefined;

const pick = (names: InputName[], from: Properties) => Object.fromEntries(names.map((name) => [name, from[name]]));

/** Windows go in pairs: a changed end takes its unchanged begin along. */
function withWindowPair(names: InputName[], news: Properties): InputName[] {
  const window: InputName[] = ["maintainBegin", "maintainEnd"];
  if (!names.some((name) => window.includes(name))) return names;
  return [...names.filter((name) => !window.includes(name)), ...window.filter((name) => news[name] !== undefined)];
}

/** Changes public access: another elastic IP address is unbound before the new one is bound. */
async function changePublicAccess(update: Update, current: Instance, news: Properties): Promise<void> {
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
    throw new InstanceError(codeOf(error), `${title} was not updated: ${messageOf(error)}`, error);
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
  return "It may hold messages, so it is not replaced: repair it in the console or ask the vendor's support, then run `pulumi refresh`; to give it up with all its messages, run `pulumi up --replace <urn>`.";
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

  const update = new Update(context, id, olds, news, projectId, current);
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
