import { isProperty } from "./properties";

/** Properties of a resource as Pulumi stores them. */
export type Properties = Record<string, unknown>;

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null;
}

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
  if (Buffer.isBuffer(value)) return value.toString("base64");
  const entries = Object.entries(value)
    .map(([key, element]) => [key, safeValue(element)] as const)
    .filter(([, element]) => !isEmpty(element));
  return Object.fromEntries(entries);
}

/**
 * Makes properties that Pulumi can store whatever is in them: only known names, no `undefined`, `null`, functions or
 * class instances at any depth. Every result and every error of a hook passes through here, because one value that
 * Pulumi cannot encode loses an instance that the cloud has already made.
 */
export function safeProperties(properties: Properties): Properties {
  const known = Object.entries(properties).filter(([name]) => isProperty(name));
  return safeValue(Object.fromEntries(known)) as Properties;
}
