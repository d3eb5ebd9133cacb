import type * as pulumi from "@pulumi/pulumi";
import type { AvailabilityZone } from "../../provider/client";
import type { ArgumentKinds } from "./call/checkArguments";
import { callFunction, callFunctionOutput, type DataFunction } from "./call/dataFunction";
import type { FunctionOptions } from "./functionOptions";

/** Which availability zones to list; what is left out matches all. */
export interface GetAvailabilityZonesArgs {
  /** True for zones that have resources, false for those that are sold out. */
  available?: boolean;
  code?: string;
  name?: string;
  id?: string;
}

/** {@link GetAvailabilityZonesArgs} with values that may be outputs. */
export interface GetAvailabilityZonesOutputArgs {
  /** True for zones that have resources, false for those that are sold out. */
  available?: pulumi.Input<boolean | undefined>;
  code?: pulumi.Input<string | undefined>;
  name?: pulumi.Input<string | undefined>;
  id?: pulumi.Input<string | undefined>;
}

/** The availability zones that match. */
export interface GetAvailabilityZonesResult {
  /** ID of the region. */
  regionId: string;
  availabilityZones: AvailabilityZone[];
}

/** The arguments by which zones are looked up. */
export const zoneArguments: ArgumentKinds<GetAvailabilityZonesArgs> = {
  available: "boolean",
  code: "text",
  name: "text",
  id: "text",
};

const definition: DataFunction<GetAvailabilityZonesArgs, GetAvailabilityZonesResult> = {
  name: "getAvailabilityZones",
  args: zoneArguments,
  read: async (reader, args) => {
    const { regionId, zones } = await reader.zones(args);
    return { regionId, availabilityZones: zones };
  },
};

/**
 * Lists the availability zones of the region (section 6.1).
 *
 * @throws a HuaweiCloudError when they cannot be read
 * @example const { availabilityZones } = await getAvailabilityZones({ available: true });
 */
export function getAvailabilityZones(
  args: GetAvailabilityZonesArgs = {},
  opts: FunctionOptions = {},
): Promise<GetAvailabilityZonesResult> {
  return callFunction(definition, args, opts);
}

/** {@link getAvailabilityZones} for values that may be outputs. */
export function getAvailabilityZonesOutput(
  args: GetAvailabilityZonesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<GetAvailabilityZonesResult> {
  return callFunctionOutput(definition, args, opts);
}
