import { type Instance, isRunning, statusMeaning } from "../client";
import { type Acceptance, type Acceptor, failure, retry, success } from "./waitFor";

/** What one look at an instance shows; undefined when it does not exist. */
export type Observation = Instance | undefined;

/** How long after its creation an instance may still be missing from answers, in milliseconds. */
export const appearanceGrace = 60_000;

/** How long an instance that runs may show no address of its own, in milliseconds. */
export const addressGrace = 120_000;

/** How long an instance may look untouched after a restart was accepted, in milliseconds. */
export const restartGrace = 30_000;

/** The word for an observation in progress and time-out messages. */
export const describeObservation = (observation: Observation): string => observation?.status ?? "not found";

function frozen(instance: Instance): Acceptance | undefined {
  const { frozen: isFrozen, meaning } = statusMeaning(instance.status);
  return isFrozen ? failure(meaning) : undefined;
}

/** Whether clients know where to connect to. */
export const hasAddress = (instance: { connectAddress?: string | undefined }): boolean =>
  (instance.connectAddress ?? "").trim() !== "";

/** RUNNING with an address is done, and without one once that has lasted: the service may tell none at all. */
function addressAcceptor(elapsed: () => number): (instance: Instance) => Acceptance {
  let runningSince: number | undefined;
  return (instance) => {
    runningSince ??= elapsed();
    return hasAddress(instance) || elapsed() - runningSince >= addressGrace ? success : retry;
  };
}

/** Creation: RUNNING with an address is done; CREATEFAILED, ERROR or an error code is not. */
export function creationAcceptor(elapsed: () => number): Acceptor<Observation> {
  let wasSeen = false;
  const acceptRunning = addressAcceptor(elapsed);
  return (instance) => {
    if (!instance) {
      return !wasSeen && elapsed() < appearanceGrace ? retry : failure("no longer exists; somebody deleted it");
    }
    wasSeen = true;
    if (isRunning(instance.status)) return acceptRunning(instance);
    const stopped = frozen(instance);
    if (stopped) return stopped;
    const { failed, meaning } = statusMeaning(instance.status);
    return failed || instance.errorCode ? failure(meaning) : retry;
  };
}

/** Update: an instance that serves and shows every desired value is done. A client may see RUNNING before a change began. */
export function updateAcceptor(showsDesired: (instance: Instance) => boolean): Acceptor<Observation> {
  return (instance) => {
    if (!instance) return failure("no longer exists; somebody deleted it");
    const stopped = frozen(instance);
    if (stopped) return stopped;
    const { failed, settled, meaning } = statusMeaning(instance.status);
    if (failed) return failure(meaning);
    return settled && showsDesired(instance) ? success : retry;
  };
}

/** Extension: as an update, but EXTENDEDFAILED is a failure, unless it is left over from before. */
export function extensionAcceptor(
  showsDesired: (instance: Instance) => boolean,
  statusBefore: string | undefined,
): Acceptor<Observation> {
  const update = updateAcceptor(showsDesired);
  let wasExtending = statusBefore !== "EXTENDEDFAILED";
  return (instance) => {
    if (instance?.status === "EXTENDING") wasExtending = true;
    if (instance?.status === "EXTENDEDFAILED") {
      return wasExtending ? failure(statusMeaning(instance.status).meaning) : retry;
    }
    return update(instance);
  };
}

/** Restart: RUNNING after another status was seen, or RUNNING all the time for long enough. */
export function restartAcceptor(elapsed: () => number): Acceptor<Observation> {
  let hasBegun = false;
  const update = updateAcceptor(() => hasBegun || elapsed() >= restartGrace);
  return (instance) => {
    if (instance && !statusMeaning(instance.status).settled) hasBegun = true;
    return update(instance);
  };
}

/** Deletion: only an instance that does not exist is done; ERROR is still on its way, RUNNING after DELETING is not. */
export function deletionAcceptor(): Acceptor<Observation> {
  let wasDeleting = false;
  return (instance) => {
    if (!instance) return success;
    if (instance.status === "DELETING") wasDeleting = true;
    const isGivenUp = wasDeleting && statusMeaning(instance.status).settled === true;
    if (isGivenUp) return failure(`${statusMeaning(instance.status).meaning} again; the service gave the deletion up`);
    return frozen(instance) ?? retry;
  };
}
