import type { BackgroundTask, DmsV2Api } from "../../client";
import { InstanceError, notDone } from "../instanceErrors";
import type { UpdateProgress } from "./updateProgress";

const ended = ["FAILED", "CANCELLED", "DELETED"];

/**
 * Waits until a background task of the instance is over; one that cannot be found is taken as over.
 *
 * @throws InstanceError when it has failed, or is not over in time
 */
export async function waitForTask(
  progress: UpdateProgress,
  find: () => Promise<BackgroundTask | undefined>,
): Promise<void> {
  const { identity } = progress;
  for (;;) {
    const task = await find();
    if (!task || task.status === "SUCCESS") return;
    const what = `its background task ${task.name ?? task.id}`;
    if (ended.includes(task.status ?? "")) {
      const reason = `${what} ended in ${task.status}. It is kept in the state; deploy again to try once more.`;
      throw new InstanceError("TASK_FAILED", notDone(identity, "updated", reason));
    }
    if (await progress.pause()) continue;
    const reason = `${what} is not over yet. It is kept in the state; deploy again to go on, or raise customTimeouts.update.`;
    throw new InstanceError("TIMEOUT", notDone(identity, "updated", reason));
  }
}

/** The newest background task of a name. */
export async function newestTask(
  client: DmsV2Api,
  { id, context }: UpdateProgress,
  name: string,
): Promise<BackgroundTask | undefined> {
  const tasks = await client.listBackgroundTasks(id, {}, { signal: context.signal });
  return tasks.find((task) => task.name === name);
}
