import type { ApiVersion } from "../apiVersion";
import { defaultWindow } from "../catalogue/maintenanceWindows";
import { DmsError } from "../errors/dmsError";
import type { Networks } from "../networks/networks";
import type { PublicAccessTask } from "./backgroundTask";
import { type Instance, isAmqp, isServing } from "./instance";
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

/** Public access as it will be, and the background task that makes it so. */
interface PublicAccessChange {
  changes: Partial<InstanceFields>;
  task: { name: PublicAccessTask };
}

/**
 * "Modifying an Instance" (section 5.3): checks the request by table 5-10 and applies what it holds; v2 takes the
 * enterprise project and, for AMQP-0-9-1, the ACL as well. Public access takes as long as an extension; in mode `console` it is accepted and ignored.
 *
 * @throws DmsError with the code of table 8-2, and then nothing is changed
 */
export function updateInstance(
  instance: Instance,
  body: JsonObject,
  context: { model: Model; networks: Networks; publicAccess: PublicAccessMode; api: ApiVersion },
): void {
  const { model, networks, publicAccess, api } = context;
  const changes = {
    ...simpleChanges(body),
    ...securityGroupChange(body, networks),
    ...(api === "v2" ? changesOfV2(instance, body) : {}),
  };
  const publicAccessChange = publicAccess === "api" ? publicAccessChanges(instance, body, model) : undefined;
  if (!isServing(instance)) throw new DmsError("111400026");
  if (changes.name !== undefined && model.isNameTaken(instance.projectId, changes.name, instance)) {
    throw new DmsError("111400081");
  }
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

function changesOfV2(instance: Instance, body: JsonObject): Partial<InstanceFields> {
  const enterpriseProjectId = readField(body, "enterprise_project_id");
  const hasAcl = readField(body, "enable_acl");
  if (hasAcl && !isAmqp(instance)) throw new DmsError("111400063", "enable_acl");
  return {
    ...(enterpriseProjectId === undefined ? {} : { enterprise_project_id: enterpriseProjectId }),
    ...(isPresent(body.enable_acl) ? { enable_acl: hasAcl } : {}),
  };
}

function securityGroupChange(body: JsonObject, networks: Networks): Partial<InstanceFields> {
  if (!isPresent(body.security_group_id)) return {};
  const { id, name } = readSecurityGroup(body, networks);
  return { security_group_id: id, security_group_name: name };
}

/** Another address is bound only after the one that is bound has been unbound. */
function publicAccessChanges(instance: Instance, body: JsonObject, model: Model): PublicAccessChange | undefined {
  const { fields } = instance;
  if (!isPresent(body.enable_publicip) && !isPresent(body.publicip_id)) return undefined;
  const enable = isPresent(body.enable_publicip) ? readField(body, "enable_publicip") : fields.enable_publicip;
  if (!enable) {
    readField(body, "publicip_id");
    if (!fields.enable_publicip) return undefined;
    return {
      changes: { enable_publicip: false, publicip_id: null, publicip_address: null },
      task: { name: "unbindInstancePublicIp" },
    };
  }
  if (isAmqp(instance)) throw new DmsError("111400128");
  const id = readPublicIpId(body);
  if (fields.enable_publicip && fields.publicip_id !== id) throw new DmsError("111400063", "publicip_id");
  if (fields.enable_publicip) return undefined;
  return {
    changes: { enable_publicip: true, publicip_id: id, publicip_address: model.publicIpAddress(id) },
    task: { name: "bindInstancePublicIp" },
  };
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}
