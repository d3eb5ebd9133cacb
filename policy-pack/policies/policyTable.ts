import type { PolicyConfigSchema } from "@pulumi/policy";
import type { RabbitmqPolicy } from "./configurePolicy";
import { presets } from "./presets";

type Levels = Readonly<Record<string, string | { enforcementLevel?: string | undefined } | undefined>>;

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function settingText([name, { description, default: value }]: [
  string,
  PolicyConfigSchema["properties"][string],
]): string {
  return `\`${name}\`: ${description}; default \`${JSON.stringify(value)}\``;
}

function settingsText(policy: RabbitmqPolicy): string {
  return (
    Object.entries(policy.configSchema?.properties ?? {})
      .map(settingText)
      .join("<br>") || "–"
  );
}

function levelIn(preset: Levels, policy: RabbitmqPolicy): string | undefined {
  const setting = preset[policy.name];
  const level = typeof setting === "string" ? setting : setting?.enforcementLevel;
  return level ?? policy.enforcementLevel;
}

function row(policy: RabbitmqPolicy): string {
  const { name, description, severity, remediationSteps = "" } = policy;
  const levels = Object.values(presets).map((preset) => levelIn(preset, policy) ?? "");
  const cells = [`\`${name}\``, description, severity ?? "", ...levels, settingsText(policy), remediationSteps];
  return `| ${cells.map(cell).join(" | ")} |`;
}

/** A Markdown table of policies: rule, severity, enforcement level in each preset, settings, how to mend. */
export function policyTable(policies: readonly RabbitmqPolicy[]): string {
  const header = ["Policy", "Rule", "Severity", ...Object.keys(presets), "Settings", "How to mend a violation"];
  return [`| ${header.join(" | ")} |`, `|${" --- |".repeat(header.length)}`, ...policies.map(row)].join("\n");
}
