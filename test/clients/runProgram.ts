import { execFile } from "node:child_process";

const defaultTimeoutMilliseconds = 180_000;
const longestOutput = 4_000;

/**
 * Runs a program to its end.
 *
 * @param options.timeout milliseconds after which it is killed; default 180,000
 * @throws Error with the end of what it printed, if it fails or takes longer
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { cwd?: string; environment?: NodeJS.ProcessEnv; timeout?: number } = {},
): Promise<{ output: string }> {
  const { cwd, environment = process.env, timeout = defaultTimeoutMilliseconds } = options;
  return new Promise((resolve, reject) => {
    const settings = { cwd, env: environment, timeout, killSignal: "SIGKILL", maxBuffer: 64 * 1024 * 1024 } as const;
    execFile(program, args, settings, (error, standardOutput, standardError) => {
      const output = standardOutput.trim();
      if (!error) return resolve({ output });
      const how = error.killed ? `did not end within ${timeout / 1000} s` : `failed (${error.code ?? error.signal})`;
      reject(new Error(`${program} ${how}:\n${`${output}\n${standardError}`.slice(-longestOutput)}`));
    });
  });
}
