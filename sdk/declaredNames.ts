import type * as pulumi from "@pulumi/pulumi";

/** Instances that carry the names; the provider remembers them, and the first to be checked is among these. */
const carriers = 10;

const names = new Set<string>();
let instances = 0;

/**
 * The instance names that the whole program declares as plain texts, separated by commas: with the first one that is
 * taken, the provider can then name all, where Pulumi ends at the first.
 *
 * @param name what this instance declares
 * @returns a promise that waits until the program has declared what it declares at once; undefined for later instances
 */
export function declaredNames(name: pulumi.Input<string> | undefined): Promise<string> | undefined {
  if (typeof name === "string") names.add(name);
  instances += 1;
  if (instances > carriers) return undefined;
  return new Promise((resolve) => setImmediate(() => resolve([...names].join(","))));
}
