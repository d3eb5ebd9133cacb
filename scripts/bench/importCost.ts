import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What one process needed to import packages, in milliseconds. */
export interface ImportCost {
  /** `@pulumi/pulumi`, which every program imports. */
  pulumi: number;
  /** Our package, after that. */
  own: number;
  /** Files that our package loaded. */
  files: number;
}

const script = `
const begin = performance.now();
require("@pulumi/pulumi");
const loaded = Object.keys(require.cache).length;
const between = performance.now();
require("pulumi-huaweicloud-dms-rabbitmq");
const end = performance.now();
const files = Object.keys(require.cache).length - loaded;
console.log(JSON.stringify({ pulumi: between - begin, own: end - between, files }));
`;

/**
 * Imports the built package in a process of its own, as a Pulumi program does.
 *
 * @param root directory from which both packages are found
 */
export async function measureImport(root: string): Promise<ImportCost> {
  const { stdout } = await run(process.execPath, ["-e", script], { cwd: root });
  return JSON.parse(stdout) as ImportCost;
}
