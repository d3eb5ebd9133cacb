import type { InstanceChanges, NewInstance } from "../instance";
import { answerFields } from "./instanceFields";

const answerNames = Object.entries(answerFields).map(([name, [field]]) => [name, field] as const);

/** The API field of every property of an instance; requests and answers differ in what `storage_space` means. */
export const instanceFieldNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(answerNames),
  storageSpace: "storage_space",
  password: "password",
  archType: "arch_type",
};

/** What is sent of an instance: the given properties in the names of tables 5-2 and 5-10 and of v2. */
export function instanceBody(values: Partial<NewInstance> | InstanceChanges): Record<string, unknown> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [instanceFieldNames[name] ?? name, value]));
}
