import type { z } from "zod";
import { PolicyConfigError } from "./policyConfigError";

/** The schema of a policy's settings. */
export type SettingsSchema = z.ZodObject<Record<string, z.ZodType>>;

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
}

function knownSettings(schema: SettingsSchema): string {
  const names = Object.keys(schema.shape);
  return names.length === 0 ? "there are none but enforcementLevel" : `the settings are: ${names.join(", ")}`;
}

function mistake(issue: z.core.$ZodIssue, schema: SettingsSchema): string {
  const where = pathText(issue.path);
  if (issue.code !== "unrecognized_keys") return where === "" ? issue.message : `${where} ${issue.message}`;
  const keys = issue.keys.map((key) => pathText([...issue.path, key])).join(", ");
  return issue.path.length === 0 ? `${keys} is no setting; ${knownSettings(schema)}` : `${keys} is not known here`;
}

/**
 * The settings of a policy, defaults filled in.
 *
 * @throws PolicyConfigError listing every mistake with its path
 */
export function readSettings<Schema extends SettingsSchema>(
  policyName: string,
  schema: Schema,
  config: unknown,
): z.output<Schema> {
  const result = schema.safeParse(config);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map((issue) => mistake(issue, schema)).join("; ");
  throw new PolicyConfigError(`The configuration of policy ${policyName} is wrong: ${mistakes}.`);
}
