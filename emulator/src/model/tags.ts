import { DmsError } from "../errors/dmsError";
import type { Instance } from "./instance";
import type { JsonObject, Tag } from "./instanceFields";
import type { Model } from "./model";

const mostTags = 20;

/** Letters of any language, digits, spaces and `_ . : = + - @`. */
const characters = /^[\p{L}\p{N} _.:=+\-@]*$/u;

/**
 * Reads the tags of a request; one without a value has a blank one.
 *
 * @throws DmsError 10240035, 10240036, 10240038, 10240039, 10240044, 10240045, 111400063
 */
export function readTags(value: unknown): Tag[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new DmsError("111400063", "tags");
  if (value.length > mostTags) throw new DmsError("10240044");
  const tags = value.map(readTag);
  const twice = tags.find(({ key }, index) => tags.findIndex((other) => other.key === key) !== index);
  if (twice) throw new DmsError("10240045", twice.key);
  return tags;
}

function readTag(entry: unknown): Tag {
  const { key, value = "" } = (entry ?? {}) as JsonObject;
  if (typeof key !== "string" || key === "" || [...key].length > 128) throw new DmsError("10240035");
  if (!characters.test(key) || key.startsWith("_sys_") || key.trim() !== key) throw new DmsError("10240036");
  if (typeof value !== "string" || !characters.test(value)) throw new DmsError("10240039");
  if ([...value].length > 255) throw new DmsError("10240038");
  return { key, value };
}

/**
 * Adds tags, taking the place of those with the same keys, or removes those with the keys.
 *
 * @throws DmsError 10240040, 10240426 for a key to remove that is not there, and those of `readTags`
 */
export function changeTags(instance: Instance, body: JsonObject, model: Model): void {
  const { action } = body;
  if (action !== "create" && action !== "delete") throw new DmsError("10240040");
  const given = readTags(body.tags);
  const present = instance.fields.tags;
  const others = present.filter(({ key }) => !given.some((tag) => tag.key === key));
  const unknown = given.find(({ key }) => !present.some((tag) => tag.key === key));
  if (action === "delete" && unknown) throw new DmsError("10240426", unknown.key);
  const tags = action === "create" ? [...others, ...given] : others;
  if (tags.length > mostTags) throw new DmsError("10240044");
  model.change(instance, { tags });
}

/** Every key that instances have, with its values. */
export function collectTags(instances: readonly Instance[]): { key: string; values: string[] }[] {
  const values = new Map<string, Set<string>>();
  for (const { key, value } of instances.flatMap(({ fields }) => fields.tags)) {
    values.set(key, (values.get(key) ?? new Set()).add(value));
  }
  return [...values].map(([key, found]) => ({ key, values: [...found] }));
}
