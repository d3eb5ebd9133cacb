import { configurePolicy, type RabbitmqPolicy } from "./configurePolicy";
import { isRecord, PolicyConfigError, settingObject } from "./definition/settings";
import { type PolicySettings, policiesByName } from "./policiesByName";
import { type PresetName, presets } from "./presets";
import type { Product } from "./productCatalogue";

/** Settings that several policies share. */
export interface SharedSettings {
  /** Stacks to which the policies for chosen stacks apply; `*` stands for any characters. */
  stacks?: string[];
  /** IANA time zone of allowed hours and blackout hours. Default: UTC. */
  timeZone?: string;
  /** IANA time zone in which the service reads its maintenance windows. Default: UTC. */
  windowTimeZone?: string;
  /** Products besides those of the API reference. */
  products?: Product[];
}

/** Options of `createPolicies`. */
export interface CreatePoliciesOptions extends SharedSettings {
  /** The set of settings to start from. Default: `baseline`. */
  preset?: PresetName;
  /** Settings of single policies; they go before the shared ones, and those before the preset's. */
  policies?: PolicySettings;
}

const sharedNames = ["stacks", "timeZone", "windowTimeZone", "products"] as const;

function refuseUnknown(kind: string, given: readonly unknown[], known: readonly string[]): void {
  const unknown = given.filter((name) => !known.some((each) => each === name));
  if (unknown.length === 0) return;
  const names = unknown.map((name) => (typeof name === "string" ? name : JSON.stringify(name))).join(", ");
  throw new PolicyConfigError(`${kind} ${names} does not exist; there are: ${known.join(", ")}.`);
}

function namesIn(kind: string, given: unknown): string[] {
  if (isRecord(given)) return Object.keys(given);
  throw new PolicyConfigError(`${kind} must be an object, not ${JSON.stringify(given)}.`);
}

function sharedFor(policy: RabbitmqPolicy, options: SharedSettings): object {
  const own = Object.keys(policy.configSchema?.properties ?? {});
  const names = sharedNames.filter((name) => options[name] !== undefined && own.includes(name));
  return Object.fromEntries(names.map((name) => [name, options[name]]));
}

/**
 * All policies of this package, configured for a policy pack. A `--policy-pack-config` file still changes them.
 *
 * @throws PolicyConfigError naming the path of the mistake
 * @example
 * new PolicyPack("company", {
 *   policies: createPolicies({ preset: "production", policies: { "rabbitmq-storage-maximum": { maximumGb: 500 } } }),
 * });
 */
export function createPolicies(options: CreatePoliciesOptions = {}): RabbitmqPolicy[] {
  refuseUnknown("The option", namesIn("What createPolicies takes", options), ["preset", "policies", ...sharedNames]);
  const { preset = "baseline", policies = {} } = options;
  refuseUnknown("The preset", [preset], Object.keys(presets));
  refuseUnknown("The policy", namesIn("The option policies", policies), Object.keys(policiesByName));
  const ofPreset: PolicySettings = presets[preset];
  return Object.values(policiesByName).map((policy) =>
    configurePolicy<RabbitmqPolicy>(policy, {
      ...settingObject(policy.name, ofPreset[policy.name]),
      ...sharedFor(policy, options),
      ...settingObject(policy.name, policies[policy.name]),
    }),
  );
}
