import { z } from "zod";
import { ConfigurationError } from "../../errors/errors";
import type { ApiAnswer, ApiRequest, CallOptions } from "../../http/requester";
import { Connection, type ConnectionOptions } from "../../iam/connection";
import type { RegionZones } from "../availabilityZone";
import type { DmsApi, FindOptions } from "../dmsApi";
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
} from "../instance";
import type { MaintenanceWindow } from "../maintenanceWindow";
import type { OfferedProduct } from "../product";
import { availabilityZonesSchema } from "./availabilityZones";
import {
  batchResultsSchema,
  createdInstanceSchema,
  extensionSchema,
  instanceAnswerSchema,
  instanceListSchema,
} from "./instanceAnswers";
import { instanceBody } from "./instanceFields";
import { maintenanceWindowsSchema } from "./maintenanceWindows";
import { type ListHabits, type Rows, readPages } from "./pages";
import { productsSchema } from "./products";

const maxBatch = 50;
const idPattern = /^[A-Za-z0-9_-]+$/;
const ignoredBody = { schema: z.unknown(), ignoresBody: true };

type Call<Result> = Omit<ApiRequest<Result>, "service" | "authorizer" | "path">;

/** Keeps an id from reaching another path than its own. */
function checkedId(id: string, what: string): string {
  if (idPattern.test(id)) return id;
  throw new ConfigurationError(
    `"${id}" is no ${what}. Ids consist of letters, digits and hyphens, such as 68d5745e-6af2-40e4-945d-fe449be00148.`,
  );
}

const textOf = (value: number | boolean | undefined) => (value === undefined ? undefined : String(value));

/**
 * The nine calls of DMS for RabbitMQ, API v1.0, and the extension that table 7-1 names. GET, PUT and DELETE are repeated
 * when that may help, POST only when it was certainly not carried out.
 */
export class DmsClient implements DmsApi {
  readonly #connection: Connection;
  readonly #habits: ListHabits = { countsAll: false, beginsWithOne: false };

  /** @param options a connection that other clients use too, or what its own is made of */
  constructor(options: ConnectionOptions | Connection) {
    this.#connection = Connection.of(options);
  }

  projectId(options: CallOptions = {}): Promise<string> {
    return this.#connection.projectId(options);
  }

  serverTime(): number | undefined {
    return this.#connection.requester.serverTime("dms");
  }

  async createInstance(
    instance: NewInstance,
    options: CallOptions = {},
  ): Promise<{ instanceId: string; serverTime?: number | undefined }> {
    const { value, serverTime } = await this.#sendInProject("/instances", {
      method: "POST",
      body: instanceBody(instance),
      schema: createdInstanceSchema,
      secrets: [instance.password],
      ...options,
    });
    return { ...value, serverTime };
  }

  async getInstance(id: string, options: CallOptions = {}): Promise<Instance> {
    const schema = instanceAnswerSchema(id);
    return (await this.#sendToInstance(id, "", { method: "GET", schema, ...options })).value;
  }

  async modifyInstance(id: string, changes: InstanceChanges, options: CallOptions = {}): Promise<void> {
    const { maintainBegin, maintainEnd, ...others } = changes;
    // Only here windows are written with seconds (table 5-10).
    const seconds = (time: string | undefined) => (time === undefined ? undefined : `${time}:00`);
    const window = { maintainBegin: seconds(maintainBegin), maintainEnd: seconds(maintainEnd) };
    const body = instanceBody({ ...others, ...window });
    await this.#sendToInstance(id, "", { method: "PUT", body, ...ignoredBody, ...options });
  }

  async deleteInstance(id: string, options: CallOptions = {}): Promise<void> {
    await this.#sendToInstance(id, "", { method: "DELETE", ...ignoredBody, ...options });
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
    const { value } = await this.#sendInProject("/instances/action", {
      method: "POST",
      body: {
        action,
        ...(instances.length > 0 ? { instances } : {}),
        ...(allFailure ? { allFailure: "true" } : {}),
      },
      schema: batchResultsSchema,
      ...options,
    });
    return value;
  }

  /** {@inheritDoc DmsApi.extendInstance} Table 7-1 names the call; its body is that of the next version of the API. */
  async extendInstance(
    id: string,
    { specCode, storageSpace }: InstanceExtension,
    options: CallOptions = {},
  ): Promise<{ jobId?: string }> {
    const { value } = await this.#sendToInstance(id, "/extend", {
      method: "POST",
      body: { new_spec_code: specCode, new_storage_space: storageSpace },
      schema: extensionSchema,
      ...options,
    });
    return value;
  }

  /** {@inheritDoc DmsApi.listInstances} Only the sample of section 5.6 shows `start` and `limit`. */
  async listInstances(
    filters: InstanceFilters & { start?: number; limit?: number } = {},
    options: CallOptions = {},
  ): Promise<InstancePage> {
    const { name, id, status, enterpriseProjectId, engine = "rabbitmq", includeFailure = true } = filters;
    const { value } = await this.#sendInProject("/instances", {
      method: "GET",
      query: {
        engine,
        name,
        id,
        status,
        enterprise_project_id: enterpriseProjectId,
        includeFailure: textOf(includeFailure),
        exactMatchName: textOf(filters.exactMatchName),
        start: textOf(filters.start),
        limit: textOf(filters.limit),
      },
      schema: instanceListSchema,
      ...options,
    });
    return value;
  }

  /** {@inheritDoc DmsApi.findInstances} See `readPages`. */
  findInstances(filters: InstanceFilters = {}, { isEnough, ...options }: FindOptions = {}): Promise<InstanceList> {
    const isSingle = filters.id !== undefined || filters.exactMatchName === true;
    const read = (rows: Rows) => this.listInstances({ ...filters, ...rows }, options);
    return readPages(read, { isSingle, isEnough, habits: this.#habits });
  }

  async listAllInstances(filters: InstanceFilters = {}, options: CallOptions = {}): Promise<Instance[]> {
    return (await this.findInstances(filters, options)).instances;
  }

  async listAvailabilityZones(options: CallOptions = {}): Promise<RegionZones> {
    return (await this.#send("/v1.0/availableZones", { method: "GET", schema: availabilityZonesSchema, ...options }))
      .value;
  }

  async listProducts(options: CallOptions & { engine?: string } = {}): Promise<OfferedProduct[]> {
    const { engine = "rabbitmq", ...call } = options;
    const request = { method: "GET", query: { engine }, schema: productsSchema, ...call } as const;
    return (await this.#send("/v1.0/products", request)).value;
  }

  async listMaintenanceWindows(options: CallOptions = {}): Promise<MaintenanceWindow[]> {
    const call = { method: "GET", schema: maintenanceWindowsSchema, ...options } as const;
    return (await this.#send("/v1.0/instances/maintain-windows", call)).value;
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  #send<Result>(path: string, call: Call<Result>): Promise<ApiAnswer<Result>> {
    const { requester, session: authorizer } = this.#connection;
    return requester.send({ ...call, path, service: "dms", authorizer });
  }

  async #sendInProject<Result>(path: string, call: Call<Result>): Promise<ApiAnswer<Result>> {
    const { signal, limits } = call;
    const projectId = checkedId(await this.projectId({ signal, limits }), "project id");
    return this.#send(`/v1.0/${projectId}${path}`, call);
  }

  #sendToInstance<Result>(id: string, path: string, call: Call<Result>): Promise<ApiAnswer<Result>> {
    return this.#sendInProject(`/instances/${checkedId(id, "instance id")}${path}`, call);
  }
}
