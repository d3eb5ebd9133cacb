import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { installedCliVersion, isAtLeast } from "../commandLine/pulumiCli";
import type { Finding } from "./finding";

const executableSuffix = process.platform === "win32" ? ".exe" : "";
/** Milliseconds. */
const longestRun = 10_000;
const installAdvice = "Install it as https://www.pulumi.com/docs/install/ says, or put it on PATH.";

interface PackageDescription {
  name: string;
  version: string;
  engines: { node: string };
  peerDependencies: Record<string, string>;
}

function ownPackage(): PackageDescription {
  return require("pulumi-huaweicloud-dms-rabbitmq/package.json");
}

/** The oldest version of a range such as `>=3.216.0 <4`. */
const oldestOf = (range = ""): string => /\d+\.\d+\.\d+/.exec(range)?.[0] ?? "0.0.0";

function versionFinding(check: string, version: string, oldest: string): Finding {
  if (isAtLeast(version, oldest)) return { check, outcome: "ok", found: version };
  return { check, outcome: "failed", found: version, advice: `Install ${oldest} or newer.` };
}

/** The Node.js that runs this. */
export function nodeFinding(version: string = process.versions.node): Finding {
  return versionFinding("Node.js", version, oldestOf(ownPackage().engines.node));
}

/** The Pulumi CLI on PATH. */
export async function cliFinding(environment: NodeJS.ProcessEnv): Promise<Finding> {
  const check = "Pulumi CLI";
  const version = await installedCliVersion(environment);
  if (version === undefined) {
    return { check, outcome: "failed", found: "none on PATH tells its version", advice: installAdvice };
  }
  return versionFinding(check, version, oldestOf(ownPackage().peerDependencies["@pulumi/pulumi"]));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether a program can be run at all: a shell tells by its exit code that what a script calls is missing. */
function canRun(file: string, environment: NodeJS.ProcessEnv): boolean {
  const { error, status } = spawnSync(file, ["--help"], { env: environment, stdio: "ignore", timeout: longestRun });
  return error === undefined && status !== 126 && status !== 127;
}

/** What the CLI runs programs in TypeScript with; it lies beside the CLI or on PATH. */
export function languageHostFinding(environment: NodeJS.ProcessEnv): Finding {
  const check = "language host";
  const directories = (environment.PATH ?? "").split(path.delimiter).filter((directory) => path.isAbsolute(directory));
  const cli = directories
    .map((directory) => path.join(directory, `pulumi${executableSuffix}`))
    .find((file) => isExecutable(file));
  const places = [...(cli ? [path.dirname(realpathSync(cli))] : []), ...directories];
  const host = places
    .map((place) => path.join(place, `pulumi-language-nodejs${executableSuffix}`))
    .find((file) => isExecutable(file));
  const advice = "Install the CLI anew; its archive holds both.";
  if (host === undefined) {
    return { check, outcome: "failed", found: "there is no pulumi-language-nodejs beside the CLI or on PATH", advice };
  }
  if (canRun(host, environment)) return { check, outcome: "ok", found: host };
  return { check, outcome: "failed", found: `${host} cannot be run`, advice };
}

/** The version of a package that a program in a directory finds in a node_modules there or above. */
function installedVersion(directory: string, name: string): string | undefined {
  const file = path.join(directory, "node_modules", name, "package.json");
  if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { version?: string }).version;
  const above = path.dirname(directory);
  return above === directory ? undefined : installedVersion(above, name);
}

/** What a program in this directory would load: Pulumi's SDK and this package. */
export function programFinding(directory: string): Finding {
  const check = "program";
  const { name, peerDependencies } = ownPackage();
  const sdk = "@pulumi/pulumi";
  const version = installedVersion(directory, sdk);
  const own = installedVersion(directory, name);
  if (version !== undefined && own !== undefined) {
    const finding = versionFinding(check, version, oldestOf(peerDependencies[sdk]));
    return { ...finding, found: `${sdk} ${version}, ${name} ${own}` };
  }
  return {
    check,
    outcome: "skipped",
    found: `a program in this directory would find no ${version === undefined ? sdk : name}`,
    advice: `In the directory of a program: npm install ${name} ${sdk}.`,
  };
}
