/** An instance as the service describes it (tables 5-6 and 5-21), in the names of `RabbitmqInstance`. */
export interface InstanceResult {
  /** Instance ID. */
  instanceId: string;
  /** Instance name. */
  name?: string;
  description?: string;
  /** Message engine, `rabbitmq`. */
  engine?: string;
  engineVersion?: string;
  /** Status on the wire, such as `RUNNING` (table 8-3). */
  status?: string;
  /** Why the instance failed (table 5-7). */
  errorCode?: string;
  /** `single` or `cluster`. */
  type?: string;
  /** VM specification, for clusters with the number of nodes. */
  specification?: string;
  /** ID of the product. */
  productId?: string;
  resourceSpecCode?: string;
  storageSpecCode?: string;
  /** Storage space in GB, as ordered; the usable space where the service does not tell. */
  storageSpace?: number;
  /** Usable storage space in GB. */
  usableStorageSpace?: number;
  /** Used storage space in GB. */
  usedStorageSpace?: number;
  /** Total storage space in GB. */
  totalStorageSpace?: number;
  /** User name for signing in to RabbitMQ. */
  accessUser?: string;
  /** Address inside the VPC as on the wire; for clusters a comma-separated list. */
  connectAddress?: string;
  /** AMQP port. */
  port?: number;
  /** Addresses of the nodes. */
  hosts: string[];
  /** Management address as on the wire. */
  managementConnectAddress?: string;
  /** URL of the management console. */
  managementUrl?: string;
  enablePublicIp?: boolean;
  publicIpId?: string;
  /** Elastic IP address as on the wire. */
  publicIpAddress?: string;
  /** Public addresses; empty without public access. */
  publicHosts: string[];
  /** Whether clients connect with TLS. */
  sslEnable?: boolean;
  vpcId?: string;
  vpcName?: string;
  subnetId?: string;
  subnetName?: string;
  subnetCidr?: string;
  securityGroupId?: string;
  securityGroupName?: string;
  /** IDs of the availability zones. */
  availabilityZones?: string[];
  /** Start of the maintenance time window, `HH:mm`. */
  maintainBegin?: string;
  /** End of the maintenance time window, `HH:mm`. */
  maintainEnd?: string;
  enterpriseProjectId?: string;
  /** Billing mode; 1 is pay-per-use. */
  chargingMode?: number;
  orderId?: string;
  userId?: string;
  userName?: string;
  /** Creation time in ISO 8601. */
  createdAt?: string;
  /** Creation time in milliseconds since 1970. */
  createdAtMillis?: number;
  /** Whether the disk can be extended without a restart. */
  isLogicalVolume?: boolean;
  /** Disk expansions so far. */
  extendTimes?: number;
  /** Region in which it was looked up. */
  region: string;
  /** Project in which it was looked up. */
  projectId: string;
}
