import { secretNames } from "../properties/properties";

/** One finding of check: the path of a property and what is wrong with it. */
export interface CheckFailure {
  property: string;
  reason: string;
}

/** Names a property without letting Pulumi print the value of a secret one. */
export function checkFailure(path: string, rule: string): CheckFailure {
  const [name] = path.split(".");
  const reason = `${path} ${rule}`;
  return { property: secretNames.includes(name as string) ? "" : path, reason };
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
