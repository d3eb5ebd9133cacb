import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { isolatedEnvironment } from "../environment/isolatedEnvironment";
import { provisionPulumiCli } from "../pulumi-cli/provisionPulumiCli";
import { cliDirectoriesVariable } from "./cliDirectoriesVariable";
import { skippedCases } from "./skippedCases";
import { summaryLine } from "./summaryLine";
import type { TestResults } from "./testResults";

/**
 * `npm test`: runs everything, the tests with the real Pulumi CLI included, and ends with the skipped cases and a line
 * such as `321 passed, 0 failed`.
 *
 * @param root directory of the repository
 * @param args passed on to jest
 * @returns jest's exit code
 */
export async function main(root: string, args: string[]): Promise<number> {
  const cli = await provisionPulumiCli(root);
  process.stdout.write(`> Running the tests with Pulumi CLI ${cli.version}\n`);
  const directory = await mkdtemp(path.join(tmpdir(), "tests-"));
  try {
    const resultsFile = path.join(directory, "results.json");
    const code = await runJest(root, [...defaults(args), "--json", "--outputFile", resultsFile, ...args], {
      ...isolatedEnvironment(process.env),
      // Whatever a run leaves, cut short or not, goes with this directory.
      TMPDIR: directory,
      [cliDirectoriesVariable]: cli.directories.join(path.delimiter),
    });
    const text = await readFile(resultsFile, "utf8").catch(() => undefined);
    if (text === undefined) throw new Error(`jest ended with exit code ${code} before it had any results.`);
    const results = JSON.parse(text) as TestResults;
    const isSelection = args.some((argument) => /^(-t|--testNamePattern)/.test(argument));
    process.stdout.write(`${[...skippedCases(results, isSelection), summaryLine(results)].join("\n")}\n`);
    return code;
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * Tests with the CLI wait for processes of their own, so two workers are right even on two cores. The floor of coverage
 * is that of a whole run.
 */
function defaults(args: string[]): string[] {
  const chosen = args.some((argument) => /^(-i|-w|--runInBand|--maxWorkers)/.test(argument));
  const workers = chosen ? [] : [`--maxWorkers=${Math.min(8, Math.max(2, availableParallelism() - 1))}`];
  return args.length === 0 ? [...workers, "--coverage"] : workers;
}

function runJest(root: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const jest = path.join(root, "node_modules", "jest", "bin", "jest.js");
  const child = spawn(process.execPath, [jest, ...args], { cwd: root, env, stdio: "inherit" });
  // The terminal's Ctrl-C reaches jest by itself; this process waits for it to clean up.
  const forward = (signal: NodeJS.Signals) => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  process.on("SIGINT", forward).on("SIGTERM", forward);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
