import type * as pulumi from "@pulumi/pulumi";
import type { Plugin } from "../../provider/client";
import { callFunction, callFunctionOutput, type DataFunction } from "./call/dataFunction";
import type { FunctionOptions } from "./functionOptions";

/** Whose plugins to list. */
export interface GetPluginsArgs {
  /** ID of the instance. */
  instanceId: string;
}

/** {@link GetPluginsArgs} with values that may be outputs. */
export interface GetPluginsOutputArgs {
  /** ID of the instance. */
  instanceId: pulumi.Input<string>;
}

/** The plugins that the instance has, switched on or not. */
export interface GetPluginsResult {
  plugins: Plugin[];
}

const definition: DataFunction<GetPluginsArgs, GetPluginsResult> = {
  name: "getPlugins",
  args: { instanceId: "text" },
  read: async (reader, { instanceId }) => ({ plugins: await reader.plugins(instanceId) }),
};

/**
 * Lists the plugins of an instance, by API v2 also for an instance of v1.0; not for AMQP-0-9-1.
 *
 * @throws a HuaweiCloudError when they cannot be read
 * @example const { plugins } = await getPlugins({ instanceId });
 */
export function getPlugins(args: GetPluginsArgs, opts: FunctionOptions = {}): Promise<GetPluginsResult> {
  return callFunction(definition, args, opts);
}

/** {@link getPlugins} for values that may be outputs. */
export function getPluginsOutput(
  args: GetPluginsOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetPluginsResult> {
  return callFunctionOutput(definition, args, opts);
}
