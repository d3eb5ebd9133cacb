import type { ApiVersion } from "../../client";
import type { Properties } from "../../resource/properties";

/** Name of the hidden property that holds the version of the API that check decided on. */
export const decidedVersionName = "__apiVersion";

/** What a changed password does. */
export type PasswordChange = "reset" | "refuse" | "record" | "replace";

/** What a changed size does. */
export type Resize = "extend" | "refuse" | "replace";

/** The version that manages an instance; states of before API v2 name none. */
export function apiVersionOf(outputs: { readonly apiVersion?: unknown }): ApiVersion {
  return outputs.apiVersion === "v2" ? "v2" : "v1.0";
}

/** The version that check decided on; undefined where it could not, or where the inputs are of before API v2. */
export function decidedVersion(inputs: Properties): ApiVersion | undefined {
  return versionNamed(inputs[decidedVersionName]);
}

/**
 * The version that manages an instance, by its inputs or its outputs alone: those of before API v2 name none.
 *
 * @returns undefined where check could not decide
 */
export function versionShownBy(properties: {
  readonly [decidedVersionName]?: unknown;
  readonly apiVersion?: unknown;
}): ApiVersion | undefined {
  return versionNamed(properties[decidedVersionName] ?? properties.apiVersion ?? "v1.0");
}

function versionNamed(version: unknown): ApiVersion | undefined {
  return version === "v1.0" || version === "v2" ? version : undefined;
}

/** The version that manages an instance once the program is deployed: that of its state, unless check decided on another. */
export function versionAfter(olds: { readonly apiVersion?: unknown }, news: Properties): ApiVersion {
  return decidedVersion(news) ?? apiVersionOf(olds);
}

/** What a changed password does; where the program leaves it open, the version decides. */
export function passwordChangeOf(
  { passwordChange }: { readonly passwordChange?: unknown },
  version: ApiVersion,
): PasswordChange {
  if (passwordChange !== undefined) return passwordChange as PasswordChange;
  return version === "v2" ? "reset" : "refuse";
}

/** What a changed size does; where the program leaves it open, the version decides. */
export function resizeOf({ resize }: Properties, version: ApiVersion): Resize {
  if (resize !== undefined) return resize as Resize;
  return version === "v2" ? "extend" : "refuse";
}

/** Whether an engine version is that of the other engine behind the same API, which has no TLS, plugins or user. */
export function isAmqpEngine(engineVersion: unknown): boolean {
  return typeof engineVersion === "string" && /^amqp/i.test(engineVersion);
}
