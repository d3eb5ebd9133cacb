import type { InstanceStatus, UnlistedStatus } from "./instanceStatus";

/** Tags by their keys. */
export type Tags = Readonly<Record<string, string>>;

/** What the service is doing with an instance; only v2 tells. */
export interface InstanceTask {
  name?: string;
  /** In upper case; anything but `SUCCESS` is still under way. */
  status?: string;
}

/**
 * One instance as the service describes it (tables 5-6 and 5-21; v2 carries more), in the names of this package and in
 * one form whatever the version of the API. What an answer does not carry is missing.
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
  /** Number of nodes; only v2 tells. */
  brokerNum?: number;
  /** Names of the zones, in the order of their IDs; only v2 tells. */
  availabilityZoneNames?: string[];
  /** Only v2 tells. */
  tags?: Tags;
  /** Whether the disks are encrypted; only v2 tells. */
  diskEncrypted?: boolean;
  /** ID of the KMS key that encrypts the disks; only v2 tells. */
  diskEncryptedKey?: string;
  /** Whether users are told apart by access control lists (AMQP-0-9-1); only v2 tells. */
  enableAcl?: boolean;
  /** Whether the instance has domain names; only v2 tells. */
  dnsEnable?: boolean;
  /** Domain name in the VPC; only v2 tells. */
  connectDomainName?: string;
  /** Public addresses with their ports, separated by commas; only v2 tells. */
  publicConnectAddress?: string;
  publicConnectDomainName?: string;
  managementConnectDomainName?: string;
  /** Public URL of the management console; only v2 tells. */
  publicManagementConnectAddress?: string;
  publicManagementConnectDomainName?: string;
  ipv6Enable?: boolean;
  ipv6ConnectAddresses?: string[];
  task?: InstanceTask;
}

type Given<Names extends keyof Instance> = Required<Pick<Instance, Names>>;
type Optional<Names extends keyof Instance> = { [Name in Names]?: Instance[Name] | undefined };

/** What only v2 can create an instance with. */
export interface NewInstanceOfV2 {
  /** Number of nodes of a product that does not fix it: 1 for a single node, 3, 5 or 7 for a cluster. */
  brokerNum?: number | undefined;
  /** At most 20. */
  tags?: Tags | undefined;
  /** AMQP-0-9-1 only. */
  enableAcl?: boolean | undefined;
  /** ID of a KMS key; with it the disks are encrypted. */
  diskEncryptedKey?: string | undefined;
  /** `X86`, in some clouds `ARM`. */
  archType?: string | undefined;
}

/**
 * What an instance is created with (table 5-2). User and password may only be left out on v2 and for AMQP-0-9-1; v2
 * wants `engineVersion`, and takes one zone or three and more.
 */
export type NewInstance = Given<
  "name" | "engine" | "vpcId" | "securityGroupId" | "subnetId" | "availabilityZones" | "productId" | "storageSpecCode"
> &
  Optional<
    | "description"
    | "engineVersion"
    | "accessUser"
    | "maintainBegin"
    | "maintainEnd"
    | "enablePublicIp"
    | "publicIpId"
    | "sslEnable"
    | "enterpriseProjectId"
  > &
  NewInstanceOfV2 & {
    /** GB, as ordered. */
    storageSpace: number;
    password?: string | undefined;
  };

/** What only v2 can change. */
export type InstanceChangesOfV2 = Optional<"enterpriseProjectId" | "enableAcl">;

/**
 * What the modify call can change (table 5-10): only what changes is given. `description: ""` clears it; both ends of
 * the maintenance window go together.
 */
export type InstanceChanges = InstanceChangesOfV2 &
  Optional<
    "name" | "description" | "maintainBegin" | "maintainEnd" | "securityGroupId" | "enablePublicIp" | "publicIpId"
  >;

/**
 * What an extension asks for, one thing a call. Without an `operation` it is the form that v1.0 knows, which v2 takes
 * for products of v1.0 too. Products whose ID v1.0 has are named by their specification: the present one for more disk,
 * the one with the new number of nodes for more brokers.
 */
export type InstanceExtension =
  | { operation: "storage"; storageSpace: number; specCode?: string | undefined }
  | { operation: "horizontal"; brokerNum: number; storageSpace?: number | undefined }
  | { operation: "horizontal"; specCode: string; storageSpace: number }
  | { operation: "vertical"; productId: string }
  | { operation: "vertical"; specCode: string }
  | { operation?: undefined; specCode?: string | undefined; storageSpace?: number | undefined };

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
