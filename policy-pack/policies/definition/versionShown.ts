import { versionNamed, versionsByInput } from "../../../provider/instance/properties/versionRules";
import { ifKnown } from "./unknownValues";

/** The version of the API that outputs name. */
export function versionInOutputs({ apiVersion }: { readonly apiVersion?: unknown }): "v1.0" | "v2" | undefined {
  return versionNamed(apiVersion);
}

/**
 * The version of the API that manages an instance: what its outputs say, else what its inputs belong to. Pulumi shows
 * policies no hidden property, so that an instance which v1.0 has made and v2 has taken over looks like one of v1.0
 * until an input is one that v2 alone has.
 *
 * @returns undefined where all inputs fit both versions, or are not known yet
 */
export function versionShown(properties: Readonly<Record<string, unknown>>): "v1.0" | "v2" | undefined {
  const inOutputs = versionInOutputs(properties);
  if (inOutputs !== undefined) return inOutputs;
  const said = Object.entries(versionsByInput).map(([name, read]) => ifKnown(() => read(properties[name])));
  return said.includes("v2") ? "v2" : said.find((version) => version !== undefined);
}
