import type { Instance } from "./instance";

/** Milliseconds. */
const day = 24 * 3_600_000;

/** What becomes of deleted instances of a project. */
export interface RecycleBin {
  /** 1 to 7. */
  retentionDays: number;
  /** Whether a deletion without `force_delete` puts an instance into the bin. */
  isUsed: boolean;
}

/** When an instance in the bin goes for good, in milliseconds since 1970; undefined for one that is not in it. */
export function endInBin({ recycledAt }: Instance, { retentionDays }: RecycleBin): number | undefined {
  return recycledAt === undefined ? undefined : recycledAt + retentionDays * day;
}
