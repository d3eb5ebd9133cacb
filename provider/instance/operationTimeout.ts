import { parseDuration } from "../client";
import type { InstanceOutputs } from "./properties/instanceProperties";

/** How long an operation may take when the program does not say, as durations. */
export const defaultTimeouts = { create: "50m", update: "50m", delete: "30m" } as const;

/** The time-out of an operation in milliseconds: the program's `customTimeouts`, else the default. */
export function operationTimeout(
  operation: keyof typeof defaultTimeouts,
  { timeouts }: Pick<InstanceOutputs, "timeouts">,
): number {
  return parseDuration(timeouts?.[operation] ?? defaultTimeouts[operation]);
}
