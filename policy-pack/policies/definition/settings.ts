import type { PolicyConfigSchema } from "@pulumi/policy";
import { z } from "zod";

/** The schema of a policy's settings. */
export type SettingsSchema = z.ZodObject<Record<string, z.ZodType>>;

/** Thrown when a policy is configured wrongly; the message names the policy, the path of the mistake and the rule. */
export class PolicyConfigError extends Error {
  override readonly name = "PolicyConfigError";

  constructor(message: string) {
    super(message);
    // `@pulumi/policy` prints the stack of whatever a policy throws.
    this.stack = `${this.name}: ${message}`;
  }
}

/** The JSON schema of a policy's settings, in the form in which Pulumi checks `--policy-pack-config` against it. */
export function configSchema(settings: SettingsSchema): PolicyConfigSchema {
  const { properties = {} } = z.toJSONSchema(settings, { target: "draft-7", io: "input" });
  return { properties: properties as PolicyConfigSchema["properties"] };
}

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
