import path from "node:path";
import { runCommand } from "../bootstrap/runCommand";

const secondsToConnect = 10;
const secondsToInstall = 300;
const installerAddress = "https://get.pulumi.com/install.sh";

/**
 * Runs the official installer, which the automation API of `@pulumi/pulumi` wraps.
 *
 * In a process of its own, since the automation API bounds neither the download nor the installer's run.
 *
 * @param directory gets `bin/pulumi`, its language hosts and its dynamic provider launchers
 * @param version without a leading `v`
 * @throws Error if the installer cannot be reached within 10 s or does not end within 300 s
 */
export async function installOfficialCli(
  directory: string,
  version: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  await assertReachable();
  const script = [
    'const { PulumiCommand } = require("@pulumi/pulumi/automation");',
    'const semver = require("semver");',
    "const [root, version] = process.argv.slice(1);",
    "PulumiCommand.install({ root, version: new semver.SemVer(version) }).catch((error) => {",
    "  console.error(error.message);",
    "  process.exit(1);",
    "});",
  ].join("\n");
  await runCommand(process.execPath, ["-e", script, directory, version], {
    cwd: path.resolve(__dirname),
    env: environment,
    timeoutSeconds: secondsToInstall,
  });
}

async function assertReachable(): Promise<void> {
  const signal = AbortSignal.timeout(secondsToConnect * 1000);
  const answer = await fetch(installerAddress, { signal }).catch(() => undefined);
  await answer?.body?.cancel();
  if (!answer?.ok) throw new Error("The official installer cannot be reached.");
}
