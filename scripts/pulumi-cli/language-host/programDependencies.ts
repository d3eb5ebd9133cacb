import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** A package that a program declares. */
export interface ProgramDependency {
  name: string;
  /** The installed version, or the declared range if it is not installed. */
  version: string;
}

/** The direct dependencies in a program's package.json; none if there is no package.json. */
export function programDependencies(directory: string): ProgramDependency[] {
  const manifest = readManifest(path.join(directory, "package.json"));
  const declared = { ...manifest.dependencies, ...manifest.devDependencies };
  return Object.entries(declared).map(([name, range]) => ({
    name,
    version: installedVersion(directory, name) ?? range,
  }));
}

interface Manifest {
  version?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

function readManifest(file: string): Manifest {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Manifest;
  } catch {
    return {};
  }
}

function installedVersion(directory: string, name: string): string | undefined {
  const places = createRequire(path.join(directory, "package.json")).resolve.paths(name) ?? [];
  for (const place of places) {
    const { version } = readManifest(path.join(place, name, "package.json"));
    if (version) return version;
  }
  return undefined;
}
