import type { ApiVersion, NewInstanceOfV2 } from "../../client";
import { isLegacyProductId } from "../../client/dms/product";
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

/** A version of the API by its name; undefined for anything else. */
export function versionNamed(version: unknown): ApiVersion | undefined {
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

const legacyStorageSpecCodes = ["normal", "high", "ultra"].map((type) => `dms.physical.storage.${type}`);

/** Whether disks of a storage I/O specification are those of API v1.0. */
export function isLegacyStorageSpecCode(code: string): boolean {
  return legacyStorageSpecCodes.includes(code);
}

/** Whether an engine version is that of API v1.0, 3.7. */
export function isLegacyEngineVersion(version: string): boolean {
  return /^3\.7(\.|$)/.test(version);
}

type SaysVersion = (value: unknown) => ApiVersion | undefined;

const byText =
  (read: (text: string) => ApiVersion | undefined): SaysVersion =>
  (value) =>
    typeof value === "string" && value !== "" ? read(value) : undefined;

const listOf =
  (least: number): SaysVersion =>
  (value) =>
    Array.isArray(value) && value.length >= least ? "v2" : undefined;

const whenGiven: SaysVersion = (value) => (value === undefined || value === null || value === "" ? undefined : "v2");

function productId(id: string): ApiVersion | undefined {
  if (isLegacyProductId(id)) return "v1.0";
  return /^[a-z]/i.test(id) ? "v2" : undefined;
}

function storageSpecCode(code: string): ApiVersion | undefined {
  if (!code.startsWith("dms.physical.storage.")) return undefined;
  return isLegacyStorageSpecCode(code) ? "v1.0" : "v2";
}

function engineVersion(version: string): ApiVersion | undefined {
  if (isLegacyEngineVersion(version)) return "v1.0";
  return isAmqpEngine(version) ? "v2" : undefined;
}

function tags(value: unknown): ApiVersion | undefined {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0 ? "v2" : undefined;
}

/** Which version an input belongs to, each for itself; what is not listed, and what says undefined, fits both versions. */
export const versionsByInput: Readonly<Record<string, SaysVersion>> = {
  productId: byText(productId),
  storageSpecCode: byText(storageSpecCode),
  engineVersion: byText(engineVersion),
  availabilityZones: listOf(3),
  plugins: listOf(1),
  ...({
    brokerNum: whenGiven,
    tags,
    diskEncryptedKey: whenGiven,
    enableAcl: (value) => (value === true ? "v2" : undefined),
    archType: whenGiven,
  } satisfies Record<keyof NewInstanceOfV2, SaysVersion>),
};

/** Whether an input belongs to v2 whatever its value, which may be unknown yet. */
export function belongsToV2ByName(name: string): boolean {
  return versionsByInput[name] === whenGiven;
}
