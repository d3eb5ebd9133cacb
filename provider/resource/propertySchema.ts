import * as z from "zod";
import type { PropertyDescription, PropertyTable } from "./declaration";

const general = {
  string: "must be a text",
  word: "must be a text",
  time: "must be a time such as 22:00",
  integer: "must be a whole number",
  boolean: "must be true or false",
  list: "must be a list of texts",
  map: "must be an object of texts",
  object: "must be an object",
} as const;

function fieldSchema(property: PropertyDescription): z.ZodType {
  const schema = propertySchema(property);
  return property.required ? schema : schema.optional();
}

function objectSchema(fields: PropertyTable, error: string): z.ZodType {
  const shape = Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)] as const);
  return z.strictObject(Object.fromEntries(shape), { error });
}

/** Checks a value of a property; every message completes "<property> …". */
export function propertySchema(property: PropertyDescription): z.ZodType {
  const error = property.rule ?? general[property.kind];
  switch (property.kind) {
    case "integer": {
      const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = property;
      return z.number({ error }).int({ error }).min(minimum, { error }).max(maximum, { error });
    }
    case "boolean":
      return z.boolean({ error });
    case "list": {
      const { accepts = () => true, lengths = () => true } = property;
      const list = z.array(z.string({ error }).refine(accepts, { error }), { error });
      return list.refine(({ length }) => lengths(length), { error });
    }
    case "map": {
      const { accepts = () => true } = property;
      return z.record(z.string(), z.string({ error }), { error }).refine(accepts, { error });
    }
    case "object":
      return property.fields ? objectSchema(property.fields, error) : z.record(z.string(), z.unknown(), { error });
    default: {
      const { oneOf, accepts = () => true } = property;
      return oneOf ? z.enum(oneOf, { error }) : z.string({ error }).refine(accepts, { error });
    }
  }
}
