import type { Dispatcher } from "undici";
import type { ClientConfiguration } from "./clientConfiguration";
import type { Clock } from "./clock";
import type {
  BatchActionRequest,
  CreateInstanceRequest,
  ExtendInstanceRequest,
  InstanceFilters,
  ModifyInstanceRequest,
} from "./requests";
import type { AvailabilityZones } from "./schemas/availabilityZones";
import type { BatchResults } from "./schemas/batchResults";
import type { Instance } from "./schemas/instance";
import type { InstanceList } from "./schemas/instanceList";
import type { MaintenanceWindows } from "./schemas/maintenanceWindows";
import type { Product } from "./schemas/products";

/** What a client is made of. */
export interface ClientOptions {
  configuration: ClientConfiguration;
  /** Default: the time of this machine. */
  clock?: Clock;
  /** A number from 0 to 1, for jitter. Default: `Math.random`. */
  random?: () => number;
  /** Told in one line about each repeated request. */
  log?: (line: string) => void;
  /** Default: a pool of its own, which `close` closes. */
  dispatcher?: Dispatcher;
}

/** What every call accepts. */
export interface CallOptions {
  /** Cancels the call, retries and pauses included. */
  signal?: AbortSignal;
}

/** The nine DMS calls, the extension of table 7-1, and the project they belong to. */
export class DmsClient {
  constructor(private readonly options: ClientOptions) {
    void this.options;
  }
  projectId(_options?: CallOptions): Promise<string> {
    return unfinished();
  }
  createInstance(
    _body: CreateInstanceRequest,
    _options?: CallOptions,
  ): Promise<{ instanceId: string; serverTime?: number }> {
    return unfinished();
  }
  getInstance(_id: string, _options?: CallOptions): Promise<Instance> {
    return unfinished();
  }
  modifyInstance(_id: string, _body: ModifyInstanceRequest, _options?: CallOptions): Promise<void> {
    return unfinished();
  }
  deleteInstance(_id: string, _options?: CallOptions): Promise<void> {
    return unfinished();
  }
  batchAction(_action: BatchActionRequest, _options?: CallOptions): Promise<BatchResults> {
    return unfinished();
  }
  extendInstance(_id: string, _body: ExtendInstanceRequest, _options?: CallOptions): Promise<{ jobId?: string }> {
    return unfinished();
  }
  listInstances(
    _filters?: InstanceFilters & { start?: number; limit?: number },
    _options?: CallOptions,
  ): Promise<InstanceList> {
    return unfinished();
  }
  listAllInstances(_filters?: InstanceFilters, _options?: CallOptions): Promise<Instance[]> {
    return unfinished();
  }
  listAvailabilityZones(_options?: CallOptions): Promise<AvailabilityZones> {
    return unfinished();
  }
  listProducts(_options?: CallOptions & { engine?: string }): Promise<{ products: Product[] }> {
    return unfinished();
  }
  listMaintenanceWindows(_options?: CallOptions): Promise<MaintenanceWindows> {
    return unfinished();
  }
  /** The `Date` header of the newest answer in milliseconds since 1970. */
  serverTime(): number | undefined {
    return undefined;
  }
  close(): Promise<void> {
    return unfinished();
  }
}
const unfinished = (): never => {
  throw new Error("unfinished");
};
