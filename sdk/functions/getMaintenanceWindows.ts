import type * as pulumi from "@pulumi/pulumi";
import type { MaintenanceWindow } from "../../provider/client";
import { callFunction, callFunctionOutput, type DataFunction } from "./call/dataFunction";
import type { FunctionOptions } from "./functionOptions";

/** Nothing narrows the list of maintenance windows. */
export type GetMaintenanceWindowsArgs = Record<string, never>;

/** The maintenance windows on offer. */
export interface GetMaintenanceWindowsResult {
  maintenanceWindows: MaintenanceWindow[];
}

const definition: DataFunction<GetMaintenanceWindowsArgs, GetMaintenanceWindowsResult> = {
  name: "getMaintenanceWindows",
  args: {},
  read: async (reader) => ({ maintenanceWindows: await reader.maintenanceWindows() }),
};

/**
 * Lists the maintenance time windows on offer (section 6.3).
 *
 * @throws a HuaweiCloudError when they cannot be read
 * @example const { maintenanceWindows } = await getMaintenanceWindows();
 */
export function getMaintenanceWindows(
  args: GetMaintenanceWindowsArgs = {},
  opts: FunctionOptions = {},
): Promise<GetMaintenanceWindowsResult> {
  return callFunction(definition, args, opts);
}

/** {@link getMaintenanceWindows} as an output. */
export function getMaintenanceWindowsOutput(
  args: GetMaintenanceWindowsArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetMaintenanceWindowsResult> {
  return callFunctionOutput(definition, args, opts);
}
