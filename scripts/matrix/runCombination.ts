import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../bootstrap/runCommand";
import { localStackEnvironment } from "../environment/localStackEnvironment";
import { withCliOnPath } from "../pulumi-cli/withCliOnPath";
import type { Combination } from "./combinations";
import { projectFiles, type Wanted } from "./projectFiles";
import type { Tools } from "./tools";

/** What a combination is run in. */
export interface Surroundings {
  /** Is made, and holds the project with its state. */
  directory: string;
  /** Points at the emulator. */
  environment: NodeJS.ProcessEnv;
  cliDirectories: string[];
  tools: Tools;
  wanted: Wanted;
  /** How many instances the emulator has. */
  countInstances: () => Promise<number>;
}

/** The versions that a combination was in fact run with. */
export interface RunVersions {
  node: string;
  packageManager: string;
  sdk: string;
  typescript?: string;
}

const policyPack = path.join("node_modules", "pulumi-huaweicloud-dms-rabbitmq", "policy-pack");
const password = "Lion4-River7-Moon";

/**
 * Installs the packed package in a new project, deploys its program under the installed policy pack, and destroys it.
 *
 * @throws Error with the step that failed
 */
export async function runCombination(combination: Combination, surroundings: Surroundings): Promise<RunVersions> {
  const { directory, tools, wanted, countInstances } = surroundings;
  const project = path.join(directory, "project");
  for (const part of ["backend", "home", "project"]) mkdirSync(path.join(directory, part), { recursive: true });
  for (const [name, text] of Object.entries(projectFiles(combination, wanted))) {
    writeFileSync(path.join(project, name), text);
  }
  const nodeDirectory = await tools.nodeDirectory(combination.node);
  const env = {
    ...withCliOnPath(surroundings.environment, { directories: [nodeDirectory, ...surroundings.cliDirectories] }),
    ...localStackEnvironment(directory, "passphrase-of-the-matrix"),
  };
  const run = ([command = "", ...args]: string[]) =>
    runCommand(command, args, { cwd: project, env, timeoutSeconds: 300 });
  const pulumi = (...args: string[]) => run(["pulumi", "--non-interactive", "--color", "never", ...args]);

  const install = await tools.installCommand(combination.packageManager);
  const before = await countInstances();
  await run(install);
  if (combination.typescript) await run(["node", path.join("node_modules", "typescript", "bin", "tsc"), "--noEmit"]);
  await pulumi("stack", "init", "dev");
  await pulumi("config", "set", "--secret", "password", password);
  const shown = await pulumi("up", "--yes", "--skip-preview", "--policy-pack", policyPack);
  if (!shown.includes("rabbitmq-tls")) throw new Error(`The policy pack did not speak.\n${shown}`);
  const outputs = JSON.parse(await pulumi("stack", "output", "--json")) as Record<string, unknown>;
  if (outputs.status !== "RUNNING" || typeof outputs.productId !== "string") {
    throw new Error(`These are not the outputs of a deployment: ${JSON.stringify(outputs)}`);
  }
  await pulumi("destroy", "--yes", "--skip-preview");
  if ((await countInstances()) !== before) throw new Error("The instance outlived its deletion.");

  const versionOf = (name: string) =>
    String(JSON.parse(readFileSync(path.join(project, "node_modules", name, "package.json"), "utf8")).version);
  const version = install[0] === "npm" ? ["npm", "--version"] : [...install.slice(0, 2), "--version"];
  return {
    node: (await run(["node", "--version"])).trim().replace(/^v/, ""),
    packageManager: (await run(version)).trim(),
    sdk: versionOf("@pulumi/pulumi"),
    ...(combination.typescript ? { typescript: versionOf("typescript") } : {}),
  };
}
