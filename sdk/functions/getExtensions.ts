import type * as pulumi from "@pulumi/pulumi";
import type { Product } from "../../provider/client";
import { callFunction, callFunctionOutput, type DataFunction } from "./call/dataFunction";
import type { FunctionOptions } from "./functionOptions";

/** Whose sizes to list. */
export interface GetExtensionsArgs {
  /** ID of the instance. */
  instanceId: string;
}

/** {@link GetExtensionsArgs} with values that may be outputs. */
export interface GetExtensionsOutputArgs {
  /** ID of the instance. */
  instanceId: pulumi.Input<string>;
}

/** The products that the instance can be extended to, its present one among them. */
export interface GetExtensionsResult {
  products: Product[];
}

const definition: DataFunction<GetExtensionsArgs, GetExtensionsResult> = {
  name: "getExtensions",
  args: { instanceId: "text" },
  read: async (reader, { instanceId }) => ({ products: await reader.extensions(instanceId) }),
};

/**
 * Lists the products that an instance can be extended to, by API v2 also for an instance of v1.0. Some clouds lack the call.
 *
 * @throws a HuaweiCloudError when they cannot be read
 * @example const { products } = await getExtensions({ instanceId });
 */
export function getExtensions(args: GetExtensionsArgs, opts: FunctionOptions = {}): Promise<GetExtensionsResult> {
  return callFunction(definition, args, opts);
}

/** {@link getExtensions} for values that may be outputs. */
export function getExtensionsOutput(
  args: GetExtensionsOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<GetExtensionsResult> {
  return callFunctionOutput(definition, args, opts);
}
