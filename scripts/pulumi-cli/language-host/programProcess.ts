import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import type { RunRequest } from "@pulumi/pulumi/proto/language_pb";
import { runtimeOptions } from "./runtimeOptions";

/** Exit code of `@pulumi/pulumi/cmd/run` when the program has already told the user what is wrong. */
export const exitCodeAfterLoggedError = 32;

/**
 * The path of a command of the `@pulumi/pulumi` that a program or policy pack uses.
 *
 * @param directory directory of the program or pack; the search goes upwards from it
 * @throws Error that asks for an installation if there is none
 */
export function sdkCommand(directory: string, command: "run" | "run-policy-pack"): string {
  try {
    return createRequire(path.join(directory, "package.json")).resolve(`@pulumi/pulumi/cmd/${command}`);
  } catch {
    throw new Error(`@pulumi/pulumi is not installed in ${directory}: run "npm install" there.`);
  }
}

/** Starts the program of a Run request; its output goes to that of this process, which the engine shows. */
export function startProgram(request: RunRequest, engineAddress: string): ChildProcess {
  const info = request.getInfo();
  const rootDirectory = info?.getRootDirectory() || request.getPwd();
  const programDirectory = info?.getProgramDirectory() || request.getPwd();
  const entryPoint = info?.getEntryPoint() || request.getProgram() || ".";
  const options = runtimeOptions(info);
  const args = [
    ...options.nodeArguments,
    sdkCommand(programDirectory, "run"),
    "--monitor",
    request.getMonitorAddress(),
    "--engine",
    engineAddress,
    "--project",
    request.getProject(),
    "--stack",
    request.getStack(),
    "--root-directory",
    rootDirectory,
    "--pwd",
    request.getPwd(),
    "--parallel",
    String(request.getParallel()),
    "--organization",
    request.getOrganization(),
    ...(request.getDryrun() ? ["--dry-run"] : []),
    entryPoint,
    ...request.getArgsList(),
  ];
  return spawn(process.execPath, args, {
    cwd: programDirectory,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      PULUMI_NODEJS_TYPESCRIPT: String(options.typescript),
      ...(options.tsconfigPath ? { PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfigPath } : {}),
      PULUMI_CONFIG: JSON.stringify(programConfig(request)),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList().map(programConfigKey)),
    },
  });
}

function programConfig(request: RunRequest): Record<string, string> {
  const config: Record<string, string> = {};
  request.getConfigMap().forEach((value, key) => {
    config[programConfigKey(key)] = value;
  });
  return config;
}

/** `namespace:key`, whichever of the two forms the engine uses. */
function programConfigKey(key: string): string {
  return key.replace(":config:", ":");
}
