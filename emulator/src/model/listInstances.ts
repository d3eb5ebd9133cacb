import { DmsError } from "../errors/dmsError";
import { type Instance, isInstanceId } from "./instance";
import type { Model } from "./model";

/** Table 8-3 by the names that the wire uses. */
const displayNames: Record<string, string> = {
  CREATING: "CREATING",
  RUNNING: "RUNNING",
  FAULTY: "ERROR",
  RESTARTING: "RESTARTING",
  RESIZING: "EXTENDING",
  "RESIZING FAILED": "EXTENDEDFAILED",
};

const wireNames = [
  ...Object.values(displayNames),
  ...["DELETING", "CREATEFAILED", "FREEZING", "FROZEN", "SHRINKING", "CONFIGURING", "UPGRADING", "UPGRADINGFAILED"],
  ...["ROLLBACK", "ROLLBACKFAILED", "VOLUMETYPECHANGING", "STARTING", "STOPPING", "CLOSING"],
];

/** A page of instances and how many there are in all. */
export interface InstancePage {
  rows: Instance[];
  total: number;
}

/**
 * "Querying All Instances" (section 5.6): filters of table 5-19; `start` is the number of the first row from 1.
 *
 * @param context.pageSize most rows of a page, whatever `limit` the request has; undefined: any number
 * @throws DmsError 111400007, 111400061, 111400062, 111400066
 */
export function listInstances(
  query: URLSearchParams,
  context: { model: Model; projectId: string; pageSize: number | undefined },
): InstancePage {
  const { model, projectId, pageSize } = context;
  const filters = readFilters(query);
  const start = readCount(query, "start") ?? 1;
  const limit = Math.min(readCount(query, "limit") ?? Number.POSITIVE_INFINITY, pageSize ?? Number.POSITIVE_INFINITY);
  const matches = model.inProject(projectId).filter((instance) => filters.every((filter) => filter(instance)));
  const first = Math.max(start, 1) - 1;
  return { rows: matches.slice(first, first + limit), total: matches.length };
}

type Filter = (instance: Instance) => boolean;

function readFilters(query: URLSearchParams): Filter[] {
  const filters: Filter[] = [];
  const engine = query.get("engine");
  if (engine && engine.toLowerCase() !== "rabbitmq") throw new DmsError("111400007");
  const name = query.get("name");
  if (name) filters.push(isTrue(query.get("exactMatchName")) ? hasName(name) : nameContains(name));
  const id = query.get("id");
  if (id) {
    if (!isInstanceId(id)) throw new DmsError("111400061");
    filters.push(({ fields }) => fields.instance_id === id.toLowerCase());
  }
  const status = query.get("status");
  if (status) {
    const wanted = readStatus(status);
    filters.push(({ fields }) => fields.status.toUpperCase() === wanted);
  }
  if (!isTrue(query.get("includeFailure"))) filters.push(({ fields }) => fields.status !== "CREATEFAILED");
  const enterpriseProject = query.get("enterprise_project_id");
  if (enterpriseProject && enterpriseProject !== "all_granted_eps") {
    filters.push(({ fields }) => fields.enterprise_project_id === enterpriseProject);
  }
  return filters;
}

const hasName =
  (name: string): Filter =>
  ({ fields }) =>
    fields.name === name;

const nameContains =
  (part: string): Filter =>
  ({ fields }) =>
    fields.name.includes(part);

function readStatus(text: string): string {
  const upper = text.toUpperCase();
  const status = displayNames[upper] ?? upper;
  if (!wireNames.includes(status)) throw new DmsError("111400062");
  return status;
}

function readCount(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new DmsError("111400066", name);
  return Number(text);
}

const isTrue = (text: string | null): boolean => text?.toLowerCase() === "true";
