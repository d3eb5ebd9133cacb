import { type Answer, noContent, ok } from "../../answer";
import { legacyProducts, type Product, productsAnswer } from "../../catalogue/products";
import { DmsError } from "../../errors/dmsError";
import { demandPermission } from "../../identity/permissions";
import { changePlugins, pluginsForm } from "../../model/changePlugins";
import { createInstance } from "../../model/createInstance";
import { deleteInstance } from "../../model/deleteInstance";
import { extendInstance, extensionProducts } from "../../model/extendInstance";
import { type Instance, isInstanceId } from "../../model/instance";
import { listInstances } from "../../model/listInstances";
import { resetPassword as changePassword } from "../../model/resetPassword";
import { readBatchAction, runAction } from "../../model/runAction";
import { changeTags, collectTags } from "../../model/tags";
import { updateInstance } from "../../model/updateInstance";
import { wireForm } from "../../model/wireForm";
import type { ProjectCall } from "../call";
import { readBody } from "../readBody";

/** v1.0's form and the older one of v2. */
export const createLegacy = (call: ProjectCall): Answer => create(call, legacyProducts);

export const createOfToday = (call: ProjectCall): Answer => create(call, call.services.productsOfToday);

function create(call: ProjectCall, products: readonly Product[]): Answer {
  const { services, project, caller, api } = call;
  const context = { ...services, project, user: caller.user, api, products };
  const instance = createInstance(readBody(call.body), context);
  call.mentionInstance(instance.fields.name);
  return ok({ instance_id: instance.fields.instance_id });
}

export function get(call: ProjectCall): Answer {
  const instance = addressed(call);
  if (!call.services.model.countRead(instance)) throw new DmsError("111404022");
  return ok(wireForm(instance, { api: call.api, as: "get", zones: call.project.region.zonesOfToday }));
}

export function list({ services, project, query, api }: ProjectCall): Answer {
  const { rows, total } = listInstances(query, { ...services, projectId: project.id, api });
  const shown = rows.filter((instance) => services.model.countRead(instance));
  const zones = project.region.zonesOfToday;
  return ok({
    instances: shown.map((instance) => wireForm(instance, { api, as: "list", zones })),
    instance_num: total - (rows.length - shown.length),
  });
}

export function update(call: ProjectCall): Answer {
  updateInstance(addressed(call), readBody(call.body), { ...call.services, api: call.api });
  return noContent;
}

export function remove(call: ProjectCall): Answer {
  deleteInstance(addressed(call), call.services.model);
  return noContent;
}

export function extend(call: ProjectCall): Answer {
  return ok({ job_id: extendInstance(addressed(call), readBody(call.body), { ...call.services, api: call.api }) });
}

export function listExtensions(call: ProjectCall): Answer {
  const instance = addressed(call);
  const zones = call.project.region.zonesOfToday;
  const answer = productsAnswer(extensionProducts(instance, call.services.productsOfToday), zones);
  const lists = { available_zones: zones.map(({ code }) => code), unavailable_zones: [], qingtian_incompatible: false };
  return ok({ ...answer, products: answer.products.map((product) => ({ ...product, ...lists })) });
}

export async function resetPassword(call: ProjectCall): Promise<Answer> {
  await changePassword(addressed(call), readBody(call.body), call.services.model);
  return noContent;
}

export function listTags(call: ProjectCall): Answer {
  return ok(tagsForm(addressed(call).fields.tags));
}

export function listProjectTags({ services, project }: ProjectCall): Answer {
  return ok(tagsForm(collectTags(services.model.inProject(project.id))));
}

export function updateTags(call: ProjectCall): Answer {
  changeTags(addressed(call), readBody(call.body), call.services.model);
  return noContent;
}

const tagsForm = (tags: readonly unknown[]) => ({
  tags,
  total: tags.length,
  next_offset: -1,
  previous_offset: -1,
});

export function listPlugins(call: ProjectCall): Answer {
  return ok(pluginsForm(addressed(call), call.services.cloud));
}

export function updatePlugins(call: ProjectCall): Answer {
  return ok({ job_id: changePlugins(addressed(call), readBody(call.body), call.services) });
}

/** Table 7-1 has an action for restarting; deleting many needs the same as deleting one. */
export function act({ services, project, caller, body, api }: ProjectCall): Answer {
  const request = readBody(body);
  const action = readBatchAction(request, { api, restartInV2: services.restartInV2 });
  demandPermission(caller.user, action === "delete" ? "dms:instance:delete" : "dms:instance:modifyStatus");
  const results = runAction(action, request, { model: services.model, projectId: project.id, api });
  return results ? ok({ results }) : noContent;
}

/** The instance that a path names. @throws DmsError 111400061, 111404022 */
export function addressed(call: ProjectCall): Instance {
  const id = call.params.instance_id;
  if (!isInstanceId(id)) throw new DmsError("111400061");
  const instance = call.services.model.get(call.project.id, id);
  call.mentionInstance(instance.fields.name);
  return instance;
}
