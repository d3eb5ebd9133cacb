import type * as pulumi from "@pulumi/pulumi";
import type { BackgroundTask } from "../../provider/client";
import { callFunction, callFunctionOutput, type DataFunction } from "./call/dataFunction";
import type { FunctionOptions } from "./functionOptions";

/** Whose background tasks to list. */
export interface GetBackgroundTasksArgs {
  /** ID of the instance. */
  instanceId: string;
}

/** {@link GetBackgroundTasksArgs} with values that may be outputs. */
export interface GetBackgroundTasksOutputArgs {
  /** ID of the instance. */
  instanceId: pulumi.Input<string>;
}

/** The background tasks of the instance, the newest first. */
export interface GetBackgroundTasksResult {
  tasks: BackgroundTask[];
}

const definition: DataFunction<GetBackgroundTasksArgs, GetBackgroundTasksResult> = {
  name: "getBackgroundTasks",
  args: { instanceId: "text" },
  read: async (reader, { instanceId }) => ({ tasks: await reader.backgroundTasks(instanceId) }),
};

/**
 * Lists what the service does with an instance in the background, or has done, by API v2 also for an instance of v1.0.
 *
 * @throws a HuaweiCloudError when they cannot be read
 * @example const { tasks } = await getBackgroundTasks({ instanceId });
 */
export function getBackgroundTasks(
  args: GetBackgroundTasksArgs,
  opts: FunctionOptions = {},
): Promise<GetBackgroundTasksResult> {
  return callFunction(definition, args, opts);
}

/** {@link getBackgroundTasks} for values that may be outputs. */
export function getBackgroundTasksOutput(
  args: GetBackgroundTasksOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetBackgroundTasksResult> {
  return callFunctionOutput(definition, args, opts);
}
