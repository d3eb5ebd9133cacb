import { InstanceBusyError, InstanceNotFoundError, NotDeletableError } from "../client";
import { deletionAcceptor } from "../wait/acceptors";
import { formatWaited } from "../wait/waitFor";
import type { InstanceContext } from "./instanceContext";
import { InstanceError, messageOf, sentenceTitle } from "./instanceErrors";
import { observeInstance } from "./observeInstance";
import { operationTimeout } from "./operationTimeout";
import { hiddenProperties } from "./properties/properties";
import type { Properties } from "./properties/safeProperties";
import { waitForInstance } from "./waitForInstance";

function isRefusedForNow(error: unknown): boolean {
  return error instanceof NotDeletableError || error instanceof InstanceBusyError;
}

/**
 * Deletes an instance and waits until it is gone (section 5.4). One that is gone already is a success; one in a state
 * that cannot be deleted is waited for.
 *
 * @throws InstanceError when the instance is protected, cannot be deleted, or is still there when time is up
 */
export async function deleteInstance(context: InstanceContext, id: string, olds: Properties): Promise<void> {
  const title = sentenceTitle({ name: olds.name, id });
  const fail = (code: string, message: string, cause?: unknown) =>
    new InstanceError(code, `${title} was not deleted: ${message}`, cause);
  if (olds.deletionProtection === true && olds[hiddenProperties.creationFailed] !== true) {
    throw fail("PROTECTED", "deletionProtection is on. Deploy deletionProtection: false first.");
  }
  const { client, clock, pollInterval, signal, log } = context;
  const deadline = clock.now() + operationTimeout("delete", olds);
  for (;;) {
    try {
      await client.deleteInstance(id, { signal });
      break;
    } catch (error) {
      if (error instanceof InstanceNotFoundError) return;
      if (!isRefusedForNow(error)) {
        const observed = await observeInstance(context, id).catch(() => "unknown" as const);
        if (observed === undefined) return;
        throw fail("DELETE_FAILED", messageOf(error), error);
      }
      if (clock.now() >= deadline) throw fail("TIMEOUT", `${messageOf(error)} Deploy again later.`, error);
      log.progress(`waiting until ${olds.name} (${id}) can be deleted`);
      await clock.sleep(Math.min(pollInterval, Math.max(1, deadline - clock.now())), signal);
    }
  }
  const result = await waitForInstance(context, {
    id,
    name: olds.name,
    doing: "deleting",
    accept: deletionAcceptor,
    timeout: Math.max(0, deadline - clock.now()),
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
