import * as z from "zod";
import { ConfigurationError, UnsupportedByApiVersionError } from "../errors/errors";
import type { ApiAnswer, ApiRequest, CallOptions } from "../http/requester";
import { Connection, type ConnectionOptions } from "../iam/connection";
import type { RegionZones } from "./availabilityZone";
import type { ApiVersion, CreatedInstance, DmsApi, FindOptions } from "./dmsApi";
import type {
  BatchAction,
  BatchResult,
  Instance,
  InstanceChanges,
  InstanceExtension,
  InstanceFilters,
  InstanceList,
  InstancePage,
  NewInstance,
} from "./instance";
import type { MaintenanceWindow } from "./maintenanceWindow";
import type { OfferedProduct } from "./product";
import { batchResultsSchema, createdInstanceSchema, instanceAnswerSchema } from "./wire/instanceAnswers";
import { instanceBody } from "./wire/instanceBody";
import { maintenanceWindowsSchema } from "./wire/maintenanceWindows";
import { type ListHabits, readPages } from "./wire/pages";

const maxBatch = 50;
const idPattern = /^[A-Za-z0-9_-]+$/;

/** For calls of whose answer only the status counts. */
export const ignoredBody: Pick<ApiRequest<unknown>, "schema" | "ignoresBody"> = {
  schema: z.unknown(),
  ignoresBody: true,
};

/** A call but for its address. */
export type Call<Result> = Omit<ApiRequest<Result>, "service" | "authorizer" | "path">;

/** Keeps an id from reaching another path than its own. */
export function checkedId(id: string, what: string): string {
  if (idPattern.test(id)) return id;
  throw new ConfigurationError(
    `"${id}" is no ${what}. Ids consist of letters, digits and hyphens, such as 68d5745e-6af2-40e4-945d-fe449be00148.`,
  );
}

/** A value of a query as text. */
export const textOf = (value: number | boolean | undefined) => (value === undefined ? undefined : String(value));

/** Whether a property asks for something: what is off or empty asks for nothing. */
function isAskedFor(value: unknown): boolean {
  if (value === undefined || value === false) return false;
  return typeof value !== "object" || value === null || Object.keys(value).length > 0;
}

/** Whether two ids are the same. */
const isSameId = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/**
 * What the clients of both versions of the API have in common: the calls that differ by their path alone, who asks, and
 * what is believed of an answer. GET, PUT and DELETE are repeated when that may help, POST only when it was certainly
 * not carried out or does no harm when it is carried out twice.
 */
export abstract class VersionedClient implements DmsApi {
  readonly #connection: Connection;
  readonly #habits: ListHabits = { countsAll: false, beginsWithOne: false };

  /** @param options a connection that other clients use too, or what its own is made of */
  constructor(options: ConnectionOptions | Connection) {
    this.#connection = Connection.of(options);
  }

  abstract get apiVersion(): ApiVersion;
  abstract createInstance(instance: NewInstance, options?: CallOptions): Promise<CreatedInstance>;
  abstract extendInstance(id: string, extension: InstanceExtension, options?: CallOptions): Promise<{ jobId?: string }>;
  abstract listInstances(
    filters?: InstanceFilters & { start?: number; limit?: number },
    options?: CallOptions,
  ): Promise<InstancePage>;
  abstract listAvailabilityZones(options?: CallOptions): Promise<RegionZones>;
  abstract listProducts(options?: CallOptions & { engine?: string }): Promise<OfferedProduct[]>;

  /** How the batch call names all instances whose creation failed. */
  protected abstract readonly allFailures: Record<string, string>;

  projectId(options: CallOptions = {}): Promise<string> {
    return this.#connection.projectId(options);
  }

  serverTime(): number | undefined {
    return this.#connection.requester.serverTime("dms");
  }

  async getInstance(id: string, options: CallOptions = {}): Promise<Instance> {
    const schema = instanceAnswerSchema(id);
    return (await this.sendToInstance(id, "", { method: "GET", schema, ...options })).value;
  }

  async modifyInstance(id: string, changes: InstanceChanges, options: CallOptions = {}): Promise<void> {
    const { maintainBegin, maintainEnd, ...others } = changes;
    // Only here windows are written with seconds (table 5-10).
    const seconds = (time: string | undefined) => (time === undefined ? undefined : `${time}:00`);
    const window = { maintainBegin: seconds(maintainBegin), maintainEnd: seconds(maintainEnd) };
    const body = instanceBody({ ...others, ...window });
    await this.sendToInstance(id, "", { method: "PUT", body, ...ignoredBody, ...options });
  }

  async deleteInstance(id: string, options: CallOptions = {}): Promise<void> {
    await this.sendToInstance(id, "", { method: "DELETE", ...ignoredBody, ...options });
  }

  async batchAction(batch: BatchAction, options: CallOptions = {}): Promise<BatchResult[]> {
    const { action, instanceIds: instances = [], allFailure } = batch;
    if (instances.length > maxBatch) {
      throw new ConfigurationError(
        `A batch takes at most ${maxBatch} instances, not ${instances.length} (error 111400100). Split it.`,
      );
    }
    if (instances.length === 0 && !allFailure) {
      throw new ConfigurationError(`There is no instance to ${action} (error 111400065). Name at least one.`);
    }
    const { value } = await this.sendInProject("/instances/action", {
      method: "POST",
      body: {
        action,
        ...(instances.length > 0 ? { instances } : {}),
        ...(allFailure ? this.allFailures : {}),
      },
      schema: batchResultsSchema,
      ...options,
    });
    return value;
  }

  /** {@inheritDoc DmsApi.findInstances} See `readPages`; the service's filter by ID or whole name is not relied on. */
  async findInstances(
    filters: InstanceFilters = {},
    { isEnough, isStepwise, ...options }: FindOptions = {},
  ): Promise<InstanceList> {
    const { id, exactMatchName } = filters;
    const name = exactMatchName ? filters.name : undefined;
    const isMeant = (instance: Instance) =>
      (id === undefined || isSameId(instance.instanceId, id)) && (name === undefined || instance.name === name);
    const read = async (rows: { start?: number; limit?: number }) => {
      const { instances, ...page } = await this.listInstances({ ...filters, ...rows }, options);
      return { rows: instances, ...page };
    };
    const isSingle = id !== undefined || name !== undefined;
    const { rows, ...list } = await readPages(read, {
      of: "instances",
      keyOf: ({ instanceId }) => instanceId.toLowerCase(),
      isEnough,
      isStepwise,
      habits: this.#habits,
      isSought: isSingle ? isMeant : undefined,
    });
    return { instances: rows.filter(isMeant), ...list };
  }

  async listAllInstances(filters: InstanceFilters = {}, options: CallOptions = {}): Promise<Instance[]> {
    return (await this.findInstances(filters, options)).instances;
  }

  async listMaintenanceWindows(options: CallOptions = {}): Promise<MaintenanceWindow[]> {
    const call = { method: "GET", schema: maintenanceWindowsSchema, ...options } as const;
    return (await this.send(`/${this.apiVersion}/instances/maintain-windows`, call)).value;
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  /** Sends a create call, whose answer must tell an id. */
  protected async create(
    address: string | ((projectId: string) => string),
    { instance, body }: { instance: NewInstance; body: Record<string, unknown> },
    options: CallOptions,
  ): Promise<CreatedInstance> {
    const { value, serverTime } = await this.sendInProject(address, {
      method: "POST",
      body,
      schema: createdInstanceSchema,
      secrets: instance.password === undefined ? [] : [instance.password],
      ...options,
    });
    return { ...value, serverTime };
  }

  /**
   * What is given without the properties that the version lacks.
   *
   * @param what completes "cannot …"
   * @throws UnsupportedByApiVersionError when one of them asks for something
   */
  protected supported<Given extends object>(what: string, given: Given, lacking: readonly string[]): Given {
    const names = lacking.filter((name) => isAskedFor(Reflect.get(given, name)));
    if (names.length > 0) throw new UnsupportedByApiVersionError({ apiVersion: this.apiVersion, what, names });
    const kept = Object.entries(given).filter(([name]) => !lacking.includes(name));
    // What is taken out is optional.
    return Object.fromEntries(kept) as Given;
  }

  /** Sends a call to an address of its own. */
  protected send<Result>(path: string, call: Call<Result>): Promise<ApiAnswer<Result>> {
    const { requester, session: authorizer } = this.#connection;
    return requester.send({ ...call, path, service: "dms", authorizer });
  }

  /** Sends a call in the project: to an address below it, or to one made with its id. */
  protected async sendInProject<Result>(
    address: string | ((projectId: string) => string),
    call: Call<Result>,
  ): Promise<ApiAnswer<Result>> {
    const { signal, limits } = call;
    const projectId = checkedId(await this.projectId({ signal, limits }), "project id");
    const path = typeof address === "string" ? `/${projectId}${address}` : address(projectId);
    return this.send(`/${this.apiVersion}${path}`, call);
  }

  /** Sends a call to an address below an instance. */
  protected sendToInstance<Result>(id: string, path: string, call: Call<Result>): Promise<ApiAnswer<Result>> {
    return this.sendInProject(`/instances/${checkedId(id, "instance id")}${path}`, call);
  }
}
