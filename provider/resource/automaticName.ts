import { createHash } from "node:crypto";
import { logicalNameOf } from "./resourceUrn";

const maxLogicalLength = 55;

/** Where a resource stands whose program sets no name. */
export interface NamedResource {
  urn: string;
  /** Organization of the stack, where the backend has any. */
  organization?: string | undefined;
}

/**
 * The name of an instance whose program sets none: the logical name made legal (table 5-2) and cut to 55 characters,
 * `-`, and 8 hexadecimal digits of SHA-256 over the organization and the URN, which holds project, stack, parent chain
 * and logical name. The same on every run.
 *
 * @example automaticName({ urn: "urn:pulumi:dev::shop::…::orders" }) // "orders-1f0c7a52"
 */
export function automaticName({ urn, organization = "" }: NamedResource): string {
  const legal = logicalNameOf(urn)
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .replace(/^-+/, "");
  const started = /^[A-Za-z]/.test(legal) ? legal : `rabbitmq-${legal}`;
  const digest = createHash("sha256").update(`${organization}\n${urn}`).digest("hex").slice(0, 8);
  return `${started.slice(0, maxLogicalLength)}-${digest}`;
}
