import { z } from "zod";
import { flag, number } from "../../http/tolerant";
import { normalizeWindowTime } from "../normalizeWindowTime";

const windowTime = z.preprocess(
  (value) => (typeof value === "number" ? String(value) : value),
  z.string().transform(normalizeWindowTime),
);

const windowSchema = z.object({
  seq: number,
  /** `HH:mm`. */
  begin: windowTime,
  /** `HH:mm`. */
  end: windowTime,
  default: flag.transform((value) => value ?? false),
});

/** The answer to "Querying Maintenance Time Windows" (tables 6-12 and 6-13). */
export const maintenanceWindowsSchema = z.object({ maintain_windows: z.array(windowSchema) });

/** One maintenance window. */
export type MaintenanceWindow = z.output<typeof windowSchema>;

/** The maintenance windows on offer. */
export type MaintenanceWindows = z.output<typeof maintenanceWindowsSchema>;
