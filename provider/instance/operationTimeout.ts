import { parseDuration } from "../client/configuration/duration";
import type { Properties } from "./properties/safeProperties";

/** How long an operation may take when the program does not say, as durations. */
export const defaultTimeouts = { create: "50m", update: "50m", delete: "30m" } as const;

/** The time-out of an operation in milliseconds: the program's `customTimeouts`, else the default. */
export function operationTimeout(operation: keyof typeof defaultTimeouts, properties: Properties): number {
  const timeouts = properties.timeouts as Partial<Record<string, string>> | undefined;
  return parseDuration(timeouts?.[operation] ?? defaultTimeouts[operation]);
}
