import { HuaweiCloudError } from "../client";
import { hiddenProperties } from "../instance/properties/instanceProperties";
import type { Properties } from "../resource/properties";

/** Where an instance lives, and which parts of that the program said itself. */
export interface InstanceLocation {
  region: string | undefined;
  projectId: string | undefined;
  declared: readonly string[];
}

/** The configuration points to another region or project than the one where the instance was made. */
export class LocationMismatchError extends HuaweiCloudError {
  static override readonly code: string = "LOCATION_MISMATCH";

  constructor(what: "region" | "project", stored: string, configured: string, instance: string) {
    super({
      message: `${instance} was made in ${what} ${stored}, but the configuration says ${configured}; nothing was touched. Point the configuration back to ${what} ${stored}, or run with a configuration for it.`,
    });
  }
}

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);

/** Reads the location from stored or checked properties. */
export function instanceLocation(properties: Properties): InstanceLocation {
  const declared = properties[hiddenProperties.declaredLocation];
  return {
    region: textOf(properties.region),
    projectId: textOf(properties.projectId),
    declared: Array.isArray(declared) ? declared.map(String) : [],
  };
}

/** The parts of a location that the program said itself, and that come before the configuration. */
export function declaredParts({ region, projectId, declared }: InstanceLocation) {
  return {
    region: declared.includes("region") ? region : undefined,
    projectId: declared.includes("projectId") ? projectId : undefined,
  };
}
