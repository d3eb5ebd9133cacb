import { type Answer, noContent, ok } from "../../answer";
import { DmsError } from "../../errors/dmsError";
import { demandPermission } from "../../identity/permissions";
import { createInstance } from "../../model/createInstance";
import { deleteInstance } from "../../model/deleteInstance";
import { extendInstance } from "../../model/extendInstance";
import { type Instance, isInstanceId } from "../../model/instance";
import { listInstances } from "../../model/listInstances";
import { readBatchAction, runAction } from "../../model/runAction";
import { updateInstance } from "../../model/updateInstance";
import { detailForm, rowForm } from "../../model/wireForm";
import type { ProjectCall } from "../call";
import { readBody } from "../readBody";

export function create(call: ProjectCall): Answer {
  const { services, project, caller } = call;
  const instance = createInstance(readBody(call.body), { ...services, project, user: caller.user });
  call.mentionInstance(instance.fields.name);
  return ok({ instance_id: instance.fields.instance_id });
}

export function get(call: ProjectCall): Answer {
  const instance = addressed(call);
  if (!call.services.model.countRead(instance)) throw new DmsError("111404022");
  return ok(detailForm(instance));
}

export function list({ services, project, query }: ProjectCall): Answer {
  const { rows, total } = listInstances(query, { ...services, projectId: project.id });
  const shown = rows.filter((instance) => services.model.countRead(instance));
  return ok({ instances: shown.map(rowForm), instance_num: total - (rows.length - shown.length) });
}

export function update(call: ProjectCall): Answer {
  updateInstance(addressed(call), readBody(call.body), call.services);
  return noContent;
}

export function remove(call: ProjectCall): Answer {
  deleteInstance(addressed(call), call.services.model);
  return noContent;
}

export function extend(call: ProjectCall): Answer {
  return ok({ job_id: extendInstance(addressed(call), readBody(call.body), call.services.model) });
}

/** Table 7-1 has an action for restarting; deleting many needs the same as deleting one. */
export function act({ services, project, caller, body }: ProjectCall): Answer {
  const request = readBody(body);
  const action = readBatchAction(request);
  demandPermission(caller.user, action === "delete" ? "dms:instance:delete" : "dms:instance:modifyStatus");
  const results = runAction(action, request, { model: services.model, projectId: project.id });
  return results ? ok({ results }) : noContent;
}

function addressed(call: ProjectCall): Instance {
  const id = call.params.instance_id;
  if (!isInstanceId(id)) throw new DmsError("111400061");
  const instance = call.services.model.get(call.project.id, id);
  call.mentionInstance(instance.fields.name);
  return instance;
}
