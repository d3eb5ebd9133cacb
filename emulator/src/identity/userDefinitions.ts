import { OptionError } from "../emulatorOptions";
import { readJsonFile } from "../readJsonFile";
import { derivedId } from "./account";
import { covers, knownActions } from "./permissions";
import type { User } from "./user";

/** A user as it is written in a file of users. */
export interface UserDefinition {
  name: string;
  password?: string;
  accessKey?: string;
  secretKey?: string;
  securityToken?: string;
  /** @default false */
  readOnly?: boolean;
  /** Allowed actions of table 7-1; `*` may stand at the end. @default all */
  actions?: readonly string[];
  /** Names of projects to work in. @default all */
  projects?: readonly string[];
}

const texts = ["name", "password", "accessKey", "secretKey", "securityToken"];
const lists = ["actions", "projects"];
const flags = ["readOnly"];

/** @throws OptionError with what is wrong in one sentence, and never with a secret */
export function readUsers(users: string | readonly UserDefinition[]): User[] {
  const definitions: unknown = typeof users === "string" ? readJsonFile(users, "file of users") : users;
  if (!Array.isArray(definitions)) throw new OptionError("The users must be an array.");
  return definitions.map(readUser);
}

/** The id of a user is the same on every run. */
export function userOf(definition: UserDefinition): User {
  return { ...definition, id: derivedId(`user ${definition.name}`), readOnly: definition.readOnly ?? false };
}

function readUser(value: unknown, index: number): User {
  const place = `User ${index + 1}`;
  if (typeof value !== "object" || value === null) throw new OptionError(`${place} must be an object.`);
  for (const [key, entry] of Object.entries(value)) {
    if (!isKnown(key)) throw new OptionError(`${place} has ${key}, which is not known; there are ${known.join(", ")}.`);
    if (!fits(key, entry)) throw new OptionError(`${place} has a ${key} of the wrong type.`);
  }
  const definition = value as UserDefinition;
  if (!definition.name) throw new OptionError(`${place} must have a name.`);
  if (Boolean(definition.accessKey) !== Boolean(definition.secretKey)) {
    throw new OptionError(`${place} must have both accessKey and secretKey, or neither.`);
  }
  const unknown = definition.actions?.find((allowed) => !knownActions.some((action) => covers(allowed, action)));
  if (unknown !== undefined) {
    throw new OptionError(
      `${place} has the action ${unknown}, which is not in table 7-1; there are ${knownActions.join(", ")}.`,
    );
  }
  return userOf(definition);
}

const known = [...texts, ...flags, ...lists];

const isKnown = (key: string): boolean => known.includes(key);

function fits(key: string, value: unknown): boolean {
  if (texts.includes(key)) return typeof value === "string";
  if (flags.includes(key)) return typeof value === "boolean";
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
