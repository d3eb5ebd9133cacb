import type { CallOptions } from "../http/requester";
import type { RegionZones } from "./availabilityZone";
import type { BackgroundTask, TaskFilters } from "./backgroundTask";
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
  Tags,
} from "./instance";
import type { MaintenanceWindow } from "./maintenanceWindow";
import type { PluginChange, PluginList } from "./plugin";
import type { OfferedProduct } from "./product";
import type { RecycleBin } from "./recycleBin";
import type { RowsSoFar } from "./wire/pages";

/** The versions of the API, as its paths write them. */
export type ApiVersion = "v1.0" | "v2";

/** What the answer to a create call tells. */
export interface CreatedInstance {
  instanceId: string;
  /** When the service answered, by its own clock, in milliseconds since 1970. */
  serverTime?: number | undefined;
}

/** What a call that reads pages accepts. */
export interface FindOptions extends CallOptions {
  /**
   * Whether what came suffices, instances by their ids in lower case, so that no further page is read. Default: only the
   * whole list does.
   */
  isEnough?: (list: RowsSoFar<Instance>) => boolean;
  /**
   * Whether each page is asked for after the one before has come, because it may not be needed. Default: false, several
   * are asked for at once as soon as the first tells of them.
   */
  isStepwise?: boolean;
}

/**
 * The calls of DMS for RabbitMQ in the terms of this package, whichever version of the API carries them out. Every call
 * throws RequestError or one of its classes; what may be repeated without harm is repeated where that may help. A call
 * of v1.0 that is given what only v2 knows throws UnsupportedByApiVersionError and sends nothing; calls that v1.0 lacks
 * altogether are those of `DmsV2Api`.
 */
export interface DmsApi {
  /** The version of the API that carries out the calls. */
  readonly apiVersion: ApiVersion;

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
  createInstance(instance: NewInstance, options?: CallOptions): Promise<CreatedInstance>;

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
   * All instances that match, each once, and whether these are all. Where an ID or a whole name is asked for, no other
   * is given, whatever the service sends.
   *
   * @param options.isEnough asked after each page; no further one is read once it says true
   */
  findInstances(filters?: InstanceFilters, options?: FindOptions): Promise<InstanceList>;

  /** All instances that match, each once. */
  listAllInstances(filters?: InstanceFilters, options?: CallOptions): Promise<Instance[]>;

  /** The availability zones of the region (section 6.1). */
  listAvailabilityZones(options?: CallOptions): Promise<RegionZones>;

  /**
   * The products on offer (section 6.2), by the hour and by the month: on v1.0 one row for each number of nodes and
   * each engine version, on v2 one for all of them.
   */
  listProducts(options?: CallOptions & { engine?: string }): Promise<OfferedProduct[]>;

  /** The maintenance windows on offer (section 6.3). */
  listMaintenanceWindows(options?: CallOptions): Promise<MaintenanceWindow[]>;

  /** Closes the connections once the calls under way have ended. */
  close(): Promise<void>;
}

/** The calls of API v2: those of v1.0 and what it lacks. */
export interface DmsV2Api extends DmsApi {
  readonly apiVersion: "v2";

  /**
   * Sets the password of the instance's user. It counts as soon as the call returns; clients with the old one are cut
   * off when they connect next. Not for AMQP-0-9-1. Instances that v1.0 has made are reached too.
   *
   * @throws InstanceBusyError while the instance is not running; when the error's `outcome` is `unknown`, either
   *   password may hold, and setting the same one again does no harm
   */
  resetPassword(id: string, password: string, options?: CallOptions): Promise<void>;

  /** The products that an instance can be extended to. Some clouds lack the call. */
  listExtensions(id: string, options?: CallOptions): Promise<OfferedProduct[]>;

  /** The products of v1.0 that the region still knows; `listProducts` lists those of today. */
  listLegacyProducts(options?: CallOptions): Promise<OfferedProduct[]>;

  /** The tags of an instance. */
  listTags(id: string, options?: CallOptions): Promise<Tags>;

  /** Adds tags to an instance; others stay. */
  addTags(id: string, tags: Tags, options?: CallOptions): Promise<void>;

  /** Takes tags from an instance, by their keys; others stay. */
  removeTags(id: string, keys: readonly string[], options?: CallOptions): Promise<void>;

  /** The plugins of an instance's brokers; not for AMQP-0-9-1. */
  listPlugins(id: string, options?: CallOptions): Promise<PluginList>;

  /**
   * Begins to switch plugins on or off; not for AMQP-0-9-1.
   *
   * @returns the id of the background task
   * @throws InstanceBusyError while another change is under way
   */
  changePlugins(id: string, change: PluginChange, options?: CallOptions): Promise<{ jobId?: string }>;

  /** The background tasks of an instance, the newest first: those of a time, or all. */
  listBackgroundTasks(id: string, filters?: TaskFilters, options?: CallOptions): Promise<BackgroundTask[]>;

  /** One background task of an instance, such as that of a job. */
  getBackgroundTask(id: string, taskId: string, options?: CallOptions): Promise<BackgroundTask>;

  /** The recycle bin of the project and what lies in it. */
  getRecycleBin(options?: CallOptions): Promise<RecycleBin>;
}

/** Whether a client has the calls that only v2 knows. */
export const speaksV2 = (client: DmsApi): client is DmsV2Api => client.apiVersion === "v2";
