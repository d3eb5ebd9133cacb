import { type ConfigurationKey, type ConfigurationKeyName, configurationKeys } from "./configurationKeys";

/** A value given in a program: text, or what stands for it. */
export type ConfigurationArgument =
  | string
  | number
  | boolean
  | Readonly<Record<string, string | undefined>>
  | undefined;

/** Where settings come from, first to last. */
export interface ConfigurationSources {
  /** Values given in the program. */
  argument?: Partial<Record<ConfigurationKeyName, ConfigurationArgument>>;
  /** A value of the stack configuration by its key without namespace, such as `region`. */
  config: (key: string) => string | undefined;
  environment: NodeJS.ProcessEnv;
  /** Where the instance at hand was made; comes before everything else. */
  overrides?: { region?: string | undefined; projectId?: string | undefined };
}

/** A setting and how near to the program it was made: 0 in the program, 1 in the stack, 2 in the environment. */
export interface ConfiguredValue {
  value: string;
  source: number;
}

/** How messages name a setting: `huaweicloud:region (HW_REGION_NAME)`. */
export function configurationLabel(key: ConfigurationKeyName): string {
  return `huaweicloud:${key} (${configurationKeys[key].environment.join(", ")})`;
}

function textOf(value: ConfigurationArgument): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Blank counts as not set; a password keeps its blanks. */
function normalized(key: ConfigurationKeyName, value: string | undefined): string | undefined {
  if (value === undefined || value.trim() === "") return undefined;
  return key === "userPassword" ? value : value.trim();
}

/** Looks settings up in their sources: the one place where any of them is read. */
export class ConfigurationValues {
  readonly #sources: ConfigurationSources;

  constructor(sources: ConfigurationSources) {
    this.#sources = sources;
  }

  /** What one source (0, 1 or 2) says; each endpoint has an environment variable of its own, see `variable`. */
  from(source: number, key: ConfigurationKeyName): string | undefined {
    const { argument, config } = this.#sources;
    const { environment, environmentOnly }: ConfigurationKey = configurationKeys[key];
    if (source === 2) {
      if (key === "endpoints") return undefined;
      return environment.map((name) => this.variable(name, key)).find((value) => value !== undefined);
    }
    if (environmentOnly) return undefined;
    return normalized(key, source === 0 ? textOf(argument?.[key]) : config(key));
  }

  /** An environment variable that belongs to a setting. */
  variable(name: string, key: ConfigurationKeyName): string | undefined {
    return normalized(key, this.#sources.environment[name]);
  }

  /** The value of the first source that has one, and which that is. */
  find(key: ConfigurationKeyName): ConfiguredValue | undefined {
    for (const source of [0, 1, 2]) {
      const value = this.from(source, key);
      if (value !== undefined) return { value, source };
    }
    return undefined;
  }

  /** The value of the first source that has one. */
  get(key: ConfigurationKeyName): string | undefined {
    return this.find(key)?.value;
  }

  /** The parts of a setting that is a list with commas. */
  list(key: ConfigurationKeyName): string[] {
    const parts = (this.get(key) ?? "").split(",").map((part) => part.trim());
    return parts.filter((part) => part !== "");
  }
}
