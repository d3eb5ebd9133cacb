import * as z from "zod";
import { cleanLine } from "../../http/cleanText";
import { flag, number, renamed } from "../../http/tolerant";
import { type MaintenanceWindow, normalizeWindowTime } from "../maintenanceWindow";

const windowTime = z.preprocess(
  (value) => (typeof value === "number" ? String(value) : value),
  z.string().transform((time) => normalizeWindowTime(cleanLine(time))),
);

const windowSchema = renamed<MaintenanceWindow>({
  seq: ["seq", number],
  begin: ["begin", windowTime],
  end: ["end", windowTime],
  default: ["default", flag.transform((value) => value ?? false)],
});

/** The answer to "Querying Maintenance Time Windows" (tables 6-12 and 6-13). */
export const maintenanceWindowsSchema = z
  .object({ maintain_windows: z.array(windowSchema) })
  .transform(({ maintain_windows }) => maintain_windows);
