import { type ResourceDeclaration, secretNamesOf } from "./declaration";

/** One finding of check: the path of a property and what is wrong with it. */
export interface CheckFailure {
  property: string;
  reason: string;
}

/** The property that a path such as `product.nodes` begins with. */
export const rootOf = (path: string): string => path.split(".", 1)[0] ?? path;

/** Makes findings of a kind of resource, naming properties without letting Pulumi print the value of a secret one. */
export function checkFailureOf(declaration: ResourceDeclaration) {
  const secretNames = secretNamesOf(declaration);
  return (path: string, rule: string): CheckFailure => ({
    property: secretNames.includes(rootOf(path)) ? "" : path,
    reason: `${path} ${rule}`,
  });
}

/** Keeps the first finding of each property. */
export function onePerProperty(failures: readonly CheckFailure[]): CheckFailure[] {
  const seen = new Set<string>();
  return failures.filter(({ property, reason }) => {
    const key = property || reason;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}
