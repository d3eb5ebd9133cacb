import type { ApiVersion, ClientConfiguration } from "../../client";
import type { CheckFailure } from "../../resource/checkFailure";
import type { Properties } from "../../resource/properties";
import { sameValue } from "../properties/inputValues";
import { hiddenProperties, isInputName } from "../properties/instanceProperties";
import { decidedVersion } from "../properties/versionRules";
import { decideApiVersion, evidenceOfV2 } from "./decideApiVersion";
import { instanceFailure } from "./instanceFailure";

/** Which version of the API is to manage an instance, as far as check can tell without the service. */
export interface VersionOfInputs {
  /** Undefined where it is not known yet. */
  version?: ApiVersion | undefined;
  /** Why a new instance gets it, for people. */
  reason?: string | undefined;
  /** Whether the region is to be asked. */
  isOpen?: boolean;
  failures: CheckFailure[];
}

/** What check takes the version of the API from. */
export interface VersionSetting {
  /** Version of the API for new instances, and for existing ones where it is not `auto`. Default `auto`. */
  apiVersion?: ClientConfiguration["apiVersion"] | undefined;
}

function newVersion(inputs: Properties, set: ClientConfiguration["apiVersion"]): VersionOfInputs {
  const decision = decideApiVersion(inputs, set);
  switch (decision.kind) {
    case "decided":
      return { version: decision.apiVersion, reason: decision.reason, failures: [] };
    case "contradiction":
      return { failures: decision.failures };
    case "notYetKnown":
      return { reason: `${decision.properties.join(" and ")} will tell`, failures: [] };
    case "open":
      return { isOpen: true, failures: [] };
  }
}

/** Whether check has looked an input up for the words of the program, which cannot leave it out. */
function isFromWords(property: string, { product }: Properties): boolean {
  return product !== undefined && (property === "productId" || property === "brokerNum");
}

/** What belongs to v2 of an instance that v1.0 manages, or is to manage again. */
function failuresOnV1(inputs: Properties, olds: Properties, isMoved: boolean): CheckFailure[] {
  const isNews = (name: string) => isMoved || !isInputName(name) || !sameValue(name, olds[name], inputs[name]);
  const advice = isMoved
    ? "but huaweicloud:apiVersion (HW_DMS_API_VERSION) says v1.0; set it to v2 or auto, or leave the property out first"
    : "and API v1.0 manages the instance; set huaweicloud:apiVersion (HW_DMS_API_VERSION) to v2 first, which touches nothing, then add it";
  return evidenceOfV2(inputs)
    .filter(({ property }) => isNews(property) && !isFromWords(property, inputs))
    .map(({ property, shown }) => instanceFailure(property, `${shown}belongs to API v2, ${advice}`));
}

/**
 * The version of the API that manages an instance: the one that it has, unless the setting names another; a new one's is
 * decided by setting and inputs.
 *
 * @param olds the inputs of the last deployment; those of before API v2 name none, which means v1.0
 */
export function versionOfInputs(
  { apiVersion: set = "auto" }: VersionSetting,
  olds: Properties,
  inputs: Properties,
): VersionOfInputs {
  if (olds.name === undefined) return newVersion(inputs, set);
  const stored = olds[hiddenProperties.apiVersion];
  const version = stored === undefined ? "v1.0" : decidedVersion(olds);
  const target = set === "auto" ? version : set;
  const failures = target === "v1.0" ? failuresOnV1(inputs, olds, version !== "v1.0") : [];
  return { version: target, failures };
}

/** Which version of the API a new instance gets and why, for people. */
export function newVersionText({ version, reason = "" }: VersionOfInputs): string {
  return version === undefined
    ? `Which version of the API makes the instance is not known yet: ${reason}.`
    : `API ${version}: ${reason}.`;
}

/** How inputs name the version; those of before API v2 stay as they are. */
export function versionInput(olds: Properties, version: ApiVersion | undefined): Properties {
  const stored = olds[hiddenProperties.apiVersion];
  if (olds.name !== undefined && stored === undefined && version !== "v2") return {};
  return { [hiddenProperties.apiVersion]: version ?? stored ?? "auto" };
}
