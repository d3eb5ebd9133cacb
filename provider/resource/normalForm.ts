import { normalizeWindowTime } from "../client";
import type { PropertyDescription } from "./declaration";

function sortedObject(value: object): unknown {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, element]) => element !== undefined && element !== null)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, element]) => [key, structuralForm(element)]),
  );
}

function structuralForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuralForm);
  if (value !== null && typeof value === "object") return sortedObject(value);
  return value;
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((element) => typeof element === "string");
}

function normalTime(value: unknown): unknown {
  if (value === "") return undefined;
  return typeof value === "string" || typeof value === "number" ? normalizeWindowTime(String(value)) : value;
}

/** The form in which two values of a property are compared; `undefined` for everything that means "not set". */
export function normalForm({ kind }: PropertyDescription, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  switch (kind) {
    case "boolean":
      return value === "true" || value === "false" ? value === "true" : value;
    case "integer":
      return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
    case "list":
      return isTextList(value) ? [...value].sort() : value;
    case "time":
      return normalTime(value);
    case "map":
    case "object":
      return structuralForm(value);
    case "word":
      return typeof value === "string" ? value.toLowerCase() : value;
    default:
      return value;
  }
}

/** Whether two values of a property mean the same, whatever form the program, the state or the wire gave them. */
export function isSameValue(property: PropertyDescription, left: unknown, right: unknown): boolean {
  if (left === right) return true;
  const [first, second] = [left, right].map((value) => normalForm(property, value) ?? property.absent);
  return JSON.stringify(first) === JSON.stringify(second);
}
