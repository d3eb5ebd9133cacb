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

  /** @param configuredName the name by which a configured project was found */
  constructor(
    what: "region" | "project",
    stored: string,
    configured: string,
    instance: string,
    configuredName?: string,
  ) {
    const property = what === "project" ? "projectId" : what;
    const origin = configuredName === undefined ? "" : ` That is the project named ${JSON.stringify(configuredName)}.`;
    super({
      message: `${instance} was made in ${what} ${stored}, but the configuration says ${configured}; nothing was touched.${origin} Point the configuration back to ${what} ${stored}, run with a configuration for it, or declare ${property}: ${JSON.stringify(stored)} in the program.`,
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
