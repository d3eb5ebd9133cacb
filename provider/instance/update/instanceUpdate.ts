import { type Instance, InstanceBusyError, isOutcomeUnknown, type ModifyInstanceRequest } from "../../client";
import { isFailedStatus } from "../../client/dms/statusMeaning";
import { type Acceptance, type Acceptor, failure } from "../../wait/acceptance";
import type { Observation } from "../../wait/acceptors";
import { extensionAcceptor, restartAcceptor, updateAcceptor } from "../../wait/acceptors";
import { formatWaited } from "../../wait/waitFor";
import { failureText } from "../creationAdvice";
import type { InstanceContext } from "../instanceContext";
import {
  failedCall,
  InstanceError,
  type InstanceIdentity,
  instanceTitle,
  messageOf,
  PartialFailureError,
  sentenceTitle,
} from "../instanceErrors";
import { operationTimeout } from "../operationTimeout";
import { declaredNames, instanceOutputs, observedInput, showsValue } from "../properties/instanceOutputs";
import type { InputName } from "../properties/properties";
import type { Properties } from "../properties/safeProperties";
import { waitForInstance } from "../waitForInstance";

/** How many polls a running instance may take to show a change it accepted. */
const pollsForWish = 12;

export const publicAccessNames: InputName[] = ["enablePublicIp", "publicIpId"];

/** What is thrown when nothing of an update was carried out. */
export function notUpdated(title: string, error: unknown): InstanceError {
  return error instanceof InstanceError ? error : failedCall(`${title} was not updated`, "UPDATE_FAILED", error);
}

/** One update under way: what was asked, what is known, and how much time is left. */
export class InstanceUpdate {
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
      const failed = notUpdated(this.sentenceTitle, error);
      if (!this.hasSent) throw failed;
      const properties = this.outputsFor(this.reached);
      throw new PartialFailureError({ id: this.id, properties, reason: failed.message, cause: error });
    }
    for (const name of names) this.reached[name] = this.news[name];
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

/** Whether an answer tells the present value of an input. */
const isObserved = (name: InputName, instance: Instance) => observedInput(name, instance) !== undefined;
