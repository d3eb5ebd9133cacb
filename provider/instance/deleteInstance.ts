import { InstanceBusyError, InstanceNotFoundError, messageOf, NotDeletableError } from "../client";
import { deletionAcceptor, type Observation } from "../wait/acceptors";
import { formatWaited } from "../wait/waitFor";
import type { InstanceContext } from "./instanceContext";
import { InstanceError, notDone } from "./instanceErrors";
import { observeInstance } from "./observeInstance";
import { operationTimeout } from "./operationTimeout";
import { hiddenProperties, type InstanceOutputs } from "./properties/instanceProperties";
import { waitForInstance } from "./waitForInstance";

/** One deletion: which instance, until when, and how it fails. */
interface Deletion {
  id: string;
  name: string | undefined;
  /** Milliseconds since 1970. */
  deadline: number;
  fail: (code: string, reason: string, cause?: unknown) => InstanceError;
}

function isRefusedForNow(error: unknown): boolean {
  return error instanceof NotDeletableError || error instanceof InstanceBusyError;
}

/** What is left of an instance whose deletion was not accepted; undefined when nobody can tell. */
function lookAfter(context: InstanceContext, id: string): Promise<{ observed: Observation } | undefined> {
  return observeInstance(context, id).then(
    (observed) => ({ observed }),
    () => undefined,
  );
}

/**
 * What comes after a call that failed: nothing is left to delete, the instance is on its way already, or the call is to
 * be sent again.
 *
 * @throws InstanceError when sending it again is in vain
 */
async function afterRefusal(
  context: InstanceContext,
  { id, fail }: Deletion,
  error: unknown,
): Promise<"gone" | "deleting" | "again"> {
  if (isRefusedForNow(error)) return "again";
  const look = await lookAfter(context, id);
  if (look && !look.observed) return "gone";
  // A "does not exist" that the instance itself belies is no more than a refusal.
  if (!look || !(error instanceof InstanceNotFoundError)) throw fail("DELETE_FAILED", messageOf(error), error);
  return look.observed?.status === "DELETING" ? "deleting" : "again";
}

/**
 * Sends the call, again and again while the instance is in a state that cannot be deleted.
 *
 * @returns false when there is nothing left to delete
 */
async function requestDeletion(context: InstanceContext, deletion: Deletion): Promise<boolean> {
  const { id, name, deadline, fail } = deletion;
  const { client, clock, pollInterval, signal, log } = context;
  const since = clock.now();
  for (;;) {
    try {
      await client.deleteInstance(id, { signal });
      return true;
    } catch (error) {
      const next = await afterRefusal(context, deletion, error);
      if (next !== "again") return next === "deleting";
      if (clock.now() >= deadline) throw fail("TIMEOUT", `${messageOf(error)} Deploy again later.`, error);
      log.progress({ name, doing: "deleting", status: "not yet deletable", since });
      await clock.sleep(Math.min(pollInterval, Math.max(1, deadline - clock.now())), signal);
    }
  }
}

async function waitUntilGone(context: InstanceContext, { id, name, deadline, fail }: Deletion): Promise<void> {
  const result = await waitForInstance(context, {
    id,
    name,
    operation: "delete",
    doing: "deleting",
    known: {},
    accept: deletionAcceptor(),
    timeout: Math.max(0, deadline - context.clock.now()),
  }).catch((error: unknown) => {
    throw fail(
      "DELETE_UNKNOWN",
      `the service accepted the deletion, but it could not be watched: ${messageOf(error)} Run the command again.`,
      error,
    );
  });
  if (result.outcome === "success") return;
  if (result.outcome === "timeout") {
    throw fail(
      "TIMEOUT",
      `it still exists ${formatWaited(result.waited, result.seen)}. Run the command again to go on waiting, or raise customTimeouts.delete.`,
    );
  }
  throw fail("DELETE_FAILED", `it ${result.reason}.`);
}

/**
 * Deletes an instance and waits until it is gone (section 5.4). One that is gone already is a success; one in a state
 * that cannot be deleted is waited for.
 *
 * @throws InstanceError when the instance is protected, cannot be deleted, or is still there when time is up
 */
export async function deleteInstance(context: InstanceContext, id: string, olds: InstanceOutputs): Promise<void> {
  const { name } = olds;
  const fail: Deletion["fail"] = (code, reason, cause) =>
    new InstanceError(code, notDone({ name, id }, "deleted", reason), cause);
  if (olds.deletionProtection === true && olds[hiddenProperties.creationFailed] !== true) {
    throw fail("PROTECTED", "deletionProtection is on. Deploy deletionProtection: false first.");
  }
  const deadline = context.clock.now() + operationTimeout("delete", olds);
  const deletion = { id, name, deadline, fail };
  try {
    if (await requestDeletion(context, deletion)) await waitUntilGone(context, deletion);
  } finally {
    context.log.ended(false);
  }
}
