import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCommand } from "../bootstrap/runCommand";
import { isolatedEnvironment } from "../environment/isolatedEnvironment";
import { provisionPulumiCli } from "../pulumi-cli/provisionPulumiCli";
import { oldestVersion } from "../pulumi-cli/versions";
import { EmulatorProcess } from "../quickstart/emulatorProcess";
import { type Combination, nameOf } from "./combinations";
import { parseMatrixArguments, usage } from "./matrixArguments";
import { type CombinationResult, matrixTable, withMatrixTable } from "./matrixTable";
import { runCombination, type Surroundings } from "./runCombination";
import { Tools } from "./tools";

/**
 * `npm run matrix`: the packed package in projects of different makes, with the real CLI and the emulator.
 *
 * @param root directory of the repository
 * @returns 0 if every combination passed
 */
export async function main(root: string, args: string[]): Promise<number> {
  const { help, combinations, isWhole } = parseMatrixArguments(args);
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const cli = await provisionPulumiCli(root);
  const directory = mkdtempSync(path.join(tmpdir(), "rabbitmq-matrix-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  const environment = await forPackageManagers(isolatedEnvironment(process.env));
  announce("Packing the package");
  const wanted = { tarball: await pack(root, directory, environment), oldestSdk: oldestVersion };
  const logFile = path.join(directory, "emulator.log");
  // The policies do not know the disks of API v2.
  const settings = ["--create-time", "200ms", "--delete-time", "200ms"];
  const emulator = await EmulatorProcess.start({ root, logFile, args: settings, environment });
  const surroundings = {
    environment: { ...environment, ...emulator.environment },
    cliDirectories: cli.directories,
    tools: new Tools(path.join(directory, "tools"), environment),
    wanted,
    countInstances: () => countInstances(emulator),
  };
  const results: CombinationResult[] = [];
  try {
    for (const combination of combinations) {
      const home = path.join(directory, `combination-${results.length + 1}`);
      results.push(await tried(combination, { ...surroundings, directory: home }));
      rmSync(home, { recursive: true, force: true });
    }
  } finally {
    await emulator.stop();
  }
  if (isWhole) {
    const page = path.join(root, "docs", "matrix.md");
    const common = {
      pulumiCli: cli.version,
      ownLanguageHost: cli.directories.length > 1,
      system: `${process.platform} ${process.arch}`,
    };
    writeFileSync(page, withMatrixTable(readFileSync(page, "utf8"), matrixTable(results, common)));
    await runCommand(process.execPath, [require.resolve("@biomejs/biome/bin/biome"), "format", "--write", page]);
  }
  const passed = results.filter(({ versions }) => versions !== undefined).length;
  announce(`${passed} of ${results.length} combinations passed.`);
  return passed === results.length ? 0 : 1;
}

async function tried(combination: Combination, surroundings: Surroundings): Promise<CombinationResult> {
  const begin = Date.now();
  try {
    const versions = await runCombination(combination, surroundings);
    announce(`${nameOf(combination)}: passed in ${Math.round((Date.now() - begin) / 1000)} s`);
    return { combination, versions };
  } catch (error) {
    announce(`${nameOf(combination)}: FAILED. ${error instanceof Error ? error.message : error}`);
    return { combination };
  }
}

/** The registry of npm, for package managers that do not read its settings. */
async function forPackageManagers(environment: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const registry = (await runCommand("npm", ["config", "get", "registry"], { env: environment })).trim();
  return {
    ...environment,
    npm_config_registry: registry,
    YARN_NPM_REGISTRY_SERVER: registry,
    // Without these a CI run refuses a project that has no lockfile yet.
    YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
    CI: "",
  };
}

async function pack(root: string, directory: string, env: NodeJS.ProcessEnv): Promise<string> {
  const to = path.join(directory, "packed");
  mkdirSync(to);
  const shown = await runCommand("npm", ["pack", "--json", "--pack-destination", to], { cwd: root, env });
  const [{ filename }] = JSON.parse(shown) as [{ filename: string }];
  return path.join(to, filename);
}

async function countInstances({ environment }: EmulatorProcess): Promise<number> {
  const answer = await fetch(`${environment.HW_DMS_ENDPOINT}/_emulator/instances`, {
    // Minutes pass between two looks, after which a connection that was kept may be gone.
    headers: { connection: "close" },
  });
  if (!answer.ok) throw new Error(`The emulator does not list its instances: ${answer.status}.`);
  return ((await answer.json()) as unknown[]).length;
}

function announce(text: string): void {
  process.stdout.write(`> ${text}\n`);
}
