import { type Instance, InstanceBusyError, isOutcomeUnknown, isRunning, messageOf, statusMeaning } from "../../client";
import { type Observation, updateAcceptor } from "../../wait/acceptors";
import { type Acceptance, type Acceptor, failure, formatWaited } from "../../wait/waitFor";
import type { Change } from "../changePlan";
import { failedTaskText, failureReason } from "../failureText";
import type { InstanceContext } from "../instanceContext";
import {
  failedCall,
  InstanceError,
  type InstanceIdentity,
  instanceTitle,
  notDone,
  PartialFailureError,
  sentenceTitle,
} from "../instanceErrors";
import { operationTimeout } from "../operationTimeout";
import { sameValue } from "../properties/inputValues";
import { type DesiredInputs, declaredNames, instanceOutputs, showsValue } from "../properties/instanceOutputs";
import {
  hiddenProperties,
  type InputName,
  type InstanceInputs,
  type InstanceOutputs,
  pick,
} from "../properties/instanceProperties";
import { type InstanceWait, waitForInstance } from "../waitForInstance";
import { recordAfter } from "./recordAfter";

/** How long a running instance may take to show a change it accepted, in poll intervals. */
const pollsForChange = 12;

/** The inputs that switch public access. */
export const publicAccessNames: InputName[] = ["enablePublicIp", "publicIpId"];

const isReady = updateAcceptor(() => true);

/** What is thrown when nothing of an update was carried out. */
export function notUpdated(identity: InstanceIdentity, error: unknown): InstanceError {
  return error instanceof InstanceError ? error : failedCall(identity, "updated", { code: "UPDATE_FAILED", error });
}

/** What a step of an update waits for. */
export type StepWait = Pick<InstanceWait, "operation" | "doing" | "accept" | "looksAtOnce">;

/** What an update is about. */
export interface UpdateOptions {
  id: string;
  projectId: string;
  olds: InstanceOutputs;
  news: InstanceInputs;
  /** What differs between the two. */
  changes: readonly Change[];
  /** The instance as it was last seen. */
  current: Instance;
}

/**
 * How far one update has come: what was asked, what the cloud accepted, what was last seen and how much time is left.
 * The steps in `updateSteps` send and wait through it, so that whatever happens the state learns what was reached.
 */
export class UpdateProgress {
  readonly id: string;
  readonly news: InstanceInputs;
  private readonly projectId: string;
  private readonly olds: InstanceOutputs;
  private readonly changes: readonly Change[];
  /** Desired values of steps that are done, over the old values of those that are not. */
  private reached: DesiredInputs;
  private lastSeen: Instance;
  /** True once the cloud accepted something, so that the state must learn what came of it. */
  private hasSent = false;
  private readonly deadline: number;
  /** True while nobody knows whether the password that was sent counts. */
  private isPasswordUncertain: boolean;
  private storageGrownTo: number | undefined;

  constructor(
    readonly context: InstanceContext,
    { id, projectId, olds, news, changes, current }: UpdateOptions,
  ) {
    this.id = id;
    this.projectId = projectId;
    this.news = news;
    this.olds = olds;
    this.changes = changes;
    this.reached = olds;
    this.lastSeen = current;
    this.isPasswordUncertain = olds[hiddenProperties.passwordUncertain] === true;
    const isSameStorage = sameValue("storageSpace", olds.storageSpace, news.storageSpace);
    this.storageGrownTo = isSameStorage ? olds[hiddenProperties.storageGrownTo] : undefined;
    this.deadline = context.clock.now() + operationTimeout("update", news);
  }

  /** The instance as it was last seen. */
  get current(): Instance {
    return this.lastSeen;
  }

  get identity(): InstanceIdentity {
    return { name: this.news.name, id: this.id };
  }

  /** The outputs once every step is done. */
  outputs(): InstanceOutputs {
    return this.outputsFor(this.news);
  }

  private outputsFor(desired: DesiredInputs): InstanceOutputs {
    const { olds, news, changes, projectId } = this;
    const { region, projectName, earlierInputs: earlier } = this.context;
    const declared = recordAfter({ olds, news: { ...news }, earlier }, changes, desired);
    return instanceOutputs(this.lastSeen, desired, {
      region,
      projectId,
      projectName,
      inputNames: declaredNames(news),
      declared,
      apiVersion: this.context.client.apiVersion,
      passwordUncertain: this.isPasswordUncertain,
      storageGrownTo: this.storageGrownTo,
    });
  }

  /** Runs one step; what fails after the cloud accepted something is kept in the state together with what was seen. */
  async step(names: InputName[], run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      const failed = notUpdated(this.identity, error);
      if (!this.hasSent) throw failed;
      const properties = this.outputsFor(this.reached);
      throw new PartialFailureError({ id: this.id, properties, reason: failed.message, cause: error });
    }
    this.reached = { ...this.reached, ...pick(this.news, names) };
  }

  /** The inputs as they were before the update. */
  get before(): InstanceOutputs {
    return this.olds;
  }

  /** Notes that the storage has grown with the nodes, where the program still declares what it had before. */
  noteGrownStorage(): void {
    const { totalStorageSpace } = this.lastSeen;
    const isSame = sameValue("storageSpace", this.olds.storageSpace, this.news.storageSpace);
    if (isSame && totalStorageSpace !== this.news.storageSpace) this.storageGrownTo = totalStorageSpace;
  }

  /** Notes what is known of the password once it was sent; the state tells the next run. */
  notePassword(isCertain: boolean): void {
    this.isPasswordUncertain = !isCertain;
    this.hasSent = true;
  }

  /** Notes that the password of the state is the declared one because the program says so. */
  notePasswordRecorded(): void {
    this.isPasswordUncertain = false;
  }

  /** Pauses for as long as between two looks, until the time of the update is up. */
  async pause(): Promise<boolean> {
    const { clock, pollInterval, signal } = this.context;
    if (clock.now() >= this.deadline) return false;
    await clock.sleep(pollInterval, signal);
    return true;
  }

  /** Sends a request; an instance that is busy is waited for, and the request sent again. */
  async send<Result>(doing: string, request: () => Promise<Result>): Promise<Result> {
    const { clock, pollInterval, signal } = this.context;
    for (;;) {
      try {
        const result = await request();
        this.hasSent = true;
        return result;
      } catch (error) {
        if (!(error instanceof InstanceBusyError) || clock.now() >= this.deadline) throw error;
        // The instance may look idle already, so a pause comes first.
        await clock.sleep(pollInterval, signal);
        await this.waitUntilReady(doing);
      }
    }
  }

  /**
   * Sends a request that must not be repeated blindly.
   *
   * @returns true when its answer was lost, so that only watching the instance tells whether it was carried out
   */
  async sendOnce(doing: string, request: () => Promise<unknown>): Promise<boolean> {
    // An earlier request of which nobody knows may still be at work.
    await this.waitUntilReady(doing);
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

  private waitUntilReady(doing: string): Promise<void> {
    const wait = { operation: "update", doing: `waiting to be ${doing}`, accept: isReady } as const;
    return this.wait({ ...wait, looksAtOnce: true });
  }

  /** Waits until an acceptor is content with the instance. */
  async wait(step: StepWait): Promise<void> {
    const result = await waitForInstance(this.context, {
      ...step,
      id: this.id,
      name: this.news.name,
      known: { ...this.olds, ...this.news },
      timeout: Math.max(0, this.deadline - this.context.clock.now()),
      onObservation: (observation) => {
        this.lastSeen = observation ?? this.lastSeen;
      },
    });
    if (result.outcome === "success") return;
    if (result.outcome === "timeout") {
      throw new InstanceError(
        "TIMEOUT",
        `${sentenceTitle(this.identity)} was not ready ${formatWaited(result.waited, result.seen)}. It is kept in the state; deploy again to go on, or raise customTimeouts.update.`,
      );
    }
    const { observation } = result;
    const hasFailed = observation !== undefined && statusMeaning(observation.status).failed;
    const task = observation?.status === "EXTENDEDFAILED" ? await failedTaskText(this.context, this.id) : "";
    const why = hasFailed ? await failureReason(this.context, observation) : `it ${result.reason}${task}`;
    throw new InstanceError("UPDATE_FAILED", notDone(this.identity, "updated", `${why}. It is kept in the state.`));
  }

  /**
   * Ends a wait for a change that the cloud accepted but does not carry out.
   *
   * @param accept decides otherwise
   * @param shows whether the instance shows the change
   * @param desired the values that it is to show
   * @param isLost whether the answer that accepts the change was lost
   */
  withinPolls(
    accept: Acceptor<Observation>,
    shows: (instance: Instance) => boolean,
    desired: DesiredInputs,
    isLost = false,
  ): Acceptor<Observation> {
    const { clock, pollInterval } = this.context;
    let idleSince: number | undefined;
    return (observation): Acceptance => {
      const acceptance = accept(observation);
      const isIdle =
        acceptance.outcome === "retry" && observation && isRunning(observation.status) && !shows(observation);
      if (!isIdle) {
        idleSince = undefined;
        return acceptance;
      }
      idleSince ??= clock.now();
      if (clock.now() - idleSince < pollsForChange * pollInterval) return acceptance;
      return ignoredChange(observation, desired, isLost);
    };
  }
}

function ignoredChange(observation: Instance, desired: DesiredInputs, isLost: boolean): Acceptance {
  const names = declaredNames(desired).filter((name) => !showsValue(name, observation, desired[name]));
  const list = names.join(", ");
  if (isLost) {
    return failure(
      `shows no change: the answer to the change of ${list} was lost and nothing came of it; deploy again to send it again`,
    );
  }
  const advice = names.some((name) => publicAccessNames.includes(name))
    ? "; in this region public access may only be changeable in the console"
    : "";
  return failure(`shows no change: the service accepted the change of ${list} but did not carry it out${advice}`);
}
