import { instanceErrors } from "../errors/instanceErrors";
import type { ShownFault } from "../faults/shownFault";
import type { RequestLogLine } from "../log/requestLog";
import type { Instance } from "../model/instance";
import type { Operation } from "../model/operation";
import { wholeForm } from "../model/wireForm";
import type { Services } from "../services";

/** Rows of either table at most. */
const shownRows = 200;

/** What goes on with an instance. */
export interface ShownOperation {
  name: Operation;
  /** Milliseconds until it is due; negative when that has passed. */
  timeLeft: number;
  /** It ends after that many reads, whatever the time. */
  readsLeft: number | undefined;
  /** Whether it waits for its broker. */
  brokerPending: boolean;
}

/** An instance as the page shows it: values of any form, since they may be set from outside. */
export interface ShownRow {
  id: string;
  fields: Record<string, unknown>;
  /** Name of its project. */
  project: string;
  operation: ShownOperation | undefined;
  /** What its error code means. */
  errorText: string | undefined;
}

/** What the page is told: nothing secret. */
export interface PageState {
  url: string;
  project: { id: string; region: string };
  /** The newest 200, newest first. */
  instances: ShownRow[];
  instanceCount: number;
  /** The last 200, newest first. */
  requests: RequestLogLine[];
  /** Those that still do something. */
  faults: ShownFault[];
}

/** The only fields that the page gets. */
const shownFields = [
  "name",
  "description",
  "status",
  "error_code",
  "engine_version",
  "specification",
  "total_storage_space",
  "used_storage_space",
  "connect_address",
  "port",
  "management_connect_address",
  "ssl_enable",
  "publicip_address",
] as const;

/** What there is to see now. Looking counts as no read. */
export function pageState({ model, account, requestLog, faults, url }: Services): PageState {
  const instances = model.all();
  const [project] = account.projects;
  return {
    url: url(),
    project: { id: project?.id ?? "", region: project?.region.name ?? "" },
    instances: instances
      .slice(-shownRows)
      .reverse()
      .map((instance) => ({
        id: instance.fields.instance_id,
        fields: fieldsOf(instance),
        project: account.project(instance.projectId)?.name ?? instance.projectId,
        operation: operationOf(instance, model.now()),
        errorText: instanceErrors[String(instance.fields.error_code)],
      })),
    instanceCount: instances.length,
    requests: requestLog.latest(shownRows).reverse(),
    faults: faults.shown(),
  };
}

function fieldsOf(instance: Instance): Record<string, unknown> {
  const row = wholeForm(instance);
  return Object.fromEntries(shownFields.map((name) => [name, row[name]]));
}

function operationOf({ transition }: Instance, now: number): ShownOperation | undefined {
  if (!transition) return undefined;
  const { operation: name, dueAt, readsLeft, brokerPending = false } = transition;
  return { name, timeLeft: dueAt - now, readsLeft, brokerPending };
}
