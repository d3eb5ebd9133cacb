import { type DmsApi, type Instance, InstanceNotFoundError } from "../client";
import { CommandError } from "../commandLine/commandError";
import type { Selection } from "./commandArguments";
import { commentText } from "./commentText";
import { literal } from "./stringLiteral";

/** Instances that can be imported, and why others were left alone. */
export interface SelectedInstances {
  instances: Instance[];
  /** One sentence for each instance that `--all` passed over. */
  skipped: string[];
}

const readsAtOnce = 8;
const idForm = /^[A-Za-z0-9_-]+$/;
const engine = "rabbitmq";

/** Statuses of an instance that cannot be declared yet or any more. */
const obstacles: Record<string, string> = {
  CREATING: "is still being created; wait until it runs",
  CREATEFAILED: "never ran, because its creation failed; delete it",
  DELETING: "is being deleted",
};

/** The rows of a list that can be asked for, and a sentence for each of the others. */
function withUsableIds(rows: readonly Instance[]): SelectedInstances {
  const isUsable = ({ instanceId }: Instance) => idForm.test(instanceId);
  const skipped = rows
    .filter((row) => !isUsable(row))
    .map(
      ({ instanceId, name = "" }) => `Instance ${literal(name)} has an ID that cannot be one: ${literal(instanceId)}.`,
    );
  return { instances: rows.filter(isUsable), skipped };
}

function obstacleOf(instance: Instance): string | undefined {
  const title = `Instance ${commentText(instance.name ?? "")} (${instance.instanceId})`;
  if (instance.engine !== undefined && instance.engine !== engine) {
    return `${title} is one of ${commentText(instance.engine)}, not of RabbitMQ.`;
  }
  const obstacle = obstacles[instance.status ?? ""];
  if (obstacle) return `${title} ${obstacle}.`;
  return instance.name ? undefined : `Instance ${instance.instanceId} has no name in the service's answer.`;
}

async function place(client: DmsApi, region: string): Promise<string> {
  return `region ${region} and project ${await client.projectId()}`;
}

async function rowOfName(client: DmsApi, region: string, name: string): Promise<Instance> {
  const rows = await client.listAllInstances({ name, exactMatchName: true, includeFailure: true });
  const row = rows.find((candidate) => candidate.name === name);
  if (row) return row;
  throw new CommandError(
    `There is no instance named "${name}" in ${await place(client, region)}; check the name, HW_REGION_NAME and HW_PROJECT_ID.`,
  );
}

async function rowOfId(client: DmsApi, region: string, id: string): Promise<Instance> {
  const rows = await client.listAllInstances({ id, includeFailure: true });
  const row = rows.find((candidate) => candidate.instanceId === id);
  if (row) return row;
  throw new CommandError(
    `Instance ${id} does not exist in ${await place(client, region)}; check the ID, HW_REGION_NAME and HW_PROJECT_ID.`,
  );
}

/**
 * Reads an instance of which a row of the list is known: a row may tell less than the instance's own answer, but it is
 * the only place where some servers tell the storage I/O specification.
 *
 * @returns undefined when it has gone in the meantime
 */
async function readWhole(client: DmsApi, row: Instance): Promise<Instance | undefined> {
  try {
    const instance = await client.getInstance(row.instanceId);
    // What the answer says of its own ID counts for nothing: another one was asked for.
    return { ...row, ...instance, instanceId: row.instanceId };
  } catch (error) {
    if (error instanceof InstanceNotFoundError) return undefined;
    throw error;
  }
}

async function readRows(client: DmsApi, rows: Instance[]): Promise<Instance[]> {
  const instances: (Instance | undefined)[] = [];
  for (let index = 0; index < rows.length; index += readsAtOnce) {
    const batch = rows.slice(index, index + readsAtOnce);
    instances.push(...(await Promise.all(batch.map((row) => readWhole(client, row)))));
  }
  return instances.filter((instance) => instance !== undefined);
}

async function everyInstance(client: DmsApi, region: string): Promise<SelectedInstances> {
  const rows = withUsableIds(await client.listAllInstances({ includeFailure: true }));
  const present = await readRows(client, rows.instances);
  const instances = present.filter((instance) => !obstacleOf(instance));
  const skipped = [...rows.skipped, ...present.flatMap((instance) => obstacleOf(instance) ?? [])];
  if (instances.length > 0) return { instances, skipped };
  throw new CommandError(
    skipped.length > 0
      ? `No instance in ${await place(client, region)} can be imported: ${skipped.join(" ")}`
      : `There is no RabbitMQ instance in ${await place(client, region)}; check HW_REGION_NAME and HW_PROJECT_ID.`,
  );
}

async function namedInstances(client: DmsApi, region: string, selection: Selection): Promise<SelectedInstances> {
  const rows = new Map<string, Instance>();
  for (const id of selection.ids) rows.set(id, await rowOfId(client, region, id));
  for (const name of selection.names) {
    const row = await rowOfName(client, region, name);
    const [useless] = withUsableIds([row]).skipped;
    if (useless) throw new CommandError(`${useless} Nothing was imported.`);
    rows.set(row.instanceId, row);
  }
  const instances = await readRows(client, [...rows.values()]);
  const lost = [...rows.values()].find(({ instanceId }) => instances.every((one) => one.instanceId !== instanceId));
  if (lost) throw new CommandError(`Instance ${lost.name} (${lost.instanceId}) has just gone; nothing was imported.`);
  const obstacle = instances.map(obstacleOf).find((sentence) => sentence !== undefined);
  if (obstacle) throw new CommandError(`${obstacle} Nothing was imported.`);
  return { instances, skipped: [] };
}

/**
 * Finds and reads the instances to import.
 *
 * @throws CommandError when a named one is missing or cannot be imported, or when there is none at all; any fault of
 * the reads
 */
export function selectInstances(client: DmsApi, region: string, selection: Selection): Promise<SelectedInstances> {
  return selection.all ? everyInstance(client, region) : namedInstances(client, region, selection);
}
