import { type CallOptions, type ClientOptions, type ClientParts, createClientParts } from "../../clientParts";
import { ConfigurationError } from "../../errors/errors";
import type { ApiAnswer, ApiRequest } from "../../http/requester";
import { type AvailabilityZones, availabilityZonesSchema } from "./availabilityZones";
import { type BatchResults, batchResultsSchema } from "./batchResults";
import { createdInstanceSchema } from "./createdInstance";
import { extendJobSchema } from "./extendJob";
import { type Instance, instanceSchema } from "./instance";
import { type InstanceList, instanceListSchema } from "./instanceList";
import { type MaintenanceWindows, maintenanceWindowsSchema } from "./maintenanceWindows";
import { type Product, productsSchema } from "./products";
import type {
  BatchActionRequest,
  CreateInstanceRequest,
  ExtendInstanceRequest,
  InstanceFilters,
  ModifyInstanceRequest,
} from "./requests";

const maxBatch = 50;
const pageSize = 50;
const idPattern = /^[A-Za-z0-9_-]+$/;

type Call<Result> = Omit<ApiRequest<Result>, "service" | "authorizer" | "path">;

/** Keeps an id from reaching another path than its own. */
function checkedId(id: string, what: string): string {
  if (idPattern.test(id)) return id;
  throw new ConfigurationError(
    `"${id}" is no ${what}. Ids consist of letters, digits and hyphens, such as 68d5745e-6af2-40e4-945d-fe449be00148.`,
  );
}

/**
 * The nine calls of DMS for RabbitMQ, API v1.0, and the extension that table 7-1 names. Answers keep the names of the
 * wire and have one form whatever the server wrote. Every call throws RequestError or one of its classes; GET, PUT and
 * DELETE are repeated when that may help, POST only when it was certainly not carried out.
 */
export class DmsClient {
  readonly #parts: ClientParts;

  constructor(options: ClientOptions) {
    this.#parts = createClientParts(options);
  }

  /**
   * The project that all calls are for.
   *
   * @throws ConfigurationError when none is configured and none has the region's name
   */
  projectId({ signal }: CallOptions = {}): Promise<string> {
    return this.#parts.session.projectId(signal);
  }

  /**
   * The present time by the service's clock, in milliseconds since 1970, reckoned from its newest `Date` header.
   *
   * @returns undefined before the first answer
   */
  serverTime(): number | undefined {
    return this.#parts.requester.serverTime("dms");
  }

  /**
   * Creates an instance (section 5.1). The service knows no idempotency token: when the error's `outcome` is `unknown`,
   * the instance may exist, and must be looked up before the call is repeated.
   *
   * @returns the id, and when the service answered by its own clock
   */
  async createInstance(
    request: CreateInstanceRequest,
    options: CallOptions = {},
  ): Promise<{ instanceId: string; serverTime?: number }> {
    const { value, serverTime } = await this.#sendInProject("/instances", {
      method: "POST",
      body: request,
      schema: createdInstanceSchema,
      secrets: [request.password],
      ...options,
    });
    return { instanceId: value.instance_id, serverTime };
  }

  /**
   * Reads one instance (section 5.2).
   *
   * @throws InstanceNotFoundError when it does not exist
   */
  async getInstance(id: string, options: CallOptions = {}): Promise<Instance> {
    const { value } = await this.#sendToInstance(id, "", { method: "GET", schema: instanceSchema, ...options });
    return value;
  }

  /** Changes the given fields of an instance (section 5.3); what took effect shows in `getInstance`. */
  async modifyInstance(id: string, request: ModifyInstanceRequest, options: CallOptions = {}): Promise<void> {
    await this.#sendToInstance(id, "", { method: "PUT", body: request, ...options });
  }

  /**
   * Begins to delete an instance (section 5.4); it is gone when `getInstance` throws InstanceNotFoundError.
   *
   * @throws InstanceNotFoundError when it does not exist; NotDeletableError in a status that forbids it
   */
  async deleteInstance(id: string, options: CallOptions = {}): Promise<void> {
    await this.#sendToInstance(id, "", { method: "DELETE", ...options });
  }

  /**
   * Restarts or deletes up to 50 instances (section 5.5). A single instance's failure is no error: see its `result`.
   *
   * @throws ConfigurationError for more than 50 ids, or none without `allFailure`; nothing is sent then
   */
  async batchAction(request: BatchActionRequest, options: CallOptions = {}): Promise<BatchResults> {
    const { action, instances = [], allFailure } = request;
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

  /**
   * Begins to extend an instance (table 7-1; the body is that of the next version of the API). Not every region can.
   *
   * @returns the id of the job, where the service tells it
   */
  async extendInstance(
    id: string,
    request: ExtendInstanceRequest,
    options: CallOptions = {},
  ): Promise<{ jobId?: string }> {
    const { value } = await this.#sendToInstance(id, "/extend", {
      method: "POST",
      body: request,
      schema: extendJobSchema,
      ...options,
    });
    return { jobId: value.job_id };
  }

  /** One page of the instances that match (section 5.6). `start` is the first row, `limit` how many; only the sample shows them. */
  async listInstances(
    filters: InstanceFilters & { start?: number; limit?: number } = {},
    options: CallOptions = {},
  ): Promise<InstanceList> {
    const { exactMatchName, includeFailure = true, start, limit, engine = "rabbitmq", ...texts } = filters;
    const { value } = await this.#sendInProject("/instances", {
      method: "GET",
      query: {
        engine,
        ...texts,
        includeFailure: String(includeFailure),
        exactMatchName: exactMatchName === undefined ? undefined : String(exactMatchName),
        start: start === undefined ? undefined : String(start),
        limit: limit === undefined ? undefined : String(limit),
      },
      schema: instanceListSchema,
      ...options,
    });
    return value;
  }

  /**
   * All instances that match, each once: pages are read as long as `instance_num` promises more rows than came, and no
   * longer than they bring new ones.
   */
  async listAllInstances(filters: InstanceFilters = {}, options: CallOptions = {}): Promise<Instance[]> {
    const found = new Map<string, Instance>();
    let page = await this.listInstances(filters, options);
    for (let rows = 0; ; ) {
      const before = found.size;
      for (const instance of page.instances) found.set(instance.instance_id, instance);
      const isWhole = page.instance_num === undefined || found.size >= page.instance_num;
      // A server that ignores `start` sends the same rows again.
      if (isWhole || found.size === before) return [...found.values()];
      rows += page.instances.length;
      // One row of overlap: the reference does not say whether `start` counts from 0 or from 1.
      page = await this.listInstances({ ...filters, start: rows, limit: pageSize }, options);
    }
  }

  /** The availability zones of the region (section 6.1). */
  async listAvailabilityZones(options: CallOptions = {}): Promise<AvailabilityZones> {
    return (await this.#send("/v1.0/availableZones", { method: "GET", schema: availabilityZonesSchema, ...options }))
      .value;
  }

  /** The products on offer (section 6.2), one row each, by the hour and by the month. */
  async listProducts(options: CallOptions & { engine?: string } = {}): Promise<{ products: Product[] }> {
    const { engine = "rabbitmq", signal } = options;
    const { value } = await this.#send("/v1.0/products", {
      method: "GET",
      query: { engine },
      schema: productsSchema,
      signal,
    });
    return { products: value };
  }

  /** The maintenance windows on offer (section 6.3). */
  async listMaintenanceWindows(options: CallOptions = {}): Promise<MaintenanceWindows> {
    const call = { method: "GET", schema: maintenanceWindowsSchema, ...options } as const;
    return (await this.#send("/v1.0/instances/maintain-windows", call)).value;
  }

  /** Closes the connections once the calls under way have ended. */
  close(): Promise<void> {
    return this.#parts.transport.close();
  }

  #send<Result>(path: string, call: Call<Result>): Promise<ApiAnswer<Result>> {
    return this.#parts.requester.send({ ...call, path, service: "dms", authorizer: this.#parts.session });
  }

  async #sendInProject<Result>(path: string, call: Call<Result>): Promise<ApiAnswer<Result>> {
    const projectId = checkedId(await this.projectId({ signal: call.signal }), "project id");
    return this.#send(`/v1.0/${projectId}${path}`, call);
  }

  async #sendToInstance<Result>(id: string, path: string, call: Call<Result>): Promise<ApiAnswer<Result>> {
    return this.#sendInProject(`/instances/${checkedId(id, "instance id")}${path}`, call);
  }
}
