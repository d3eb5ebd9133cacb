/** The config keys that hold secrets; the table of settings is loaded at the first call, not with the package. */
export function secretKeys(): readonly string[] {
  const { secretConfigurationKeys } =
    require("../provider/client/configuration/configurationKeys") as typeof import("../provider/client/configuration/configurationKeys");
  return secretConfigurationKeys;
}
