import type { ApiVersion } from "../apiVersion";
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

/** What the parameters of a list are called. */
interface ParameterNames {
  id: string;
  includeFailure: string;
  exactMatchName: string;
}

const parameterNames: Record<ApiVersion, ParameterNames> = {
  "v1.0": { id: "id", includeFailure: "includeFailure", exactMatchName: "exactMatchName" },
  v2: { id: "instance_id", includeFailure: "include_failure", exactMatchName: "exact_match_name" },
};

/** Rows of a list of v2: what a request may ask for, and what it gets when it asks for none. */
const largestLimitOfV2 = 50;
const usualLimitOfV2 = 10;

/** A page of instances and how many there are in all. */
export interface InstancePage {
  rows: Instance[];
  total: number;
}

/**
 * "Querying All Instances" (section 5.6): filters of table 5-19. Under v1.0 `start` is the number of the first row from
 * 1, under v2 `offset` counts from 0.
 *
 * @param context.pageSize most rows of a page, whatever `limit` the request has; undefined: any number
 * @throws DmsError 111400007, 111400061, 111400062, 111400066, 40050010
 */
export function listInstances(
  query: URLSearchParams,
  context: { model: Model; projectId: string; pageSize: number | undefined; api: ApiVersion },
): InstancePage {
  const { model, projectId, api } = context;
  const filters = readFilters(query, parameterNames[api]);
  const { first, limit } = api === "v2" ? readPageOfV2(query, context) : readPage(query, context);
  const matches = model
    .inProject(projectId)
    .filter((instance) => !instance.hiddenReads && filters.every((filter) => filter(instance)));
  return { rows: matches.slice(first, first + limit), total: matches.length };
}

type Filter = (instance: Instance) => boolean;

interface Page {
  /** From 0. */
  first: number;
  limit: number;
}

function readPage(query: URLSearchParams, { pageSize }: { pageSize: number | undefined }): Page {
  const start = readCount(query, "start") ?? 1;
  return {
    first: Math.max(start, 1) - 1,
    limit: capped(readCount(query, "limit") ?? Number.POSITIVE_INFINITY, pageSize),
  };
}

function readPageOfV2(query: URLSearchParams, { pageSize }: { pageSize: number | undefined }): Page {
  const offset = query.get("offset") ?? "0";
  if (!/^\d{1,9}$/.test(offset)) throw new DmsError("40050010");
  const limit = readCount(query, "limit");
  if (limit !== undefined && (limit < 1 || limit > largestLimitOfV2)) throw new DmsError("111400066", "limit");
  return { first: Number(offset), limit: capped(limit ?? pageSize ?? usualLimitOfV2, pageSize) };
}

const capped = (limit: number, pageSize = Number.POSITIVE_INFINITY) => Math.min(limit, pageSize);

function readFilters(query: URLSearchParams, names: ParameterNames): Filter[] {
  const filters: Filter[] = [];
  const engine = query.get("engine");
  if (engine && engine.toLowerCase() !== "rabbitmq") throw new DmsError("111400007");
  const name = query.get("name");
  if (name) filters.push(isTrue(query.get(names.exactMatchName)) ? hasName(name) : nameContains(name));
  const id = query.get(names.id);
  if (id) {
    if (!isInstanceId(id)) throw new DmsError("111400061");
    filters.push(({ fields }) => fields.instance_id === id.toLowerCase());
  }
  const status = query.get("status");
  if (status) {
    const wanted = readStatus(status);
    filters.push(({ fields }) => fields.status.toUpperCase() === wanted);
  }
  if (!isTrue(query.get(names.includeFailure))) filters.push(({ fields }) => fields.status !== "CREATEFAILED");
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
