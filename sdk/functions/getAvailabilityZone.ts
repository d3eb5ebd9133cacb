import type * as pulumi from "@pulumi/pulumi";
import type { AvailabilityZone } from "../../provider/client";
import { callFunction, callFunctionOutput, type DataFunction } from "./call/dataFunction";
import type { FunctionOptions } from "./functionOptions";
import {
  type GetAvailabilityZonesArgs,
  type GetAvailabilityZonesOutputArgs,
  zoneArguments,
} from "./getAvailabilityZones";

const definition: DataFunction<GetAvailabilityZonesArgs, AvailabilityZone> = {
  name: "getAvailabilityZone",
  args: zoneArguments,
  read: (reader, args) => reader.zone(args),
};

/**
 * Looks up exactly one availability zone (section 6.1).
 *
 * @throws a HuaweiCloudError that lists the zones that exist when none or several match, or when they cannot be read
 * @example const zone = await getAvailabilityZone({ name: "az10.dc1" });
 */
export function getAvailabilityZone(
  args: GetAvailabilityZonesArgs = {},
  opts: FunctionOptions = {},
): Promise<AvailabilityZone> {
  return callFunction(definition, args, opts);
}

/** {@link getAvailabilityZone} for values that may be outputs. */
export function getAvailabilityZoneOutput(
  args: GetAvailabilityZonesOutputArgs = {},
  opts: FunctionOptions = {},
): pulumi.Output<AvailabilityZone> {
  return callFunctionOutput(definition, args, opts);
}
