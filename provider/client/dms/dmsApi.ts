import type { CallOptions } from "../http/requester";
import type { RegionZones } from "./availabilityZone";
import type {
  BatchAction,
  BatchResult,
  Instance,
  InstanceChanges,
  InstanceExtension,
  InstanceFilters,
  InstanceList,
  InstancePage,
  ListSoFar,
  NewInstance,
} from "./instance";
import type { MaintenanceWindow } from "./maintenanceWindow";
import type { OfferedProduct } from "./product";

/** What a call that reads pages accepts. */
export interface FindOptions extends CallOptions {
  /** Whether what came suffices, so that no further page is read. Default: only the whole list does. */
  isEnough?: (list: ListSoFar) => boolean;
}

/**
 * The calls of DMS for RabbitMQ in the terms of this package, whichever version of the API carries them out. Every call
 * throws RequestError or one of its classes; what may be repeated without harm is repeated where that may help.
 */
export interface DmsApi {
  /**
   * The project that all calls are for.
   *
   * @throws ConfigurationError when none is configured and none has the region's name
   */
  projectId(options?: CallOptions): Promise<string>;

  /**
   * The present time by the service's clock, in milliseconds since 1970, reckoned from its newest `Date` header.
   *
   * @returns undefined before the first answer
   */
  serverTime(): number | undefined;

  /**
   * Creates an instance (section 5.1). The service knows no idempotency token: when the error's `outcome` is `unknown`,
   * the instance may exist, and must be looked up before the call is repeated.
   *
   * @returns the id, and when the service answered by its own clock
   */
  createInstance(
    instance: NewInstance,
    options?: CallOptions,
  ): Promise<{ instanceId: string; serverTime?: number | undefined }>;

  /**
   * Reads one instance (section 5.2).
   *
   * @throws InstanceNotFoundError when it does not exist
   */
  getInstance(id: string, options?: CallOptions): Promise<Instance>;

  /** Changes the given properties of an instance (section 5.3); what took effect shows in `getInstance`. */
  modifyInstance(id: string, changes: InstanceChanges, options?: CallOptions): Promise<void>;

  /**
   * Begins to delete an instance (section 5.4); it is gone when `getInstance` throws InstanceNotFoundError.
   *
   * @throws InstanceNotFoundError when it does not exist; NotDeletableError in a status that forbids it
   */
  deleteInstance(id: string, options?: CallOptions): Promise<void>;

  /**
   * Restarts or deletes up to 50 instances (section 5.5). A single instance's failure is no error: see its `result`.
   *
   * @throws ConfigurationError for more than 50 ids, or none without `allFailure`; nothing is sent then
   */
  batchAction(action: BatchAction, options?: CallOptions): Promise<BatchResult[]>;

  /**
   * Begins to extend an instance. Not every region can.
   *
   * @returns the id of the job, where the service tells it
   */
  extendInstance(id: string, extension: InstanceExtension, options?: CallOptions): Promise<{ jobId?: string }>;

  /** One page of the instances that match (section 5.6). `start` is the first row, `limit` how many. */
  listInstances(
    filters?: InstanceFilters & { start?: number; limit?: number },
    options?: CallOptions,
  ): Promise<InstancePage>;

  /**
   * All instances that match, each once, and whether these are all.
   *
   * @param options.isEnough asked after each page; no further one is read once it says true
   */
  findInstances(filters?: InstanceFilters, options?: FindOptions): Promise<InstanceList>;

  /** All instances that match, each once. */
  listAllInstances(filters?: InstanceFilters, options?: CallOptions): Promise<Instance[]>;

  /** The availability zones of the region (section 6.1). */
  listAvailabilityZones(options?: CallOptions): Promise<RegionZones>;

  /** The products on offer (section 6.2), one row each, by the hour and by the month. */
  listProducts(options?: CallOptions & { engine?: string }): Promise<OfferedProduct[]>;

  /** The maintenance windows on offer (section 6.3). */
  listMaintenanceWindows(options?: CallOptions): Promise<MaintenanceWindow[]>;

  /** Closes the connections once the calls under way have ended. */
  close(): Promise<void>;
}
