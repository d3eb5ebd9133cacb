import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, readFile } from "node:fs/promises";
import path from "node:path";
import { addToCache } from "../../scripts/pulumi-cli/addToCache";
import { cacheDirectory } from "../../scripts/pulumi-cli/cacheDirectory";
import { withLock } from "../../scripts/pulumi-cli/cacheLock";
import { runProgram } from "./runProgram";

const longestInstallMilliseconds = 3 * 60_000;

const pythonSources = path.join(__dirname, "python");
const nodeSources = path.join(__dirname, "node");

/** Why the Python clients cannot be installed; undefined if they can. */
export function whatPythonLacks(): string | undefined {
  if (spawnSync("python3", ["--version"]).status !== 0) return "there is no python3 on the PATH";
  const isNewEnough = "import sys; sys.exit(sys.version_info < (3, 11))";
  if (spawnSync("python3", ["-c", isNewEnough]).status !== 0) return "python3 is older than 3.11";
  // Debian splits ensurepip off into python3-venv.
  const canMakeEnvironments = spawnSync("python3", ["-c", "import ensurepip, venv"]).status === 0;
  return canMakeEnvironments ? undefined : "python3 has no venv module (Debian: apt-get install python3-venv)";
}

/**
 * Installs the pinned Python clients, or finds them installed.
 *
 * @returns path of the Python that has them
 */
export async function installPythonClients(): Promise<string> {
  const requirements = path.join(pythonSources, "requirements.txt");
  const { output: version } = await runProgram("python3", ["--version"]);
  const target = await cachePlace("clients-python", version, requirements);
  await install(target, {
    fill: async (directory) => {
      await runProgram("python3", ["-m", "venv", directory], { timeout: longestInstallMilliseconds });
      await runProgram(pythonOf(directory), ["-m", "pip", "install", "--quiet", "--requirement", requirements], {
        timeout: longestInstallMilliseconds,
      });
    },
    isWhole: (directory) =>
      succeeds(pythonOf(directory), ["-c", "import huaweicloudsdkrabbitmq.v2, otcextensions.sdk"]),
  });
  return pythonOf(target);
}

/**
 * Installs the pinned Node.js client, or finds it installed.
 *
 * @returns the directory with its `node_modules`
 */
export async function installNodeClients(): Promise<string> {
  const files = ["package.json", "package-lock.json"].map((name) => path.join(nodeSources, name));
  const target = await cachePlace("clients-node", process.version, ...files);
  await install(target, {
    fill: async (directory) => {
      for (const file of files) await copyFile(file, path.join(directory, path.basename(file)));
      const options = ["--ignore-scripts", "--no-audit", "--no-fund"];
      await runProgram("npm", ["ci", "--prefix", directory, ...options], { timeout: longestInstallMilliseconds });
    },
    isWhole: (directory) =>
      succeeds(process.execPath, ["-e", `require(${JSON.stringify(nodeClientOf(directory))}).BasicCredentials.name`]),
  });
  return target;
}

const pythonOf = (directory: string): string => path.join(directory, "bin", "python");

const nodeClientOf = (directory: string): string =>
  path.join(directory, "node_modules", "@huaweicloud", "huaweicloud-sdk-core");

async function install(
  target: string,
  work: { fill: (directory: string) => Promise<void>; isWhole: (directory: string) => Promise<boolean> },
): Promise<void> {
  if (await work.isWhole(target)) return;
  await withLock(`${target}.lock`, async () => {
    // Another run may have filled the cache while this one waited.
    if (await work.isWhole(target)) return;
    await addToCache(target, work.fill, work.isWhole);
  });
}

/** A directory that is another one when the interpreter or a pinned version is. */
async function cachePlace(name: string, interpreter: string, ...files: string[]): Promise<string> {
  const hash = createHash("sha256").update(interpreter);
  for (const file of files) hash.update(await readFile(file));
  return path.join(cacheDirectory(process.env), `${name}-${hash.digest("hex").slice(0, 16)}`);
}

function succeeds(program: string, args: string[]): Promise<boolean> {
  return runProgram(program, args).then(
    () => true,
    () => false,
  );
}
