import * as z from "zod";
import { flag, id, millis, number, renamed, text } from "../../http/tolerant";
import { normalizeInstanceStatus } from "../instanceStatus";
import type { RecycleBin, RecycledInstance } from "../recycleBin";

const recycledSchema = renamed<RecycledInstance>({
  instanceId: ["instance_id", id],
  name: ["name", text],
  status: ["status", text.transform((value) => (value === undefined ? undefined : normalizeInstanceStatus(value)))],
  engine: ["engine", text.transform((value) => value?.toLowerCase())],
  productId: ["product_id", text],
  recycledAtMillis: ["in_recycle_time", millis],
  expiresAtMillis: ["auto_delete_time", millis],
});

/** The answer to the call for the recycle bin, whose list may be null. */
export const recycleBinSchema = renamed<RecycleBin>({
  retentionDays: ["retention_days", number],
  usedByDefault: ["default_use_recycle", flag],
  instances: [
    "recycle_instances",
    z
      .array(recycledSchema.optional().catch(undefined))
      .nullish()
      .transform((rows) => (rows ?? []).filter((row) => row !== undefined)),
  ],
});
