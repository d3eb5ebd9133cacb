import type { ClientConfiguration } from "./clientConfiguration";

/** Where `resolveConfiguration` looks, first to last. */
export interface ConfigurationSources {
  /** Values given in the program, by configuration key. */
  argument?: Partial<Record<string, string | undefined>>;
  /** A value of the stack configuration, by key without namespace, such as `region`. */
  config: (key: string) => string | undefined;
  environment: NodeJS.ProcessEnv;
  /** Where the instance at hand was made; comes before everything else. */
  overrides?: { region?: string; projectId?: string };
}

export function resolveConfiguration(_sources: ConfigurationSources): ClientConfiguration {
  throw new Error("unfinished");
}
