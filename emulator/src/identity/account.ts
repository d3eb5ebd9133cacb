import { type RegionZones, sampleZones, zonesOf } from "../catalogue/availabilityZones";
import { derivedId } from "./derivedId";
import type { User } from "./userDefinitions";

/** A project: the resources of a region, or of a part of it. */
export interface Project {
  id: string;
  /** The region's name, or the region's name, `_` and a name of its own. */
  name: string;
  region: Region;
}

/** A region with its zones. */
export interface Region extends RegionZones {
  name: string;
}

/** Who owns everything here: one account (IAM calls it a domain) with its users, regions and projects. */
export class Account {
  readonly id: string;
  readonly regions: readonly Region[];
  readonly projects: readonly Project[];
  private readonly usersByAccessKey: ReadonlyMap<string, User>;
  private readonly projectsById: ReadonlyMap<string, Project>;

  constructor(
    readonly name: string,
    readonly users: readonly User[],
    places: { regions: readonly string[]; projects: readonly { name: string; id?: string | undefined }[] },
  ) {
    this.id = derivedId(`domain ${name}`);
    this.regions = places.regions.map((region, index) => ({
      name: region,
      ...(index === 0 ? sampleZones : zonesOf(region)),
    }));
    this.projects = places.projects.map((project) => ({
      id: project.id ?? derivedId(`project ${name} ${project.name}`),
      name: project.name,
      region: this.regionOf(project.name),
    }));
    this.usersByAccessKey = new Map(
      users.flatMap((user) => (user.accessKey === undefined ? [] : [[user.accessKey, user]])),
    );
    this.projectsById = new Map(this.projects.map((project) => [project.id, project]));
  }

  /** The region that is meant where a request names none. */
  get mainRegion(): Region {
    return this.regions[0] as Region;
  }

  project(id: string): Project | undefined {
    return this.projectsById.get(id);
  }

  projectNamed(name: string): Project | undefined {
    return this.projects.find((project) => project.name === name);
  }

  userWithAccessKey(accessKey: string): User | undefined {
    return this.usersByAccessKey.get(accessKey);
  }

  user(id: string): User | undefined {
    return this.users.find((user) => user.id === id);
  }

  userNamed(name: string): User | undefined {
    return this.users.find((user) => user.name === name);
  }

  /** The projects a user may work in. */
  projectsOf(user: User): Project[] {
    return this.projects.filter(({ name }) => user.projects?.includes(name) ?? true);
  }

  private regionOf(projectName: string): Region {
    return this.regions.find(({ name }) => isProjectOf(projectName, name)) ?? this.mainRegion;
  }
}

/** Whether a project of this name lies in the region. */
export function isProjectOf(projectName: string, region: string): boolean {
  return projectName === region || projectName.startsWith(`${region}_`);
}
