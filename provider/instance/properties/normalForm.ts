import { normalizeWindowTime } from "../../client/dms/normalizeWindowTime";
import { type InputName, inputProperties, type PropertyDescription } from "./properties";

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

/** The form in which two values of an input are compared; `undefined` for everything that means "not set". */
export function normalForm(name: InputName, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  const property: PropertyDescription = inputProperties[name];
  switch (property.kind) {
    case "boolean":
      return value === "true" || value === "false" ? value === "true" : value;
    case "integer":
      return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
    case "list":
      return isTextList(value) ? [...value].sort() : value;
    case "time":
      return normalTime(value);
    case "object":
      return structuralForm(value);
    default:
      break;
  }
  if (name === "engine" && typeof value === "string") return value.toLowerCase();
  return value;
}

/** What a missing value of an input means, where it means something. */
const absentForms: Partial<Record<InputName, unknown>> = {
  description: "",
  publicIpId: "",
  enablePublicIp: false,
  deletionProtection: false,
  adoptExisting: false,
  passwordChange: "refuse",
  resize: "refuse",
};

/** Whether two values of an input mean the same, whatever form the program, the state or the wire gave them. */
export function sameValue(name: InputName, left: unknown, right: unknown): boolean {
  const forms = [left, right].map((value) => normalForm(name, value) ?? absentForms[name]);
  return JSON.stringify(forms[0]) === JSON.stringify(forms[1]);
}
