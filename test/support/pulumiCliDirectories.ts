import path from "node:path";
import { findPulumiCli } from "../../scripts/pulumi-cli/provisionPulumiCli";
import { cliDirectoriesVariable } from "../../scripts/testing/cliDirectoriesVariable";
import { repositoryRoot } from "./repositoryRoot";

let found: Promise<string[]> | undefined;

/** The directories of the Pulumi CLI that `npm test` provisioned, or, when jest runs on its own, of the one at hand. */
export function pulumiCliDirectories(): Promise<string[]> {
  found ??= search();
  return found;
}

async function search(): Promise<string[]> {
  const provisioned = process.env[cliDirectoriesVariable];
  if (provisioned) return provisioned.split(path.delimiter);
  const cli = await findPulumiCli(repositoryRoot);
  if (!cli) throw new Error('There is no Pulumi CLI yet: "npm test" gets one.');
  return cli.directories;
}
