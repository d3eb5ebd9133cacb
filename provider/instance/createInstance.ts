import {
  ApiError,
  DuplicateNameError,
  HuaweiCloudError,
  type Instance,
  isLegacyProductId,
  isOutcomeUnknown,
  messageOf,
  type NewInstance,
  type OfferedProduct,
  speaksV2,
} from "../client";
import type { Properties } from "../resource/properties";
import { urnOf } from "../resource/resourceUrn";
import { findAdoptable } from "./adoption";
import { resolveWords } from "./check/resolveWords";
import { isAutomaticName } from "./check/stackNames";
import type { InstanceContext } from "./instanceContext";
import { failedCall, InstanceError, notDone, PartialFailureError } from "./instanceErrors";
import { describeExisting, findByName, sentDifferences } from "./instanceLookup";
import { declaredByProgram } from "./properties/declaredRecord";
import { type DesiredInputs, instanceOutputs } from "./properties/instanceOutputs";
import {
  type InstanceInputs,
  type InstanceOutputs,
  inputNames,
  inputProperties,
  isInputName,
  isObservedInput,
  pick,
} from "./properties/instanceProperties";
import { safeProperties } from "./properties/safeProperties";
import { isAmqpEngine } from "./properties/versionRules";
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
const sentNames = [...inputNames.filter(isObservedInput), "storageSpace", "password", "archType"] as const;

/** The highest version of the engine that a product comes in; AMQP-0-9-1, which is no plain number, is another engine. */
function highestVersionOf(products: readonly OfferedProduct[], productId: string): string | undefined {
  const versions = products
    .filter((product) => product.productId === productId)
    .flatMap((offer) => offer.engineVersions);
  const plain = versions.filter((version) => /^\d+(\.\d+)*$/.test(version));
  return plain.sort((left, right) => right.localeCompare(left, "en", { numeric: true }))[0];
}

/**
 * The version of the engine of a new instance whose program names none, which API v2 wants to be told.
 *
 * @throws InstanceError where the region offers none
 */
async function engineVersionOf({ catalogue }: InstanceContext, { name }: InstanceInputs, productId: string) {
  const products = await (isLegacyProductId(productId) ? catalogue.legacyProducts() : catalogue.products());
  const version = highestVersionOf(products, productId);
  if (version !== undefined) return version;
  const reason = `product ${productId} is offered with no engine version; set engineVersion.`;
  throw new InstanceError("NO_ENGINE_VERSION", notDone({ name }, "created", reason));
}

/** What API v2 wants to be told besides: neither is sent for AMQP-0-9-1, nor a number of nodes that the product fixes. */
async function defaultsOfV2(context: InstanceContext, inputs: InstanceInputs, productId: string) {
  const { engineVersion = await engineVersionOf(context, inputs, productId), brokerNum } = inputs;
  const isSingle = /\.single$/.test(productId) && !isAmqpEngine(engineVersion);
  return { engineVersion, ...(brokerNum === undefined && isSingle ? { brokerNum: 1 } : {}) };
}

async function newInstance(context: InstanceContext, inputs: InstanceInputs): Promise<NewInstance> {
  const { engine = defaultEngine, productId, ...sent } = pick(inputs, sentNames);
  // Check refuses inputs without a product, and words have been resolved by now.
  if (productId === undefined) throw new InstanceError("NO_PRODUCT", notDone(inputs, "created", "it has no product."));
  const { enterpriseProjectId = context.enterpriseProjectId } = sent;
  const defaults = context.client.apiVersion === "v2" ? await defaultsOfV2(context, inputs, productId) : {};
  return { ...sent, ...defaults, engine, productId, enterpriseProjectId };
}

/** A create call of which nobody knows what became; times are those of this machine. */
interface LostCall {
  sentAt: number;
  endedAt: number;
  error: unknown;
}

/**
 * Whether an instance of the name is the one that a lost call has made: it shows all that was sent, and was created
 * while the call was under way. When the service, or a gateway before it, answered that the call had failed, only a name
 * that no other stack has tells whose it is.
 */
function isMadeBy(context: InstanceContext, lost: LostCall, instance: Instance, sent: InstanceInputs): boolean {
  const { clock, client } = context;
  const ahead = (client.serverTime() ?? clock.now()) - clock.now();
  const createdAt = (instance.createdAtMillis ?? Number.NaN) - ahead;
  const isInTime = createdAt >= lost.sentAt - clockTolerance && createdAt <= lost.endedAt + clockTolerance;
  const mayBeAnothers =
    lost.error instanceof ApiError &&
    !isAutomaticName(sent.name, { urn: urnOf({ ...sent }), organization: context.organization });
  return isInTime && !mayBeAnothers && sentDifferences(instance, sent).length === 0;
}

/**
 * Looks for an instance that a lost create call has made.
 *
 * @throws InstanceError at once when an instance has the name that may be another's, as names are unique
 */
async function findLost(
  context: InstanceContext,
  inputs: InstanceInputs,
  { calls, error }: { calls: readonly LostCall[]; error: unknown },
): Promise<Instance | undefined> {
  const { clock, pollInterval, enterpriseProjectId } = context;
  const sent = enterpriseProjectId === undefined ? inputs : { enterpriseProjectId, ...inputs };
  const deadline = clock.now() + lookupTime;
  for (;;) {
    const instance = await findByName(context, inputs.name);
    if (instance && calls.some((call) => isMadeBy(context, call, instance, sent))) return instance;
    // The name of one that is being deleted may have become free before the call.
    if (instance && instance.status !== "DELETING") {
      throw nameTakenError(context, inputs, { existing: instance, error });
    }
    const left = deadline - clock.now();
    if (left <= 0) return undefined;
    await clock.sleep(Math.min(pollInterval, left), context.signal);
  }
}

/** A deleted instance of the name that the recycle bin keeps; API v2 alone tells. */
async function recycledText({ client, signal }: InstanceContext, name: string): Promise<string | undefined> {
  if (!speaksV2(client)) return undefined;
  const bin = await client.getRecycleBin({ signal }).catch(() => undefined);
  const recycled = bin?.instances.find((instance) => instance.name === name);
  return recycled && `a deleted instance of that name (${recycled.instanceId}) lies in the recycle bin`;
}

async function duplicateNameError(
  context: InstanceContext,
  inputs: InstanceInputs,
  error: unknown,
): Promise<InstanceError> {
  try {
    const existing = await findByName(context, inputs.name);
    const recycled = existing ? undefined : await recycledText(context, inputs.name);
    if (recycled !== undefined) {
      const reason = `its name is still taken: ${recycled}. Choose another name, or empty the bin in the console and deploy again.`;
      return new InstanceError("DUPLICATE_NAME", notDone(inputs, "created", reason), error);
    }
    return nameTakenError(context, inputs, { existing, error });
  } catch (lookupError) {
    const taken = nameTakenError(context, inputs, { existing: undefined, error });
    const message = `${taken.message} Which instance has it could not be looked up: ${messageOf(lookupError)}`;
    return new InstanceError(taken.code, message, lookupError);
  }
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
function settleLost(context: InstanceContext, inputs: InstanceInputs, calls: readonly LostCall[], error: unknown) {
  const { name } = inputs;
  context.log.warn(`The answer to the creation of ${name} was lost (${messageOf(error)}); looking the name up.`);
  return findLost(context, inputs, { calls, error }).catch((lookupError: unknown) => {
    throw lookupError instanceof InstanceError ? lookupError : lostError(name, lookupError);
  });
}

/**
 * What comes after a create call that failed.
 *
 * @param calls the calls of which nobody knows what became, this one among them
 * @returns the instance that one of them has made; undefined when the call may be sent once more
 */
async function afterFailure(
  context: InstanceContext,
  inputs: InstanceInputs,
  calls: readonly LostCall[],
  error: unknown,
): Promise<Instance | undefined> {
  const isDuplicate = error instanceof DuplicateNameError;
  const isUnknown = isOutcomeUnknown(error);
  const mayExist = isUnknown || (isDuplicate && calls.length > 0);
  const found = mayExist ? await settleLost(context, inputs, calls, error) : undefined;
  if (found) return found;
  if (isDuplicate) throw await duplicateNameError(context, inputs, error);
  if (!isUnknown) throw creationError(inputs.name, error);
  if (calls.length > 1) throw lostError(inputs.name, error);
  return undefined;
}

/** Sends the create call; a lost answer is settled by looking the name up before the call is ever repeated. */
async function requestInstance(context: InstanceContext, inputs: InstanceInputs): Promise<string> {
  const { client, clock, signal } = context;
  const request = await newInstance(context, inputs).catch((error: unknown) => {
    throw creationError(inputs.name, error);
  });
  const calls: LostCall[] = [];
  for (;;) {
    const sentAt = clock.now();
    try {
      return (await client.createInstance(request, { signal })).instanceId;
    } catch (error) {
      if (isOutcomeUnknown(error)) calls.push({ sentAt, endedAt: clock.now(), error });
      const found = await afterFailure(context, inputs, calls, error);
      if (found) return found.instanceId;
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
  const version = context.client.apiVersion;
  const words = { catalogue: context.catalogue, version };
  const inputs = await resolveWords(words, checkedInputs, context.log.warn).catch((error: unknown) => {
    throw creationError(checkedInputs.name, error);
  });
  const projectId = await context.client.projectId();
  const { region, projectName } = context;
  const options = { region, projectId, projectName, declared: declaredByProgram(inputs), apiVersion: version };
  const adopted = await findAdoptable(context, inputs);
  if (adopted) {
    const olds = instanceOutputs(adopted, adoptedInputs(inputs), options);
    const { outs } = await updateInstance(context, adopted.instanceId, olds, inputs);
    return { id: adopted.instanceId, outs };
  }
  const id = await requestInstance(context, inputs);
  context.log.info(`created ${inputs.name} as ${id}`);
  const outs = await waitUntilRunning(context, id, inputs, options);
  return { id, outs: safeProperties(await withPlugins(context, id, { outs, inputs })) };
}

/**
 * Switches on the plugins of an instance that runs now.
 *
 * @throws PartialFailureError, whatever happens: the instance exists
 */
async function withPlugins(
  context: InstanceContext,
  id: string,
  { outs, inputs }: { outs: InstanceOutputs; inputs: InstanceInputs },
): Promise<InstanceOutputs> {
  if (inputs.plugins === undefined || inputs.plugins.length === 0) return outs;
  const { plugins: _none, ...properties } = outs;
  try {
    return { ...outs, ...(await updateInstance(context, id, properties, inputs)).outs };
  } catch (error) {
    if (error instanceof PartialFailureError) throw error;
    throw new PartialFailureError({ id, properties, reason: messageOf(error), cause: error });
  }
}

/** Inputs that cannot be read from an adopted instance are taken as declared; the others come from the answer. */
function adoptedInputs(inputs: InstanceInputs): DesiredInputs {
  const kept = Object.entries(inputs).filter(
    ([name]) => !isInputName(name) || inputProperties[name].change !== "inPlace",
  );
  return Object.fromEntries(kept);
}
