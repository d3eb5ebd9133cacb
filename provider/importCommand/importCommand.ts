import {
  type ClientConfiguration,
  type DmsApi,
  DmsClient,
  type Instance,
  messageOf,
  type Product,
  resolveConfiguration,
  statusMeaning,
} from "../client";
import { readArguments } from "./commandArguments";
import { declaredArguments } from "./declaredArguments";
import { helpText } from "./helpText";
import { importEntry } from "./importEntry";
import { logicalNames } from "./logicalNames";
import { importCommandLine, importFileName, oldestCliVersion, programFileName } from "./outputNames";
import { configValues, type DeclaredInstance, programText } from "./programText";
import { requireImportingCli } from "./pulumiVersion";
import { selectInstances } from "./selectInstances";
import { writeOutputs } from "./writeOutputs";

/** What a run of the command takes from its process. */
export interface CommandProcess {
  environment: NodeJS.ProcessEnv;
  /** Takes lines for people. */
  print: (line: string) => void;
  /** Takes warnings and the error. */
  printError: (line: string) => void;
}

type ImportArguments = Extract<ReturnType<typeof readArguments>, { kind: "import" }>;

/** The catalogue, when an instance tells less than a program must declare; without a right to read it, nothing. */
async function readProducts(client: DmsApi, instances: readonly Instance[]): Promise<Product[]> {
  const tellsAll = ({ totalStorageSpace, storageSpecCode }: Instance) =>
    totalStorageSpace !== undefined && storageSpecCode !== undefined;
  if (instances.every(tellsAll)) return [];
  try {
    return await client.listProducts();
  } catch {
    return [];
  }
}

function nextSteps(instances: readonly DeclaredInstance[], paths: readonly string[], cli: string | undefined): string {
  const [importPath = importFileName] = paths;
  const module = programFileName.replace(/\.ts$/, "");
  return [
    `Next, in the directory of the Pulumi project${cli === undefined ? ` (with Pulumi CLI ${oldestCliVersion} or newer)` : ""}:`,
    `  put ${programFileName} beside index.ts, and into index.ts: import "./${module}";`,
    ...configValues(instances).map(({ key, secret }) => `  pulumi config set ${secret ? "--secret " : ""}${key}`),
    `  ${importCommandLine(importPath)}`,
    "  pulumi preview",
    "The preview shows no change.",
  ].join("\n");
}

async function importInstances(
  options: ImportArguments,
  configuration: ClientConfiguration,
  { environment, print, printError }: CommandProcess,
): Promise<void> {
  for (const warning of configuration.warnings) printError(`warning: ${warning}`);
  const cli = await requireImportingCli(environment);
  const { region } = configuration;
  const client = new DmsClient({ configuration });
  try {
    const { instances, skipped } = await selectInstances(client, region, options.selection);
    const projectId = await client.projectId();
    const products = await readProducts(client, instances);
    const names = logicalNames(instances.map(({ name }) => String(name)));
    const imported = names.flatMap((name, index) => {
      const instance = instances[index];
      if (!instance) return [];
      const product = products.find(({ productId }) => productId === instance.productId);
      const declaration = declaredArguments({ instance, region, product });
      const entry = importEntry({ logicalName: name.logicalName, instance, declaration, region, projectId });
      return [{ entry, declared: { ...name, id: instance.instanceId, declaration } }];
    });
    const declared = imported.map((one) => one.declared);
    const resources = imported.map(({ entry }) => entry);
    const paths = writeOutputs(
      options.out,
      [
        { name: importFileName, text: `${JSON.stringify({ resources }, undefined, 2)}\n` },
        { name: programFileName, text: programText({ instances: declared, region, projectId }) },
      ],
      options.force,
    );
    for (const sentence of skipped) printError(`warning: ${sentence} It was passed over.`);
    for (const { status, instanceId, name } of instances) {
      if (!statusMeaning(status).failed) continue;
      printError(`warning: Instance ${name} (${instanceId}) is ${status}; previews show a change until it runs.`);
    }
    print(`Read ${declared.length} instance${declared.length === 1 ? "" : "s"}: ${paths.join(" and ")} written.`);
    print(nextSteps(declared, paths, cli));
  } finally {
    await client.close();
  }
}

function packageVersion(): string {
  const { version }: { version: string } = require("pulumi-huaweicloud-dms-rabbitmq/package.json");
  return version;
}

/**
 * Runs the command line of the package.
 *
 * @param args without node and script
 * @returns the exit code: 0, or 1 after an error that was printed in one sentence
 */
export async function runCommand(args: string[], command: CommandProcess): Promise<number> {
  try {
    const read = readArguments(args);
    if (read.kind === "help") command.print(helpText);
    else if (read.kind === "version") command.print(packageVersion());
    else {
      const configuration = resolveConfiguration({ config: () => undefined, environment: command.environment });
      await importInstances(read, configuration, command);
    }
    return 0;
  } catch (error) {
    command.printError(`error: ${messageOf(error)}`);
    return 1;
  }
}
