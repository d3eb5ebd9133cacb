import { type DmsClient, type Instance, InstanceNotFoundError } from "../client";
import type { Selection } from "./commandArguments";
import { CommandError } from "./commandError";

/** Instances that can be imported, and why others were left alone. */
export interface SelectedInstances {
  instances: Instance[];
  /** One sentence for each instance that `--all` passed over. */
  skipped: string[];
}

const readsAtOnce = 8;
const engine = "rabbitmq";

/** Statuses of an instance that never ran, or is about to be gone. */
const obstacles: Record<string, string> = {
  CREATING: "is still being created; wait until it runs",
  CREATEFAILED: "never ran, because its creation failed; delete it",
  DELETING: "is being deleted",
};

function obstacleOf(instance: Instance): string | undefined {
  const title = `Instance ${instance.name ?? ""} (${instance.instance_id})`;
  if (instance.engine !== undefined && instance.engine.toLowerCase() !== engine) {
    return `${title} is one of ${instance.engine}, not of RabbitMQ.`;
  }
  const obstacle = obstacles[instance.status ?? ""];
  if (obstacle) return `${title} ${obstacle}.`;
  return instance.name ? undefined : `Instance ${instance.instance_id} has no name in the service's answer.`;
}

async function place(client: DmsClient, region: string): Promise<string> {
  return `region ${region} and project ${await client.projectId()}`;
}

async function idOf(client: DmsClient, region: string, name: string): Promise<string> {
  const found = await client.listAllInstances({ name, exactMatchName: true, includeFailure: true });
  const instance = found.find((candidate) => candidate.name === name);
  if (instance) return instance.instance_id;
  throw new CommandError(
    `There is no instance named "${name}" in ${await place(client, region)}; check the name, HW_REGION_NAME and HW_PROJECT_ID.`,
  );
}

/** Reads an instance, since a row of the list may carry less; undefined when it does not exist. */
async function read(client: DmsClient, id: string): Promise<Instance | undefined> {
  try {
    return await client.getInstance(id);
  } catch (error) {
    if (error instanceof InstanceNotFoundError) return undefined;
    throw error;
  }
}

async function readAll(client: DmsClient, ids: string[]): Promise<(Instance | undefined)[]> {
  const instances: (Instance | undefined)[] = [];
  for (let index = 0; index < ids.length; index += readsAtOnce) {
    const batch = ids.slice(index, index + readsAtOnce);
    instances.push(...(await Promise.all(batch.map((id) => read(client, id)))));
  }
  return instances;
}

async function everyInstance(client: DmsClient, region: string): Promise<SelectedInstances> {
  const listed = await client.listAllInstances({ includeFailure: true });
  const ids = listed.map((instance) => instance.instance_id);
  const present = (await readAll(client, ids)).filter((instance) => instance !== undefined);
  const instances = present.filter((instance) => !obstacleOf(instance));
  const skipped = present.flatMap((instance) => obstacleOf(instance) ?? []);
  if (instances.length > 0) return { instances, skipped };
  throw new CommandError(
    skipped.length > 0
      ? `No instance in ${await place(client, region)} can be imported: ${skipped.join(" ")}`
      : `There is no RabbitMQ instance in ${await place(client, region)}; check HW_REGION_NAME and HW_PROJECT_ID.`,
  );
}

async function namedInstances(client: DmsClient, region: string, selection: Selection): Promise<SelectedInstances> {
  const ids = [...selection.ids];
  for (const name of selection.names) ids.push(await idOf(client, region, name));
  const distinct = [...new Set(ids)];
  const found = await readAll(client, distinct);
  const instances: Instance[] = [];
  for (const [index, instance] of found.entries()) {
    if (!instance) {
      throw new CommandError(
        `Instance ${distinct[index]} does not exist in ${await place(client, region)}; check the ID, HW_REGION_NAME and HW_PROJECT_ID.`,
      );
    }
    const obstacle = obstacleOf(instance);
    if (obstacle) throw new CommandError(`${obstacle} It was not imported.`);
    instances.push(instance);
  }
  return { instances, skipped: [] };
}

/**
 * Finds and reads the instances to import.
 *
 * @throws CommandError when a named one is missing or cannot be imported, or when there is none at all; any fault of
 * the reads
 */
export function selectInstances(client: DmsClient, region: string, selection: Selection): Promise<SelectedInstances> {
  return selection.all ? everyInstance(client, region) : namedInstances(client, region, selection);
}
