import type { PulumiResult } from "./pulumiRun";
import { rabbitmqInstanceType } from "./rabbitmqProgram";

/** A line of a stack trace. */
export const stackFrame = /^\s*at .+[(:]\S*:\d+:\d+\)?$/m;

function messages(result: PulumiResult, severity: RegExp): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const diagnostic of result.events.diagnostics) {
    if (!severity.test(diagnostic.severity) || !diagnostic.urn.includes(rabbitmqInstanceType)) continue;
    const name = diagnostic.urn.split("::").at(-1) ?? "";
    texts[name] = [texts[name], diagnostic.message.trim()].filter(Boolean).join("\n");
  }
  return texts;
}

/** The errors about instances that a user reads, by resource name. */
export const errorsByInstance = (result: PulumiResult) => messages(result, /^error$/);

/** The warnings about instances that a user reads, by resource name. */
export const warningsByInstance = (result: PulumiResult) => messages(result, /^warning$/);
