import {
  ConfigurationValues,
  Connection,
  messageOf,
  redactSecrets,
  resolveConfiguration,
  secretConfigurationKeys,
} from "../client";
import type { Command, CommandProcess } from "../commandLine/command";
import { UsageError } from "../commandLine/commandError";
import { parseOptions } from "../commandLine/parseOptions";
import { cloudFindings } from "./cloudFindings";
import { configurationFindings } from "./configurationFindings";
import type { Finding } from "./finding";
import { findingTable } from "./findingTable";
import { cliFinding, languageHostFinding, nodeFinding, programFinding } from "./machineFindings";
import { readStackConfig } from "./stackConfig";

const options = {
  stack: { type: "string", short: "s" },
  json: { type: "boolean", default: false },
} as const;

const helpText = `Looks at everything that a deployment needs, changes nothing, and says what to do.

Usage:
  npx pulumi-huaweicloud-dms-rabbitmq doctor [--stack <name>] [--json]

Looks at Node.js, the Pulumi CLI and its language host, what a program in this
directory loads, the settings (those of the stack come before the environment),
and asks the cloud by reads alone: sign-in, account, project, API versions,
rights to read, clock. No secret is shown.

Options:
  -s, --stack <name>  the stack whose config is read (default: the selected one)
  --json              the findings as JSON
  -h, --help          this text

Exit code: 0 if nothing failed, 1 if something did, 2 for a command line that is
not understood.
`;

/** Every secret that is set, whether it is used or not. */
function secretsIn(values: ConfigurationValues): string[] {
  return secretConfigurationKeys.flatMap((key) => [0, 1, 2].flatMap((source) => values.from(source, key) ?? []));
}

async function settledFindings(config: (key: string) => string | undefined, environment: NodeJS.ProcessEnv) {
  try {
    const configuration = resolveConfiguration({ config, environment });
    const connection = new Connection({ configuration });
    try {
      return [...configurationFindings(configuration), ...(await cloudFindings(connection))];
    } finally {
      await connection.close();
    }
  } catch (error) {
    const unsettled: Finding = { check: "settings", outcome: "failed", found: messageOf(error) };
    return [unsettled];
  }
}

async function findingsOf(stack: string | undefined, command: CommandProcess): Promise<Finding[]> {
  const { environment, directory } = command;
  const { config, finding } = await readStackConfig(stack, command);
  const findings = [
    nodeFinding(),
    await cliFinding(environment),
    languageHostFinding(environment),
    programFinding(directory),
    finding,
    ...(await settledFindings(config, environment)),
  ];
  const secrets = secretsIn(new ConfigurationValues({ config, environment }));
  const clean = (text: string) => redactSecrets(text, secrets);
  return findings.map((one) => ({ ...one, found: clean(one.found), ...(one.advice && { advice: clean(one.advice) }) }));
}

/** Says what keeps a deployment from working. */
export const doctorCommand: Command = {
  summary: "looks at everything that a deployment needs, and says what to do",
  helpText,
  async run(args, command) {
    const { values, positionals } = parseOptions(args, options, "doctor");
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is no option of doctor; leave it out.`);
    const findings = await findingsOf(values.stack, command);
    const isWell = findings.every(({ outcome }) => outcome !== "failed");
    command.print(values.json ? JSON.stringify({ isWell, findings }, undefined, 2) : findingTable(findings));
    return isWell ? 0 : 1;
  },
};
