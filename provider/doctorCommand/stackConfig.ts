import { existsSync } from "node:fs";
import path from "node:path";
import { messageOf } from "../client";
import type { CommandProcess } from "../commandLine/command";
import { runPulumi } from "../commandLine/pulumiCli";
import type { Finding } from "./finding";

/** The settings of a stack, and what is to be said of them. */
export interface StackConfig {
  /** A value by its key without the namespace `huaweicloud`. */
  config: (key: string) => string | undefined;
  finding: Finding;
}

const check = "stack config";
const nothing = () => undefined;

function isInProject(directory: string): boolean {
  if (existsSync(path.join(directory, "Pulumi.yaml"))) return true;
  const above = path.dirname(directory);
  return above !== directory && isInProject(above);
}

function reasonOf(error: unknown): string {
  const { stderr } = error as { stderr?: unknown };
  const text = typeof stderr === "string" && stderr.trim() !== "" ? stderr : messageOf(error);
  return (
    text
      .trim()
      .split("\n")[0]
      ?.replace(/^error: /, "") ?? ""
  );
}

/**
 * Has the CLI read the config of a stack, secrets in clear.
 *
 * @param stack undefined: the selected one, if there is one
 */
export async function readStackConfig(
  stack: string | undefined,
  { environment, directory }: Pick<CommandProcess, "environment" | "directory">,
): Promise<StackConfig> {
  if (stack === undefined && !isInProject(directory)) {
    const found = "not read, since this is no directory of a Pulumi project; the environment counts";
    return { config: nothing, finding: { check, outcome: "skipped", found } };
  }
  const chosen = stack === undefined ? [] : ["--stack", stack];
  try {
    const shown = await runPulumi(["config", "--json", "--show-secrets", ...chosen], environment, directory);
    const values = JSON.parse(shown) as Record<string, { value?: string }>;
    const count = Object.keys(values).filter((key) => key.startsWith("huaweicloud:")).length;
    const found = `${count} setting${count === 1 ? "" : "s"} of the ${stack ? `stack ${stack}` : "selected stack"}`;
    return { config: (key) => values[`huaweicloud:${key}`]?.value, finding: { check, outcome: "ok", found } };
  } catch (error) {
    const found = `not read: ${reasonOf(error)}`;
    const advice =
      "Sign in to the backend (pulumi login), select a stack (pulumi stack select), and set PULUMI_CONFIG_PASSPHRASE if it asks for that.";
    return { config: nothing, finding: { check, outcome: stack === undefined ? "warning" : "failed", found, advice } };
  }
}
