import { type Answer, ok } from "../../answer";
import { changeRecycleBin, recycleBinForm, restoreInstances } from "../../model/deletedInstances";
import type { ProjectCall } from "../call";
import { readBody } from "../readBody";

export function showRecycleBin({ services, project }: ProjectCall): Answer {
  return ok(recycleBinForm(services.model, project.id));
}

export function updateRecycleBin(call: ProjectCall): Answer {
  changeRecycleBin(call.services.model, call.project.id, readBody(call.body));
  return showRecycleBin(call);
}

export function restore({ services, project, body }: ProjectCall): Answer {
  return ok({ results: restoreInstances(services.model, project.id, readBody(body)) });
}
