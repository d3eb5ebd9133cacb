import { type ConfigurationKey, configurationKeys } from "pulumi-huaweicloud-dms-rabbitmq/client";

/** The rows of the README's table of settings, cells without padding. */
export function configurationTable(): string[][] {
  return [
    ["Config key", "Environment", "Meaning", "Default"],
    ...Object.entries<ConfigurationKey>(configurationKeys).map(([key, entry]) => [
      // Neither a program nor a stack's config may hold what only the environment sets.
      entry.environmentOnly ? "—" : `\`${key}\`${entry.secret ? " (secret)" : ""}`,
      entry.environment.map((name) => `\`${name}\``).join(", "),
      entry.description,
      entry.default ?? "",
    ]),
  ];
}
