import path from "node:path";
import { step } from "../bootstrap/step";
import { addToCache } from "./addToCache";
import { cacheDirectory } from "./cacheDirectory";
import { withLock } from "./cacheLock";
import { buildCli, goIsInstalled } from "./goBuild";
import { type InstalledCli, inspectCli, inspectCliOnPath } from "./installedCli";
import { installOfficialCli } from "./officialInstaller";
import type { PulumiCli } from "./pulumiCli";
import { isAtLeast, oldestVersion, pinnedVersion } from "./versions";

/** The ways to a CLI that is not there yet. */
export interface CliSources {
  installOfficialCli: typeof installOfficialCli;
  buildCli: typeof buildCli;
}

/**
 * Finds a Pulumi CLI that runs Node.js programs, without installing anything: on PATH (at least 3.216, with a language
 * host of its own), else in the cache.
 *
 * @param root directory of the repository
 */
export async function findPulumiCli(
  root: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<PulumiCli | undefined> {
  const places = cachePlaces(root, environment);
  const onPath = await inspectCliOnPath(environment);
  const usable = onPath?.hasLanguageHost && isAtLeast(onPath.version, oldestVersion);
  if (usable && onPath.directory !== binaries(places.built)) {
    return { source: "path", version: onPath.version, directories: [onPath.directory] };
  }
  const installed = await inspectCached(places.installed, environment);
  if (installed) return { source: "cache", version: installed.version, directories: [installed.directory] };
  const built = await inspectCached(places.built, environment);
  if (built) return { source: "cache", version: built.version, directories: [built.directory, places.languageHost] };
  return undefined;
}

/**
 * Finds a Pulumi CLI or gets one: from the official installer, else built from its Go module. What it gets goes into
 * the cache, for this and later runs.
 *
 * @param root directory of the repository
 * @throws Error that says what to install if there is no way to a CLI
 */
export async function provisionPulumiCli(
  root: string,
  environment: NodeJS.ProcessEnv = process.env,
  sources: CliSources = { installOfficialCli, buildCli },
): Promise<PulumiCli> {
  const found = await findPulumiCli(root, environment);
  if (found) return found;
  const places = cachePlaces(root, environment);
  return withLock(`${places.base}.lock`, async () => {
    // Another run may have filled the cache while this one waited.
    const meanwhile = await findPulumiCli(root, environment);
    if (meanwhile) return meanwhile;
    const source = (await install(places, environment, sources)) ? "installer" : "build";
    if (source === "build") await build(places, environment, sources);
    const provisioned = await findPulumiCli(root, environment);
    if (!provisioned) throw new Error(`The Pulumi CLI in ${places.base}-* does not run.`);
    return { ...provisioned, source };
  });
}

interface CachePlaces {
  base: string;
  installed: string;
  built: string;
  goModule: string;
  languageHost: string;
  launchers: string[];
  version: string;
}

function cachePlaces(root: string, environment: NodeJS.ProcessEnv): CachePlaces {
  const own = path.join(root, "scripts", "pulumi-cli");
  const goModule = path.join(own, "go");
  const version = pinnedVersion(goModule);
  const base = path.join(cacheDirectory(environment), `pulumi-${version}-${process.platform}-${process.arch}`);
  return {
    base,
    installed: `${base}-installed`,
    built: `${base}-built`,
    goModule,
    languageHost: path.join(own, "bin"),
    launchers: [
      path.join(own, "launchers", "pulumi-language-nodejs"),
      path.join(root, "node_modules", "@pulumi", "pulumi", "pulumi-resource-pulumi-nodejs"),
    ],
    version,
  };
}

function binaries(place: string): string {
  return path.join(place, "bin");
}

async function inspectCached(place: string, environment: NodeJS.ProcessEnv): Promise<InstalledCli | undefined> {
  // Without PATH: what belongs to a cached CLI lies beside it.
  const cli = await inspectCli(binaries(place), { ...environment, PATH: "" });
  return cli?.hasLanguageHost ? cli : undefined;
}

async function install(places: CachePlaces, environment: NodeJS.ProcessEnv, sources: CliSources): Promise<boolean> {
  const isWhole = async (place: string) => (await inspectCached(place, environment)) !== undefined;
  try {
    await step(`Installing the Pulumi CLI ${places.version} with the official installer`, () =>
      addToCache(places.installed, (draft) => sources.installOfficialCli(draft, places.version, environment), isWhole),
    );
    return true;
  } catch (error) {
    process.stdout.write(`  Not possible here: ${firstLine(error)}\n`);
    return false;
  }
}

async function build(places: CachePlaces, environment: NodeJS.ProcessEnv, sources: CliSources): Promise<void> {
  if (!(await goIsInstalled(environment))) {
    throw new Error(
      "There is no Pulumi CLI, and neither its installer nor a Go compiler to build it with.\n" +
        `Install the CLI (https://www.pulumi.com/docs/install, at least ${oldestVersion}) or Go (https://go.dev/dl), then try again.`,
    );
  }
  const isWhole = async (place: string) => (await inspectCached(place, environment))?.version === places.version;
  await step(`Building the Pulumi CLI ${places.version} from its Go module (once, some minutes)`, (progress) => {
    const onLine = (line: string) => progress.note(line.replace(/^go: /, ""));
    const { goModule, launchers, version } = places;
    const fill = (directory: string) =>
      sources.buildCli({ goModule, launchers, directory, version, environment, onLine });
    return addToCache(places.built, fill, isWhole);
  });
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n")[0] ?? "";
}
