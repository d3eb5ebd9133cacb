import { createHash } from "node:crypto";

/** 32 hexadecimal digits that are the same on every run. */
export function derivedId(seed: string): string {
  return createHash("sha256").update(seed).digest("hex").slice(0, 32);
}
