import type { PolicyConfigSchema } from "@pulumi/policy";
import { listText } from "./violation";

/** A mistake in settings; of those that do not exist, `keys` has the names. */
export interface SettingsIssue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

/** The schema of a policy's settings: an object schema of Zod 4, such as `z.strictObject({ … })`, or what acts like one. */
export interface SettingsSchema<Settings extends object = object> {
  /** Reads settings, defaults filled in. */
  safeParse(
    settings: unknown,
  ): { success: true; data: Settings } | { success: false; error: { issues: readonly SettingsIssue[] } };
  /** The JSON schema of the settings before defaults are filled in. */
  toJSONSchema(options: { target: "draft-7"; io: "input" }): { properties?: object | undefined };
}

/** Some of the settings of a policy. */
export type SomeSettings<Settings extends object> = {
  // Without settings, Zod gives an index signature, which would forbid every other property.
  [Name in keyof Settings as string extends Name ? never : Name]?: Settings[Name] | undefined;
};

/** Thrown when a policy is configured wrongly; the message names the policy, the path of the mistake and the rule. */
export class PolicyConfigError extends Error {
  override readonly name = "PolicyConfigError";

  constructor(message: string) {
    super(message);
    // `@pulumi/policy` prints the stack of whatever a policy throws.
    this.stack = `${this.name}: ${message}`;
  }
}

/**
 * The error of a policy that is configured wrongly.
 *
 * @param reason what is wrong, and what to do, without the full stop at the end
 */
export function wrongConfig(policyName: string, reason: string): PolicyConfigError {
  return new PolicyConfigError(`The configuration of policy ${policyName} is wrong: ${reason}.`);
}

/** Whether a value can hold settings or options by their names. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A setting in the form of an object, an empty one when there is none.
 *
 * @throws PolicyConfigError for what is neither an enforcement level nor an object
 */
export function settingObject(policyName: string, setting: unknown = {}): Record<string, unknown> {
  if (typeof setting === "string") return { enforcementLevel: setting };
  if (isRecord(setting)) return setting;
  throw wrongConfig(policyName, "it must be an enforcement level or an object of settings");
}

/**
 * The JSON schema of a policy's settings, in the form in which Pulumi checks `--policy-pack-config` against it.
 *
 * @param defaults what goes before the defaults of the schema
 */
export function configSchema(schema: SettingsSchema, defaults: object = {}): PolicyConfigSchema {
  // Zod types a JSON schema more widely than Pulumi, which knows draft 7 only.
  const properties = (schema.toJSONSchema({ target: "draft-7", io: "input" }).properties ??
    {}) as PolicyConfigSchema["properties"];
  const changed = Object.entries(defaults).map(([name, value]) => [name, { ...properties[name], default: value }]);
  return { properties: { ...properties, ...Object.fromEntries(changed) } };
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
}

function knownSettings(schema: SettingsSchema): string {
  const names = Object.keys(configSchema(schema).properties);
  return names.length === 0 ? "there are none but enforcementLevel" : `the settings are: ${names.join(", ")}`;
}

function mistake({ message, path, keys }: SettingsIssue, schema: SettingsSchema): string {
  const where = pathText(path);
  if (!keys) return where === "" ? message : `${where} ${message}`;
  const unknown = keys.map((key) => pathText([...path, key])).join(", ");
  return path.length === 0 ? `${unknown} is no setting; ${knownSettings(schema)}` : `${unknown} is not known here`;
}

/**
 * The settings of a policy, defaults filled in.
 *
 * @throws PolicyConfigError listing every mistake with its path
 */
export function readSettings<Settings extends object>(
  policyName: string,
  schema: SettingsSchema<Settings>,
  config: unknown,
): Settings {
  const result = schema.safeParse(config);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map((issue) => mistake(issue, schema));
  throw wrongConfig(policyName, listText(mistakes, "; "));
}
