import {
  DuplicateNameError,
  HuaweiCloudError,
  type Instance,
  isOutcomeUnknown,
  messageOf,
  type NewInstance,
} from "../client";
import type { Properties } from "../resource/properties";
import { findAdoptable } from "./adoption";
import { resolveWords } from "./check/resolveWords";
import type { InstanceContext } from "./instanceContext";
import { failedCall, InstanceError, notDone } from "./instanceErrors";
import { describeExisting, findByName, fixedDifferences } from "./instanceLookup";
import { declaredByProgram } from "./properties/declaredRecord";
import { type DesiredInputs, instanceOutputs } from "./properties/instanceOutputs";
import {
  type InstanceInputs,
  inputNames,
  inputProperties,
  isInputName,
  isObservedInput,
  pick,
} from "./properties/instanceProperties";
import { safeProperties } from "./properties/safeProperties";
import { updateInstance } from "./update/updateInstance";
import { waitUntilRunning } from "./waitUntilRunning";

/** What create tells Pulumi. */
export interface CreateResult {
  id: string;
  outs: Properties;
}

const lookupTime = 60_000;
const clockTolerance = 2_000;
const defaultEngine = "rabbitmq";

/** The inputs that stand for fields of the create call. */
const sentNames = [...inputNames.filter(isObservedInput), "storageSpace", "password"] as const;

function newInstance(context: InstanceContext, inputs: InstanceInputs): NewInstance {
  const { engine = defaultEngine, productId, ...sent } = pick(inputs, sentNames);
  // Check refuses inputs without a product, and words have been resolved by now.
  if (productId === undefined) throw new InstanceError("NO_PRODUCT", notDone(inputs, "created", "it has no product."));
  const { enterpriseProjectId = context.enterpriseProjectId } = sent;
  return { ...sent, engine, productId, enterpriseProjectId };
}

/**
 * Looks for an instance that a lost create call has made: same name, same fixed properties, not older than the call.
 *
 * @throws InstanceError at once when an older instance has the name, as names are unique
 */
async function findLost(
  context: InstanceContext,
  inputs: InstanceInputs,
  { postedAt, error }: { postedAt: number; error: unknown },
): Promise<Instance | undefined> {
  const { clock, client, pollInterval } = context;
  const deadline = clock.now() + lookupTime;
  for (;;) {
    const instance = await findByName(context, inputs.name);
    if (instance) {
      const serverTime = client.serverTime() ?? clock.now();
      const postedServerTime = serverTime - (clock.now() - postedAt) - clockTolerance;
      const { createdAtMillis: createdAt = Number.NaN, status } = instance;
      if (createdAt >= postedServerTime && fixedDifferences(instance, inputs).length === 0) return instance;
      // The name of one that is being deleted may have become free before the call.
      const isOlder = createdAt < postedServerTime && status !== "DELETING";
      if (isOlder) throw nameTakenError(context, inputs, { existing: instance, error });
    }
    const left = deadline - clock.now();
    if (left <= 0) return undefined;
    await clock.sleep(Math.min(pollInterval, left), context.signal);
  }
}

async function duplicateNameError(
  context: InstanceContext,
  inputs: InstanceInputs,
  error: unknown,
): Promise<InstanceError> {
  const existing = await findByName(context, inputs.name).catch(() => undefined);
  return nameTakenError(context, inputs, { existing, error });
}

function nameTakenError(
  context: InstanceContext,
  { name }: InstanceInputs,
  { existing, error }: { existing: Instance | undefined; error: unknown },
): InstanceError {
  const which = existing ? ` by instance ${describeExisting(existing, context.clock.now())}` : "";
  return new InstanceError(
    "DUPLICATE_NAME",
    `Instance ${name} was not created, because its name is already taken${which}. If it is the one that an interrupted deployment made, take it over by running once with HW_DMS_ADOPT_EXISTING=${name} or with adoptExisting: true; otherwise choose another name or delete that instance.`,
    error,
  );
}

/** Looks a lost instance up; a look-up that fails leaves the outcome unknown. */
function settleLost(context: InstanceContext, inputs: InstanceInputs, lost: { postedAt: number; error: unknown }) {
  const { name } = inputs;
  context.log.warn(`The answer to the creation of ${name} was lost (${messageOf(lost.error)}); looking the name up.`);
  return findLost(context, inputs, lost).catch((lookupError: unknown) => {
    throw lookupError instanceof InstanceError ? lookupError : lostError(name, lookupError);
  });
}

/**
 * What came of a create call that failed: the id of the instance that it made all the same; undefined when none came of
 * it and the call may be sent once more.
 *
 * @throws InstanceError in every other case
 */
async function afterFailure(
  context: InstanceContext,
  inputs: InstanceInputs,
  { isFirst, ...lost }: { postedAt: number; error: unknown; isFirst: boolean },
): Promise<string | undefined> {
  const { error } = lost;
  const isDuplicate = error instanceof DuplicateNameError;
  const mayExist = isOutcomeUnknown(error) || (isDuplicate && !isFirst);
  const found = mayExist ? await settleLost(context, inputs, lost) : undefined;
  if (found) return found.instanceId;
  if (isDuplicate) throw await duplicateNameError(context, inputs, error);
  if (!mayExist) throw creationError(inputs.name, error);
  if (!isFirst) throw lostError(inputs.name, error);
  return undefined;
}

/** Sends the create call; a lost answer is settled by looking the name up before the call is ever repeated. */
async function requestInstance(context: InstanceContext, inputs: InstanceInputs): Promise<string> {
  const { client, clock, signal } = context;
  const request = newInstance(context, inputs);
  const postedAt = clock.now();
  for (let isFirst = true; ; isFirst = false) {
    try {
      return (await client.createInstance(request, { signal })).instanceId;
    } catch (error) {
      const id = await afterFailure(context, inputs, { postedAt, error, isFirst });
      if (id !== undefined) return id;
    }
  }
}

function creationError(name: string, error: unknown): unknown {
  if (!(error instanceof HuaweiCloudError)) return error;
  return failedCall({ name }, "created", { code: error.code, error });
}

function lostError(name: string, cause: unknown): InstanceError {
  return new InstanceError(
    "CREATION_UNKNOWN",
    `It is not known whether instance ${name} was created: ${messageOf(cause)} Look for it in the console; if it is there, run once with HW_DMS_ADOPT_EXISTING=${name}, otherwise deploy again.`,
    cause,
  );
}

/**
 * Creates an instance, or takes over the one it may, and waits until it runs (section 5.1).
 *
 * @throws InstanceError when nothing was made; PartialFailureError, which carries the id, for whatever happens after
 * the cloud accepted the call
 */
export async function createInstance(context: InstanceContext, checkedInputs: InstanceInputs): Promise<CreateResult> {
  const inputs = await resolveWords(context.catalogue, checkedInputs).catch((error: unknown) => {
    throw creationError(checkedInputs.name, error);
  });
  const projectId = await context.client.projectId();
  const { region, projectName } = context;
  const options = { region, projectId, projectName, declared: declaredByProgram(inputs) };
  const adopted = await findAdoptable(context, inputs);
  if (adopted) {
    const olds = instanceOutputs(adopted, adoptedInputs(inputs), options);
    const { outs } = await updateInstance(context, adopted.instanceId, olds, inputs);
    return { id: adopted.instanceId, outs };
  }
  const id = await requestInstance(context, inputs);
  context.log.info(`created ${inputs.name} as ${id}`);
  const outs = await waitUntilRunning(context, id, inputs, options);
  return { id, outs: safeProperties(outs) };
}

/** Inputs that cannot be read from an adopted instance are taken as declared; the others come from the answer. */
function adoptedInputs(inputs: InstanceInputs): DesiredInputs {
  const kept = Object.entries(inputs).filter(
    ([name]) => !isInputName(name) || inputProperties[name].change !== "inPlace",
  );
  return Object.fromEntries(kept);
}
