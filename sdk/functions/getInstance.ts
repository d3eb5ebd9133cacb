import * as pulumi from "@pulumi/pulumi";
import { callFunction, callFunctionOutput, type DataFunction } from "./call/dataFunction";
import type { FunctionOptions } from "./functionOptions";
import type { InstanceResult } from "./instanceResult";

/** Which instance to look up: one of an ID or of a name. */
export type GetInstanceArgs = { id: string } | { name: string };

/** {@link GetInstanceArgs} with values that may be outputs. */
export type GetInstanceOutputArgs = { id: pulumi.Input<string> } | { name: pulumi.Input<string> };

const definition: DataFunction<GetInstanceArgs, InstanceResult> = {
  name: "getInstance",
  args: { id: "text", name: "text" },
  read: (reader, args) => {
    const { id, name } = args as { id?: string; name?: string };
    if (Boolean(id) === Boolean(name)) {
      throw new pulumi.RunError("getInstance needs either id or name. Give one of them.");
    }
    return id ? reader.instance(id) : reader.instanceNamed(name as string);
  },
};

/**
 * Looks up one instance of the region and project (sections 5.2 and 5.6), also one that Pulumi does not manage.
 *
 * @throws a HuaweiCloudError when there is none, by name with the names that exist, or when it cannot be read
 * @example const { hosts, port } = await getInstance({ name: "orders" });
 */
export function getInstance(args: GetInstanceArgs, opts: FunctionOptions = {}): Promise<InstanceResult> {
  return callFunction(definition, args, opts);
}

/** {@link getInstance} for values that may be outputs. */
export function getInstanceOutput(
  args: GetInstanceOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<InstanceResult> {
  return callFunctionOutput(definition, args, opts);
}
