import { HuaweiCloudError } from "../client";
import { hiddenProperties } from "./properties/properties";
import { type Properties, safeProperties } from "./properties/safeProperties";

/** Which instance an error is about. */
export interface InstanceIdentity {
  name?: unknown;
  id?: unknown;
}

/** "instance orders (8959ab1c-…)", with what is known of it. */
export function instanceTitle({ name, id }: InstanceIdentity): string {
  const parts = [name, id ? `(${id})` : undefined].filter(Boolean);
  return parts.length > 0 ? `instance ${parts.join(" ")}` : "instance";
}

/** The title of an instance where a sentence begins with it. */
export function sentenceTitle(identity: InstanceIdentity): string {
  const title = instanceTitle(identity);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** A change that diff or update will not carry out; the message names every property and the ways on. */
export class RefusedChangeError extends HuaweiCloudError {
  constructor({ reasons, ...identity }: InstanceIdentity & { reasons: string[] }) {
    super({
      code: "REFUSED_CHANGE",
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
 * @param what such as "Instance orders was not read"
 * @param code of an error that is not the client's
 */
export function failedCall(what: string, code: string, error: unknown): InstanceError {
  return new InstanceError(
    error instanceof HuaweiCloudError ? error.code : code,
    `${what}: ${messageOf(error)}`,
    error,
  );
}

/**
 * An operation that failed after the cloud had accepted something. Pulumi keeps `id` and `properties` in the state,
 * shows `reasons`, and calls update on the next run.
 */
export class PartialFailureError extends HuaweiCloudError {
  readonly id: string;
  readonly properties: Properties;
  reasons: string[];

  constructor({
    id,
    properties,
    reason,
    cause,
  }: { id: string; properties: Properties; reason: string; cause?: unknown }) {
    super({ code: "PARTIAL_FAILURE", message: reason, cause });
    this.id = id;
    this.properties = safeProperties(properties);
    this.reasons = [reason];
  }

  /** Adds what Pulumi needs to load the provider for the next operation. */
  withProvider(provider: unknown): this {
    this.properties[hiddenProperties.provider] = provider;
    return this;
  }

  /** Puts the reasons in other words before a user sees them. */
  withReasons(reword: (reason: string) => string): this {
    this.reasons = this.reasons.map(reword);
    this.message = reword(this.message);
    return this;
  }
}

/** One sentence for whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
