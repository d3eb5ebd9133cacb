import { productAllowed } from "./productAllowed";
import { vcpuMaximum } from "./vcpuMaximum";
import { vcpuStackTotal } from "./vcpuStackTotal";

export { productAllowed, vcpuMaximum, vcpuStackTotal };

/** The policies about cost, in the order in which they are listed. */
export const costPolicies = [productAllowed, vcpuMaximum, vcpuStackTotal] as const;
