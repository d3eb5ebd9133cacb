import { describeErrorCode, type Instance, speaksV2, statusMeaning } from "../client";
import type { InstanceContext } from "./instanceContext";

const withoutStop = (text: string): string => text.replace(/\.$/, "");

/** Why an instance is in a failed status, in the words of table 5-7, with advice; without a full stop at its end. */
export function failureText(instance: Instance | undefined): string {
  if (!instance) return "it no longer exists";
  const status = `it ${statusMeaning(instance.status).meaning} (status ${instance.status})`;
  if (!instance.errorCode) return status;
  const known = describeErrorCode(instance.errorCode);
  const words = known ? `: ${withoutStop(known.text)}. ${withoutStop(known.advice)}` : "";
  return `${status}, error code ${instance.errorCode}${words}`;
}

/**
 * The name of the background task of an instance that failed last, to complete a sentence: API v2 tells no error code.
 *
 * @returns an empty text where no task tells
 */
export async function failedTaskText({ client, signal }: InstanceContext, id: string): Promise<string> {
  if (!speaksV2(client)) return "";
  const tasks = await client.listBackgroundTasks(id, {}, { signal }).catch(() => []);
  const failed = tasks.find(({ status }) => status === "FAILED");
  return failed?.name ? `; its background task ${failed.name} failed` : "";
}

/** Why an instance is in a failed status, as `failureText`, with the name of the background task that failed. */
export async function failureReason(context: InstanceContext, instance: Instance): Promise<string> {
  return `${failureText(instance)}${await failedTaskText(context, instance.instanceId)}`;
}
