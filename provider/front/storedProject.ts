import { type ConfigurationValues, projectOf } from "../client";
import { hiddenProperties } from "../instance/properties/instanceProperties";
import type { Properties } from "../resource/properties";
import { instanceLocation } from "./instanceLocation";

/** A project of the configuration. */
export interface ConfiguredProject {
  id: string;
  /** The name that it was found by. */
  name?: string;
}

/** What is compared: the state, the program and the settings. */
export interface ProjectComparison {
  olds: Properties;
  news: Properties;
  settings: ConfigurationValues;
  /** Looks up the project of the configuration; the process does so once. */
  lookUp: () => Promise<string>;
}

/**
 * The project that the configuration means for an instance, if it is not the one where the instance was made. One that
 * the program itself declares is no matter of the configuration. A name that the state knows is not looked up.
 *
 * @returns undefined when nothing speaks against the stored project
 * @throws whatever the look-up fails with
 */
export async function otherProject(comparison: ProjectComparison): Promise<ConfiguredProject | undefined> {
  const { olds, news, settings, lookUp } = comparison;
  const { region: storedRegion, projectId: storedId } = instanceLocation(olds);
  const { region, declared } = instanceLocation(news);
  // Another region that the program declares replaces the instance, and has projects of its own.
  if (storedId === undefined || region === undefined || region !== storedRegion) return undefined;
  if (declared.includes("projectId")) return undefined;
  const { projectId, projectName } = projectOf(settings, region, undefined);
  if (projectId === undefined && olds[hiddenProperties.projectName] === projectName) return undefined;
  const configuredId = projectId ?? (await lookUp());
  if (configuredId === storedId) return undefined;
  return projectId === undefined ? { id: configuredId, name: projectName } : { id: configuredId };
}
