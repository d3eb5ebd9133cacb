import { type Instance, InstanceBusyError, isOutcomeUnknown, isRunning, messageOf, statusMeaning } from "../../client";
import { type Observation, updateAcceptor } from "../../wait/acceptors";
import { type Acceptance, type Acceptor, failure, formatWaited } from "../../wait/waitFor";
import type { Change } from "../changePlan";
import { failureText } from "../failureText";
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
import { type DesiredInputs, declaredNames, instanceOutputs, showsValue } from "../properties/instanceOutputs";
import { type InputName, type InstanceInputs, type InstanceOutputs, pick } from "../properties/instanceProperties";
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
    const inputNames = declaredNames(news);
    return instanceOutputs(this.lastSeen, desired, { region, projectId, projectName, inputNames, declared });
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

  /** Sends a request; an instance that is busy is waited for, and the request sent again. */
  async send(doing: string, request: () => Promise<unknown>): Promise<void> {
    const { clock, pollInterval, signal } = this.context;
    for (;;) {
      try {
        await request();
        this.hasSent = true;
        return;
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
    const hasFailed = statusMeaning(result.observation?.status).failed;
    const why = hasFailed ? failureText(result.observation) : `it ${result.reason}`;
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
