import type * as pulumi from "@pulumi/pulumi";
import { callFunction, callFunctionOutput, type DataFunction } from "./call/dataFunction";
import type { FunctionOptions } from "./functionOptions";
import type { InstanceResult } from "./instanceResult";

/** Which instances to list (table 5-19); what is left out matches all. */
export interface GetInstancesArgs {
  /** Name, or a part of it. */
  name?: string;
  /** Whether `name` is the whole name. @default false */
  exactMatchName?: boolean;
  /** Status on the wire, such as `RUNNING` (table 8-3). */
  status?: string;
  /** Whether instances whose creation failed are listed too. @default true */
  includeFailure?: boolean;
  /** ID of the enterprise project. */
  enterpriseProjectId?: string;
}

/** {@link GetInstancesArgs} with values that may be outputs. */
export interface GetInstancesOutputArgs {
  /** Name, or a part of it. */
  name?: pulumi.Input<string | undefined>;
  /** Whether `name` is the whole name. @default false */
  exactMatchName?: pulumi.Input<boolean | undefined>;
  /** Status on the wire, such as `RUNNING` (table 8-3). */
  status?: pulumi.Input<string | undefined>;
  /** Whether instances whose creation failed are listed too. @default true */
  includeFailure?: pulumi.Input<boolean | undefined>;
  /** ID of the enterprise project. */
  enterpriseProjectId?: pulumi.Input<string | undefined>;
}

/** The instances that match. */
export interface GetInstancesResult {
  instances: InstanceResult[];
}

const definition: DataFunction<GetInstancesArgs, GetInstancesResult> = {
  name: "getInstances",
  args: {
    name: "text",
    exactMatchName: "boolean",
    status: "text",
    includeFailure: "boolean",
    enterpriseProjectId: "text",
  },
  read: async (reader, args) => ({ instances: await reader.instances(args) }),
};

/**
 * Lists the instances of the region and project (section 5.6), of all pages, also those that Pulumi does not manage.
 *
 * @throws a HuaweiCloudError when they cannot be read
 * @example const { instances } = await getInstances({ status: "RUNNING" });
 */
export function getInstances(args: GetInstancesArgs = {}, opts: FunctionOptions = {}): Promise<GetInstancesResult> {
  return callFunction(definition, args, opts);
}

/** {@link getInstances} for values that may be outputs. */
export function getInstancesOutput(
  args: GetInstancesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetInstancesResult> {
  return callFunctionOutput(definition, args, opts);
}
