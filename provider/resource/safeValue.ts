function isEmpty(value: unknown): boolean {
  return value === undefined || value === null;
}

/**
 * The entries of an object as Pulumi can store them, without those that hold nothing.
 *
 * @param isKept whether there is a place for what has this name; default: there is
 */
export function safeEntries(value: object, isKept = (_name: string) => true): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const [name, element] of Object.entries(value)) {
    const safe = isKept(name) ? safeValue(element) : undefined;
    if (!isEmpty(safe)) entries.push([name, safe]);
  }
  return Object.fromEntries(entries);
}

/**
 * A value that Pulumi can store, whatever is in it: without `undefined`, `null`, functions or class instances at any
 * depth, because one value that it cannot encode loses an instance that the cloud has already made.
 */
function safeValue(value: unknown): unknown {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value : undefined;
    case "bigint":
      return value.toString();
    case "object":
      break;
    default:
      return undefined;
  }
  if (value === null) return undefined;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(safeValue).filter((element) => !isEmpty(element));
  return Buffer.isBuffer(value) ? value.toString("base64") : safeEntries(value);
}
