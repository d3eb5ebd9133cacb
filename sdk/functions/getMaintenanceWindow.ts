import * as pulumi from "@pulumi/pulumi";
import type { MaintenanceWindow } from "../../provider/client";
import type { WindowWords } from "./call/cloudReader";
import { callFunction, callFunctionOutput, type DataFunction } from "./call/dataFunction";
import type { FunctionOptions } from "./functionOptions";

/** Which maintenance window to look up: the default one, or one by its start or its number. */
export type GetMaintenanceWindowArgs =
  | { default: true }
  | {
      /** Start, such as `22:00`. */
      begin: string;
    }
  | {
      /** Sequential number. */
      seq: number;
    };

/** {@link GetMaintenanceWindowArgs} with values that may be outputs. */
export type GetMaintenanceWindowOutputArgs =
  | { default: pulumi.Input<true> }
  | {
      /** Start, such as `22:00`. */
      begin: pulumi.Input<string>;
    }
  | {
      /** Sequential number. */
      seq: pulumi.Input<number>;
    };

const definition: DataFunction<GetMaintenanceWindowArgs, MaintenanceWindow> = {
  name: "getMaintenanceWindow",
  args: { default: "boolean", begin: "text", seq: "number" },
  read: (reader, args) => {
    const words: WindowWords = args;
    if (words.default !== true && words.begin === undefined && words.seq === undefined) {
      throw new pulumi.RunError("getMaintenanceWindow needs default: true, begin or seq. Give one of them.");
    }
    return reader.maintenanceWindow(words);
  },
};

/**
 * Looks up one maintenance time window (section 6.3).
 *
 * @throws a HuaweiCloudError that lists the windows when none matches, or when they cannot be read
 * @example const { begin, end } = await getMaintenanceWindow({ default: true });
 */
export function getMaintenanceWindow(
  args: GetMaintenanceWindowArgs,
  opts: FunctionOptions = {},
): Promise<MaintenanceWindow> {
  return callFunction(definition, args, opts);
}

/** {@link getMaintenanceWindow} for values that may be outputs. */
export function getMaintenanceWindowOutput(
  args: GetMaintenanceWindowOutputArgs,
  opts: FunctionOptions = {},
): pulumi.Output<MaintenanceWindow> {
  return callFunctionOutput(definition, args, opts);
}
