import type { InstanceStatus, UnlistedStatus } from "./instanceStatus";

/**
 * One instance as the service describes it (tables 5-6 and 5-21), in the names of this package and in one form whatever
 * the server wrote. What an answer does not carry is missing.
 */
export interface Instance {
  instanceId: string;
  name?: string;
  /** `""` when there is none. */
  description?: string;
  /** Message engine in lower case, `rabbitmq`. */
  engine?: string;
  engineVersion?: string;
  /** VM specification, for clusters with the number of nodes. */
  specification?: string;
  /** Usable space in GB, not the one that was ordered. */
  usableStorageSpace?: number;
  /** GB. */
  usedStorageSpace?: number;
  /** GB; the space that was ordered. Some servers leave it out. */
  totalStorageSpace?: number;
  /** Addresses in the VPC, separated by commas for a cluster. */
  connectAddress?: string;
  port?: number;
  /** See `statusMeaning`. */
  status?: InstanceStatus | UnlistedStatus;
  resourceSpecCode?: string;
  /** `single` or `cluster`. */
  type?: string;
  /** 1 is pay-per-use. */
  chargingMode?: number;
  vpcId?: string;
  vpcName?: string;
  /** Milliseconds since 1970. */
  createdAtMillis?: number;
  /** See table 5-7. */
  errorCode?: string;
  productId?: string;
  securityGroupId?: string;
  securityGroupName?: string;
  subnetId?: string;
  subnetName?: string;
  subnetCidr?: string;
  /** IDs of the zones. */
  availabilityZones?: string[];
  userId?: string;
  userName?: string;
  accessUser?: string;
  orderId?: string;
  /** `HH:mm`. */
  maintainBegin?: string;
  /** `HH:mm`. */
  maintainEnd?: string;
  enablePublicIp?: boolean;
  publicIpAddress?: string;
  publicIpId?: string;
  /** As the server wrote it. */
  managementConnectAddress?: string;
  sslEnable?: boolean;
  enterpriseProjectId?: string;
  isLogicalVolume?: boolean;
  extendTimes?: number;
  storageResourceId?: string;
  storageSpecCode?: string;
  serviceType?: string;
  storageType?: string;
}

type Given<Names extends keyof Instance> = Required<Pick<Instance, Names>>;
type Optional<Names extends keyof Instance> = { [Name in Names]?: Instance[Name] | undefined };

/** What an instance is created with (table 5-2). */
export type NewInstance = Given<
  | "name"
  | "engine"
  | "accessUser"
  | "vpcId"
  | "securityGroupId"
  | "subnetId"
  | "availabilityZones"
  | "productId"
  | "storageSpecCode"
> &
  Optional<
    | "description"
    | "engineVersion"
    | "maintainBegin"
    | "maintainEnd"
    | "enablePublicIp"
    | "publicIpId"
    | "sslEnable"
    | "enterpriseProjectId"
  > & {
    /** GB, as ordered. */
    storageSpace: number;
    password: string;
  };

/**
 * What the modify call can change (table 5-10): only what changes is given. `description: ""` clears it; both ends of
 * the maintenance window go together.
 */
export type InstanceChanges = Optional<
  "name" | "description" | "maintainBegin" | "maintainEnd" | "securityGroupId" | "enablePublicIp" | "publicIpId"
>;

/** What an extension asks for; table 7-1 names the call, its body stems from the next version of the API. */
export interface InstanceExtension {
  /** Specification of another product. */
  specCode?: string | undefined;
  /** GB, the whole new space. */
  storageSpace?: number | undefined;
}

/** What "Querying All Instances" can be narrowed by (table 5-19). */
export interface InstanceFilters {
  /** Default `rabbitmq`. */
  engine?: string | undefined;
  name?: string | undefined;
  /** Default false: `name` is a part of the name. */
  exactMatchName?: boolean | undefined;
  id?: string | undefined;
  status?: string | undefined;
  /** Whether instances whose creation failed are listed. Default true; it is always sent. */
  includeFailure?: boolean | undefined;
  enterpriseProjectId?: string | undefined;
}

/** One page of the instances that match. */
export interface InstancePage {
  instances: Instance[];
  /** How many rows the page had, those included that tell no id and are left out. */
  rowCount: number;
  /** How many instances match, on all pages, where the service tells. */
  total?: number;
}

/** What has come of a list that is being read. */
export interface ListSoFar {
  /** By their ids in lower case. */
  found: ReadonlyMap<string, Instance>;
  /** Whether as many came as the service tells of; it may tell of one page alone. */
  isAllPromised: boolean;
}

/** The instances that match. */
export interface InstanceList {
  instances: Instance[];
  /** How many calls it took. */
  pages: number;
  /** False when the service has told of more than came, or of some without an id: a missing one may exist then. */
  isWhole: boolean;
}

/** What is done to several instances at once (table 5-15). */
export interface BatchAction {
  action: "restart" | "delete";
  /** At most 50. */
  instanceIds?: string[];
  /** With `delete`: all instances whose creation failed, whatever `instanceIds` says. */
  allFailure?: boolean;
}

/** What became of one instance of a batch (table 5-17). */
export interface BatchResult {
  instanceId: string;
  /** `success` or `failed`. */
  result: string;
}
