import type { RabbitmqPolicy } from "./configurePolicy";
import type { PolicySettings } from "./policiesByName";
import { presets } from "./presets";

interface SettingSchema {
  description?: string;
  default?: unknown;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function settingText([name, { description, default: value }]: [string, SettingSchema]): string {
  return `\`${name}\`: ${description}; default \`${JSON.stringify(value)}\``;
}

function settingsText(policy: RabbitmqPolicy): string {
  const properties = (policy.configSchema?.properties ?? {}) as Record<string, SettingSchema>;
  return Object.entries(properties).map(settingText).join("<br>") || "–";
}

function levelIn(preset: PolicySettings, policy: RabbitmqPolicy): string | undefined {
  const setting = (preset as Record<string, string | { enforcementLevel?: string } | undefined>)[policy.name];
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
