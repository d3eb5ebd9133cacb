import * as pulumi from "@pulumi/pulumi";
import { earlierInstanceType, earlierUrn } from "./resourceType";

type AliasInput = pulumi.Input<string | pulumi.Alias>;

/** An alias of the program, as the state of an earlier version has the resource. */
function underEarlierType(alias: string | pulumi.Alias): string | pulumi.Alias {
  if (typeof alias !== "string") return { ...alias, type: alias.type ?? earlierInstanceType };
  return earlierUrn(alias);
}

/**
 * The aliases by which Pulumi finds an instance in a state that an earlier version made: those of the program, each of
 * them with the earlier type, and that type alone. Aliases of parents the engine adds by itself.
 */
export function aliasesWithEarlier(aliases: readonly AliasInput[] = []): AliasInput[] {
  const earlier = aliases.map((alias) => pulumi.output(alias).apply(underEarlierType) as AliasInput);
  return [...aliases, ...earlier, { type: earlierInstanceType }];
}
