import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { runCommand } from "../bootstrap/runCommand";

const versionVariable = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
const command = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";

/**
 * Builds the CLI from its Go module, at the versions that go.mod and go.sum pin, and puts launchers beside it for the
 * two programs that the module does not hold: the language host and the dynamic provider.
 *
 * @param options.goModule directory of go.mod and go.sum
 * @param options.launchers files to put beside the CLI
 * @param options.directory gets `bin/pulumi`
 * @param options.version what the CLI shall call itself, without a leading `v`
 * @param options.onLine receives what the Go command says
 * @throws Error if there is no Go, or the build fails
 */
export async function buildCli(options: {
  goModule: string;
  launchers: string[];
  directory: string;
  version: string;
  environment: NodeJS.ProcessEnv;
  onLine: (line: string) => void;
}): Promise<void> {
  const { goModule, launchers, directory, version, environment, onLine } = options;
  const executable = path.join(directory, "bin", process.platform === "win32" ? "pulumi.exe" : "pulumi");
  const linker = `-s -w -X ${versionVariable}=v${version}`;
  await runCommand("go", ["build", "-trimpath", "-buildvcs=false", "-ldflags", linker, "-o", executable, command], {
    cwd: goModule,
    // A user's GOFLAGS or go.work must not change what is built; proxy and checksum settings stay the user's.
    env: { ...environment, GOFLAGS: "-mod=readonly", GOWORK: "off", CGO_ENABLED: "0" },
    onLine,
  });
  const beside = path.dirname(executable);
  await mkdir(beside, { recursive: true });
  for (const launcher of launchers) await copyFile(launcher, path.join(beside, path.basename(launcher)));
}

/** Whether a Go command is installed. */
export function goIsInstalled(environment: NodeJS.ProcessEnv): Promise<boolean> {
  return runCommand("go", ["version"], { env: environment, timeoutSeconds: 60 }).then(
    () => true,
    () => false,
  );
}
