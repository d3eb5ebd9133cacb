import { spawn } from "node:child_process";
import { provisionPulumiCli } from "./provisionPulumiCli";
import { withCliOnPath } from "./withCliOnPath";

/**
 * Runs the Pulumi CLI that the repository's other commands use: `node scripts/pulumi.js up`.
 *
 * @param root directory of the repository
 * @param args the CLI's arguments
 * @returns the CLI's exit code
 */
export async function main(root: string, args: string[]): Promise<number> {
  const cli = await provisionPulumiCli(root);
  const child = spawn("pulumi", args, { stdio: "inherit", env: withCliOnPath(process.env, cli) });
  // The terminal tells the CLI itself; this process waits for it.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
