import { isMaintenanceWindow } from "../catalogue/maintenanceWindows";
import { DmsError } from "../errors/dmsError";
import type { DmsErrorCode } from "../errors/dmsErrors";
import type { Networks, SecurityGroup } from "../networks/networks";

/** A JSON object as it came. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The largest space of an instance in GB (table 5-2). */
export const largestStorage = 90_000;

const descriptionLength = 1024;

/** Table 5-2 with the underscore of 111400010: 4 to 64 letters, digits, `-` and `_`, a letter first. */
export function readName(body: JsonObject): string {
  return matching(body.name, /^[A-Za-z][A-Za-z0-9_-]{3,63}$/, "111400010");
}

/** Table 5-2: at most 1024 characters; blank when left out. */
export function readDescription(body: JsonObject): string {
  const { description } = body;
  if (isBlank(description)) return "";
  if (typeof description !== "string") throw new DmsError("111400063", "description");
  if ([...description].length > descriptionLength) throw new DmsError("111400011");
  return description;
}

export function readAccessUser(body: JsonObject): string {
  return matching(body.access_user, /^[A-Za-z0-9_-]{4,64}$/, "111400015");
}

/** Table 5-2: 8 to 32 printable characters without spaces, of at least two of the four kinds. */
export function readPassword(body: JsonObject): string {
  const password = matching(body.password, /^[\x21-\x7e]{8,32}$/, "111400012");
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password));
  if (kinds.length < 2) throw new DmsError("111400012");
  return password;
}

/** A boolean; false when left out. */
export function readFlag(body: JsonObject, name: string): boolean {
  const value = body[name] ?? false;
  if (typeof value !== "boolean") throw new DmsError("111400063", name);
  return value;
}

/** A text that may be left out. */
export function readText(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  if (isBlank(value)) return undefined;
  if (typeof value !== "string") throw new DmsError("111400063", name);
  return value;
}

/** @throws DmsError with the code if it is left out or blank */
export function readRequiredText(body: JsonObject, name: string, code: DmsErrorCode): string {
  const value = readText(body, name);
  if (value === undefined) throw new DmsError(code);
  return value;
}

/** Whole GB from the smallest to 90,000. */
export function readStorage(body: JsonObject, name: string, smallest: number): number {
  const value = body[name];
  if (typeof value !== "number" || !Number.isInteger(value)) throw new DmsError("111400500");
  if (value < smallest || value > largestStorage) throw new DmsError("111400500");
  return value;
}

/** The window as written; undefined when both ends are left blank. */
export function readMaintenanceWindow(body: JsonObject): { begin: string; end: string } | undefined {
  const begin = body.maintain_begin;
  const end = body.maintain_end;
  if (isBlank(begin) && isBlank(end)) return undefined;
  if (typeof begin !== "string" || typeof end !== "string") throw new DmsError("111400106");
  if (!isMaintenanceWindow(begin, end)) throw new DmsError("111400106");
  return { begin, end };
}

/** A security group that exists and whose rules let the nodes of an instance talk to each other. */
export function readSecurityGroup(body: JsonObject, networks: Networks): SecurityGroup {
  const group = networks.securityGroup(readRequiredText(body, "security_group_id", "111400014"));
  if (!group) throw new DmsError("111400046");
  if (!group.allowsAny) throw new DmsError("111400048");
  return group;
}

/** The elastic IP address to bind: needed when public access is enabled (table 5-2). */
export function readPublicIpId(body: JsonObject): string {
  const id = readText(body, "publicip_id");
  if (id === undefined) throw new DmsError("111400063", "publicip_id");
  return id;
}

export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function matching(value: unknown, form: RegExp, code: DmsErrorCode): string {
  if (typeof value !== "string" || !form.test(value)) throw new DmsError(code);
  return value;
}
