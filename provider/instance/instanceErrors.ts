import { HuaweiCloudError, messageOf } from "../client";
import type { Properties } from "../resource/properties";
import { hiddenProperties } from "./properties/instanceProperties";
import { safeProperties } from "./properties/safeProperties";

/** Which instance an error is about. */
export interface InstanceIdentity {
  name?: string | undefined;
  id?: string | undefined;
}

/** "instance orders (8959ab1c-…)", with what is known of it. */
export function instanceTitle({ name, id }: InstanceIdentity): string {
  if (name && id) return `instance ${name} (${id})`;
  const known = name || id;
  return known ? `instance ${known}` : "instance";
}

/** The title of an instance where a sentence begins with it. */
export function sentenceTitle(identity: InstanceIdentity): string {
  const title = instanceTitle(identity);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** What may be asked of an instance and fail. */
export type Operation = "created" | "read" | "updated" | "restarted" | "deleted" | "taken over";

/** "Instance orders (8959ab1c-…) was not updated: reason" */
export function notDone(identity: InstanceIdentity, operation: Operation, reason: string): string {
  return `${sentenceTitle(identity)} was not ${operation}: ${reason}`;
}

/** A change that diff or update will not carry out; the message names every property and the ways on. */
export class RefusedChangeError extends HuaweiCloudError {
  static override readonly code: string = "REFUSED_CHANGE";

  constructor({ reasons, ...identity }: InstanceIdentity & { reasons: string[] }) {
    super({
      message: `Refused to change ${instanceTitle(identity)}; nothing was touched: ${reasons.join("; ")}.`,
    });
  }
}

/** An operation on an instance that did not succeed and left nothing that the state does not know. */
export class InstanceError extends HuaweiCloudError {
  constructor(code: string, message: string, cause?: unknown) {
    super({ code, message, cause });
  }
}

/**
 * What is thrown when a call failed and nothing was carried out; it keeps the code of the client's error.
 *
 * @param code of an error that is not the client's
 */
export function failedCall(
  identity: InstanceIdentity,
  operation: Operation,
  { code, error }: { code: string; error: unknown },
): InstanceError {
  const known = error instanceof HuaweiCloudError ? error.code : code;
  return new InstanceError(known, notDone(identity, operation, messageOf(error)), error);
}

/** What a partial failure leaves behind. */
export interface PartialFailure {
  id: string;
  properties: object;
  reason: string;
  cause?: unknown;
}

/**
 * An operation that failed after the cloud had accepted something. Pulumi keeps `id` and `properties` in the state,
 * shows `reasons`, and calls update on the next run.
 */
export class PartialFailureError extends HuaweiCloudError {
  static override readonly code: string = "PARTIAL_FAILURE";
  readonly id: string;
  readonly properties: Properties;
  readonly reasons: readonly string[];

  constructor({ id, properties, reason, cause }: PartialFailure) {
    super({ message: reason, cause });
    this.id = id;
    this.properties = safeProperties(properties);
    this.reasons = [reason];
  }

  /** The same failure as Pulumi needs it: with the provider text for the next operation, and its reason reworded. */
  forPulumi(provider: unknown, reword: (reason: string) => string): PartialFailureError {
    const { id, message, cause } = this;
    const properties = { ...this.properties, [hiddenProperties.provider]: provider };
    return new PartialFailureError({ id, properties, reason: reword(message), cause });
  }
}
