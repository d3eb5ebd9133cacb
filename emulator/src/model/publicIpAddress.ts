import { createHash } from "node:crypto";

/** The address of an elastic IP, the same for the same id, from a block kept for documentation (203.0.113.0/24). */
export function publicIpAddress(publicIpId: string): string {
  const byte = createHash("sha256").update(publicIpId).digest()[0] ?? 0;
  return `203.0.113.${(byte % 254) + 1}`;
}
