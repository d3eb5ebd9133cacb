import { defaultWindow } from "../catalogue/maintenanceWindows";
import { DmsError } from "../errors/dmsError";
import type { Networks } from "../networks/networks";
import { type Instance, isServing } from "./instance";
import {
  type InstanceFields,
  type JsonObject,
  readField,
  readMaintenanceWindow,
  readPublicIpId,
  readSecurityGroup,
} from "./instanceFields";
import type { Model } from "./model";

/** What a change of public access through the API does: table 5-10 has its fields, table 7-1 says console only. */
export const publicAccessModes = ["api", "console"] as const;

/** One of them. */
export type PublicAccessMode = (typeof publicAccessModes)[number];

/**
 * "Modifying an Instance" (section 5.3): checks the request by table 5-10 and applies what it holds. Public access
 * takes as long as an extension; in mode `console` it is accepted and ignored.
 *
 * @throws DmsError with the code of table 8-2, and then nothing is changed
 */
export function updateInstance(
  instance: Instance,
  body: JsonObject,
  context: { model: Model; networks: Networks; publicAccess: PublicAccessMode },
): void {
  const { model, networks, publicAccess } = context;
  const changes = { ...simpleChanges(body), ...securityGroupChange(body, networks) };
  const publicAccessChange = publicAccess === "api" ? publicAccessChanges(instance, body, model) : undefined;
  if (!isServing(instance)) throw new DmsError("111400026");
  if (changes.name !== undefined && isTaken(changes.name, instance, model)) throw new DmsError("111400081");
  model.change(instance, changes, publicAccessChange);
}

function simpleChanges(body: JsonObject): Partial<InstanceFields> {
  const changes: Partial<InstanceFields> = {};
  if (isPresent(body.name)) changes.name = readField(body, "name");
  if (isPresent(body.description)) changes.description = readField(body, "description");
  if (isPresent(body.maintain_begin) || isPresent(body.maintain_end)) {
    const window = readMaintenanceWindow(body) ?? defaultWindow;
    changes.maintain_begin = window.begin;
    changes.maintain_end = window.end;
  }
  return changes;
}

function securityGroupChange(body: JsonObject, networks: Networks): Partial<InstanceFields> {
  if (!isPresent(body.security_group_id)) return {};
  const { id, name } = readSecurityGroup(body, networks);
  return { security_group_id: id, security_group_name: name };
}

/** Another address is bound only after the one that is bound has been unbound. */
function publicAccessChanges(
  { fields }: Instance,
  body: JsonObject,
  model: Model,
): Partial<InstanceFields> | undefined {
  if (!isPresent(body.enable_publicip) && !isPresent(body.publicip_id)) return undefined;
  const enable = isPresent(body.enable_publicip) ? readField(body, "enable_publicip") : fields.enable_publicip;
  if (!enable) {
    readField(body, "publicip_id");
    return fields.enable_publicip ? { enable_publicip: false, publicip_id: null, publicip_address: null } : undefined;
  }
  const id = readPublicIpId(body);
  if (fields.enable_publicip && fields.publicip_id !== id) throw new DmsError("111400063", "publicip_id");
  if (fields.enable_publicip) return undefined;
  return { enable_publicip: true, publicip_id: id, publicip_address: model.publicIpAddress(id) };
}

function isTaken(name: string, instance: Instance, model: Model): boolean {
  return model.inProject(instance.projectId).some((other) => other !== instance && other.fields.name === name);
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}
