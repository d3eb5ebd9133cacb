import { z } from "zod";
import { OptionError } from "../optionError";
import { readJsonFile } from "../readJsonFile";
import { type Complaint, knownObject, readBy } from "../schema";
import { covers, knownActions } from "./actions";
import { derivedId } from "./derivedId";

const wrongType = ({ path = [] }: { path?: PropertyKey[] | undefined }) => `has a ${String(path[1])} of the wrong type`;
const text = z.string({ error: wrongType });
const listOf = (item: z.ZodType<string, string>) => z.array(item, { error: wrongType }).readonly();
const nameless = "must have a name";

const action = text.refine((allowed) => knownActions.some((known) => covers(allowed, known)), {
  error: ({ input }) => `has the action ${input}, which is not in table 7-1; there are ${knownActions.join(", ")}`,
});

const userSchema = knownObject({
  name: z.string({ error: (issue) => (issue.input === undefined ? nameless : wrongType(issue)) }).min(1, nameless),
  /** For sign-in by token; without it that way is closed. */
  password: text.optional(),
  accessKey: text.optional(),
  secretKey: text.optional(),
  /** With it, the access key is a temporary one and requests carry this as `X-Security-Token`. */
  securityToken: text.optional(),
  /** @default false */
  readOnly: z.boolean({ error: wrongType }).optional(),
  /** Allowed actions of table 7-1; `*` may stand at the end. @default all */
  actions: listOf(action).optional(),
  /** Names of projects to work in. @default all */
  projects: listOf(text).optional(),
}).refine(
  ({ accessKey, secretKey }) => Boolean(accessKey) === Boolean(secretKey),
  "must have both accessKey and secretKey, or neither",
);

const usersSchema = z.array(userSchema, "must be an array");

/** A user as it is written in a file of users. */
export type UserDefinition = z.infer<typeof userSchema>;

/** An IAM user. */
export interface User extends UserDefinition {
  /** 32 hexadecimal digits. */
  id: string;
  /** Whether only reading is allowed. */
  readOnly: boolean;
}

/** @throws OptionError with what is wrong in one sentence, and never with a secret */
export function readUsers(users: string | readonly UserDefinition[]): User[] {
  const definitions: unknown = typeof users === "string" ? readJsonFile(users, "file of users") : users;
  return readBy(usersSchema, definitions, invalidUsers).map(userOf);
}

/** The id of a user is the same on every run. */
export function userOf(definition: UserDefinition): User {
  return { ...definition, id: derivedId(`user ${definition.name}`), readOnly: definition.readOnly ?? false };
}

function invalidUsers({ path: [index], message, unknownKey }: Complaint): OptionError {
  const subject = index === undefined ? "The users" : `User ${Number(index) + 1}`;
  if (unknownKey === undefined) return new OptionError(`${subject} ${message}.`);
  return new OptionError(`${subject} has ${unknownKey}, which is not known; ${message}.`);
}
