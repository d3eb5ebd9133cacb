import { HuaweiCloudError } from "../client";
import { hiddenProperties } from "../instance/properties/properties";
import type { Properties } from "../instance/properties/safeProperties";

/** Where an instance lives, and which parts of that the program said itself. */
export interface InstanceLocation {
  region?: string;
  projectId?: string;
  declared: readonly string[];
}

/** The configuration points to another region or project than the one where the instance was made. */
export class LocationMismatchError extends HuaweiCloudError {
  constructor(what: "region" | "project", stored: string, configured: string, instance: string) {
    super({
      code: "LOCATION_MISMATCH",
      message: `${instance} was made in ${what} ${stored}, but the configuration says ${configured}; nothing was touched. Point the configuration back to ${what} ${stored}, or run with a configuration for it.`,
    });
  }
}

/** Reads the location from stored or checked properties. */
export function instanceLocation(properties: Properties): InstanceLocation {
  const declared = properties[hiddenProperties.declaredLocation];
  return {
    region: typeof properties.region === "string" ? properties.region : undefined,
    projectId: typeof properties.projectId === "string" ? properties.projectId : undefined,
    declared: Array.isArray(declared) ? declared.map(String) : [],
  };
}
