import * as pulumi from "@pulumi/pulumi";
import { rabbitmqInstanceType } from "../../resourceType";
import type { FunctionOptions } from "../functionOptions";
import { programError } from "./programError";

/** Config values by their key without namespace. */
export type ConfigurationValues = Record<string, string>;

function stackConfiguration(): (key: string) => string | undefined {
  const config = new pulumi.Config("huaweicloud");
  return (key) => config.get(key);
}

/** How a data function reads a config key: from the values of a provider, or else from the config of the stack. */
export function configReader(values: ConfigurationValues | undefined): (key: string) => string | undefined {
  return values === undefined ? stackConfiguration() : (key) => values[key];
}

/**
 * The configuration of the provider that the options name. Its secrets are no part of what is looked up with it, so it
 * is not marked as secret.
 *
 * @returns undefined when the options name none
 * @throws RunError when the provider is not one of this package
 */
export function explicitConfiguration({
  provider,
  parent,
}: FunctionOptions): pulumi.Output<ConfigurationValues> | undefined {
  const found = provider ?? parent?.getProvider(rabbitmqInstanceType);
  if (found === undefined) return undefined;
  const { configuration } = found as { configuration?: unknown };
  if (pulumi.Output.isInstance<ConfigurationValues>(configuration)) return pulumi.unsecret(configuration);
  throw programError(
    new pulumi.RunError(
      "The provider given to a data function is not a Provider of pulumi-huaweicloud-dms-rabbitmq. Make one with new Provider(name, { region, … }).",
    ),
  );
}

/**
 * Waits for the configuration of a provider.
 *
 * @throws RunError when it depends on what a preview cannot know
 */
export async function knownConfiguration(
  configuration: pulumi.Output<ConfigurationValues> | undefined,
): Promise<ConfigurationValues | undefined> {
  if (configuration === undefined) return undefined;
  // Both belong to every Output, though not to its public type.
  const output = configuration as unknown as { isKnown: Promise<boolean>; promise(): Promise<ConfigurationValues> };
  const values = await output.promise();
  if (await output.isKnown) return values;
  throw programError(
    new pulumi.RunError(
      "The provider given to a data function is configured with values that are only known after deployment. Use the function's Output form, which waits for them.",
    ),
  );
}
