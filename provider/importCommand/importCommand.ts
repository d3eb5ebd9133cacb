import {
  type ApiVersion,
  ApiVersionProbe,
  type ClientConfiguration,
  ConfigurationValues,
  Connection,
  clientOfVersion,
  type DmsApi,
  type Instance,
  type Product,
  resolveConfiguration,
  speaksV2,
  statusMeaning,
  versionToSpeak,
} from "../client";
import type { Command, CommandProcess } from "../commandLine/command";
import { CommandError } from "../commandLine/commandError";
import { type ImportArguments, readArguments } from "./commandArguments";
import { commentText } from "./commentText";
import { type Declaration, declaredArguments } from "./declaredArguments";
import { importHelpText } from "./helpText";
import { importEntry } from "./importEntry";
import { logicalNames } from "./logicalNames";
import { importCommandLine, importFileName, oldestCliVersion, programFileName } from "./outputNames";
import { configValues, type DeclaredInstance, programText } from "./programText";
import { requireImportingCli } from "./pulumiVersion";
import { selectInstances } from "./selectInstances";
import { UndeclarableError } from "./undeclarableError";
import { writeOutputs } from "./writeOutputs";

/** The catalogue, when an instance tells less than a program must declare; without a right to read it, nothing. */
async function readProducts(client: DmsApi, instances: readonly Instance[]): Promise<Product[]> {
  const tellsAll = ({ totalStorageSpace, storageSpecCode }: Instance) =>
    totalStorageSpace !== undefined && storageSpecCode !== undefined;
  if (instances.every(tellsAll)) return [];
  try {
    return [...(await client.listProducts()), ...(speaksV2(client) ? await client.listLegacyProducts() : [])];
  } catch {
    return [];
  }
}

/**
 * Declares an instance; of those that nobody named, one that cannot be declared is noted among the skipped.
 *
 * @throws UndeclarableError for one that was named
 */
function declarationOf(
  instance: Instance,
  options: {
    region: string;
    apiVersion: ApiVersion;
    products: readonly Product[];
    isRequired: boolean;
    skipped: string[];
  },
): Declaration | undefined {
  const { region, apiVersion, products, isRequired, skipped } = options;
  const product = products.find(({ productId }) => productId === instance.productId);
  try {
    return declaredArguments({ instance, region, apiVersion, product });
  } catch (error) {
    if (!(error instanceof UndeclarableError)) throw error;
    if (isRequired) throw new CommandError(`${error.message} Nothing was imported.`);
    skipped.push(error.message);
    return undefined;
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
  const connection = new Connection({ configuration });
  const apiVersion = await versionToSpeak(connection, new ApiVersionProbe());
  const client = clientOfVersion(connection, apiVersion);
  try {
    const { instances, skipped } = await selectInstances(client, region, options.selection);
    const projectId = await client.projectId();
    const products = await readProducts(client, instances);
    const names = logicalNames(instances.map(({ name }) => String(name)));
    const imported = names.flatMap((name, index) => {
      const instance = instances[index];
      if (!instance) return [];
      const declaration = declarationOf(instance, {
        region,
        apiVersion,
        products,
        isRequired: !options.selection.all,
        skipped,
      });
      if (!declaration) return [];
      const entry = importEntry({
        logicalName: name.logicalName,
        instance,
        declaration,
        region,
        projectId,
        apiVersion,
      });
      return [{ entry, instance, declared: { ...name, id: instance.instanceId, declaration } }];
    });
    if (imported.length === 0) throw new CommandError(`No instance can be imported: ${skipped.join(" ")}`);
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
    for (const { status, instanceId, name } of imported.map(({ instance }) => instance)) {
      if (!statusMeaning(status).failed) continue;
      printError(
        `warning: Instance ${commentText(String(name))} (${instanceId}) is ${status}; previews show a change until it runs.`,
      );
    }
    print(`Read ${declared.length} instance${declared.length === 1 ? "" : "s"}: ${paths.join(" and ")} written.`);
    print(nextSteps(declared, paths, cli));
  } finally {
    await client.close();
  }
}

/** The provider's own words name the config of a stack too, which this command does not read. */
function requireRegion(environment: NodeJS.ProcessEnv): void {
  const values = new ConfigurationValues({ config: () => undefined, environment });
  if (values.get("region") !== undefined) return;
  throw new CommandError(
    "No region is set; this command reads environment variables only: export HW_REGION_NAME=eu-west-101.",
  );
}

/** Brings existing instances under Pulumi. */
export const importCommand: Command = {
  summary: "brings existing RabbitMQ instances under Pulumi without touching them",
  helpText: importHelpText,
  async run(args, command) {
    const options = readArguments(args);
    const { environment } = command;
    requireRegion(environment);
    await importInstances(options, resolveConfiguration({ config: () => undefined, environment }), command);
    return 0;
  },
};
