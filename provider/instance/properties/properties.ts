/**
 * What a change of an input does to the instance.
 *
 * - `inPlace`: applied to the running instance by the modify call (section 5.3).
 * - `replaces`: fixed when the instance is made; a change deletes it and makes a new one.
 * - `guarded`: API v1.0 documents no safe way to change it; refused unless the program says how.
 * - `recorded`: steers the provider only; a change never touches the instance.
 */
export type ChangeClass = "inPlace" | "replaces" | "guarded" | "recorded";

/** How a value is written on the wire and in Pulumi. */
export type ValueKind = "string" | "integer" | "boolean" | "list" | "object" | "time";

/** One Pulumi property of a RabbitMQ instance and the API field it stands for. */
export interface PropertyDescription {
  /** Field of the create call (table 5-2), the modify call (table 5-10) and the answers (table 5-6). */
  readonly field?: string;
  readonly kind: ValueKind;
  /** Present on every property that a program may set. */
  readonly change?: ChangeClass;
  /** True when the answers carry the field, so that its value can be compared with the cloud's. */
  readonly observed?: boolean;
  /** True when the value is encrypted in the state. */
  readonly secret?: boolean;
  /** True when a program must set it. */
  readonly required?: boolean;
  /** One line for the documentation. */
  readonly description: string;
}

function inputs<Name extends string>(table: Record<Name, PropertyDescription & { change: ChangeClass }>) {
  return table;
}

/** Everything a program may set, in the order of table 5-2, then what steers the provider. */
export const inputProperties = inputs({
  name: { field: "name", kind: "string", change: "inPlace", observed: true, description: "Instance name." },
  description: {
    field: "description",
    kind: "string",
    change: "inPlace",
    observed: true,
    description: "Description; leaving it out clears it.",
  },
  engine: { field: "engine", kind: "string", change: "replaces", observed: true, description: "Message engine." },
  engineVersion: {
    field: "engine_version",
    kind: "string",
    change: "replaces",
    observed: true,
    description: "Version of the message engine.",
  },
  storageSpace: {
    field: "storage_space",
    kind: "integer",
    change: "guarded",
    required: true,
    description: "Message storage space in GB, as ordered.",
  },
  accessUser: {
    field: "access_user",
    kind: "string",
    change: "replaces",
    observed: true,
    required: true,
    description: "User name for signing in to RabbitMQ.",
  },
  password: {
    field: "password",
    kind: "string",
    change: "guarded",
    secret: true,
    required: true,
    description: "Password of that user.",
  },
  vpcId: {
    field: "vpc_id",
    kind: "string",
    change: "replaces",
    observed: true,
    required: true,
    description: "ID of the VPC.",
  },
  securityGroupId: {
    field: "security_group_id",
    kind: "string",
    change: "inPlace",
    observed: true,
    required: true,
    description: "ID of the security group.",
  },
  subnetId: {
    field: "subnet_id",
    kind: "string",
    change: "replaces",
    observed: true,
    required: true,
    description: "ID of the subnet.",
  },
  availabilityZones: {
    field: "available_zones",
    kind: "list",
    change: "replaces",
    observed: true,
    required: true,
    description: "The one availability zone of the instance.",
  },
  productId: {
    field: "product_id",
    kind: "string",
    change: "guarded",
    observed: true,
    description: "ID of the product, or use `product`.",
  },
  product: {
    kind: "object",
    change: "guarded",
    description: "The product in words: `type`, `vcpus`, `memoryGb`, `nodes`.",
  },
  maintainBegin: {
    field: "maintain_begin",
    kind: "time",
    change: "inPlace",
    observed: true,
    description: "Start of the maintenance time window.",
  },
  maintainEnd: {
    field: "maintain_end",
    kind: "time",
    change: "inPlace",
    observed: true,
    description: "End of the maintenance time window.",
  },
  enablePublicIp: {
    field: "enable_publicip",
    kind: "boolean",
    change: "inPlace",
    observed: true,
    description: "Whether the instance is reachable through an elastic IP address.",
  },
  publicIpId: {
    field: "publicip_id",
    kind: "string",
    change: "inPlace",
    observed: true,
    description: "ID of the elastic IP address.",
  },
  sslEnable: {
    field: "ssl_enable",
    kind: "boolean",
    change: "replaces",
    observed: true,
    description: "Whether clients connect with TLS.",
  },
  storageSpecCode: {
    field: "storage_spec_code",
    kind: "string",
    change: "replaces",
    observed: true,
    required: true,
    description: "Storage I/O specification.",
  },
  enterpriseProjectId: {
    field: "enterprise_project_id",
    kind: "string",
    change: "replaces",
    observed: true,
    description: "ID of the enterprise project.",
  },
  region: { kind: "string", change: "replaces", description: "Region; default: that of the configuration." },
  projectId: { kind: "string", change: "replaces", description: "Project ID; default: that of the configuration." },
  deletionProtection: {
    kind: "boolean",
    change: "recorded",
    description: "Refuses to delete or replace the instance while true.",
  },
  restartTriggers: {
    kind: "object",
    change: "recorded",
    description: "A change of any value restarts the instance, and does nothing else.",
  },
  passwordChange: {
    kind: "string",
    change: "recorded",
    description: 'What a changed password does: "refuse", "record" or "replace".',
  },
  resize: {
    kind: "string",
    change: "recorded",
    description: 'What a changed size does: "refuse", "extend" or "replace".',
  },
  adoptExisting: {
    kind: "boolean",
    change: "recorded",
    description: "Takes over an existing instance of the same name and kind instead of creating one.",
  },
  timeouts: { kind: "object", change: "recorded", description: "How long `create`, `update` and `delete` may take." },
});

/** Name of a property that a program may set. */
export type InputName = keyof typeof inputProperties;

function outputs<Name extends string>(table: Record<Name, PropertyDescription>) {
  return table;
}

/** What the answers of table 5-6 carry besides the inputs. */
export const observedProperties = outputs({
  instanceId: { field: "instance_id", kind: "string", description: "Instance ID, equal to `id`." },
  specification: { field: "specification", kind: "string", description: "VM specification, for clusters with nodes." },
  usableStorageSpace: { field: "storage_space", kind: "integer", description: "Usable storage space in GB." },
  usedStorageSpace: { field: "used_storage_space", kind: "integer", description: "Used storage space in GB." },
  totalStorageSpace: { field: "total_storage_space", kind: "integer", description: "Total storage space in GB." },
  connectAddress: { field: "connect_address", kind: "string", description: "IP address, for clusters a list." },
  port: { field: "port", kind: "integer", description: "AMQP port." },
  status: { field: "status", kind: "string", description: "Status as on the wire (table 8-3)." },
  resourceSpecCode: { field: "resource_spec_code", kind: "string", description: "Resource specification identifier." },
  type: { field: "type", kind: "string", description: "`single` or `cluster`." },
  chargingMode: { field: "charging_mode", kind: "integer", description: "Billing mode; 1 is pay-per-use." },
  vpcName: { field: "vpc_name", kind: "string", description: "Name of the VPC." },
  createdAtMillis: { field: "created_at", kind: "integer", description: "Creation time, milliseconds since 1970." },
  errorCode: { field: "error_code", kind: "string", description: "Why the instance failed (table 5-7)." },
  securityGroupName: { field: "security_group_name", kind: "string", description: "Name of the security group." },
  subnetName: { field: "subnet_name", kind: "string", description: "Name of the subnet." },
  subnetCidr: { field: "subnet_cidr", kind: "string", description: "Segment of the subnet." },
  userId: { field: "user_id", kind: "string", description: "ID of the user that made the instance." },
  userName: { field: "user_name", kind: "string", description: "Name of the user that made the instance." },
  orderId: { field: "order_id", kind: "string", description: "Order ID." },
  publicIpAddress: { field: "publicip_address", kind: "string", description: "Elastic IP address." },
  managementConnectAddress: {
    field: "management_connect_address",
    kind: "string",
    description: "Management address as on the wire.",
  },
  isLogicalVolume: {
    field: "is_logical_volume",
    kind: "boolean",
    description: "Whether the disk can be extended without a restart.",
  },
  extendTimes: { field: "extend_times", kind: "integer", description: "Disk expansions so far, at most 20." },
});

/** What the provider derives from the answers, ready to use. */
export const derivedProperties = outputs({
  createdAt: { kind: "string", description: "Creation time in ISO 8601." },
  amqpUrl: { kind: "string", secret: true, description: "AMQP URL with credentials, when TLS is off." },
  amqpsUrl: { kind: "string", secret: true, description: "AMQPS URL with credentials, when TLS is on." },
  hosts: { kind: "list", description: "Addresses of the nodes." },
  managementUrl: { kind: "string", description: "URL of the management console." },
  publicHosts: { kind: "list", description: "Public addresses; empty without public access." },
});

/** Name of a property that only the cloud or the provider sets. */
export type OutputName = keyof typeof observedProperties | keyof typeof derivedProperties;

/** Property names beginning with two underscores: kept in the state, shown to nobody. */
export const hiddenProperties = {
  /** The constant provider text that Pulumi loads. */
  provider: "__provider",
  /** URN of the resource, for log lines and automatic names. */
  urn: "__urn",
  /** Organization of the stack, for automatic names. */
  organization: "__organization",
  /** Names of the inputs that the program made secret, since they reach the provider in clear. */
  secretInputs: "__secretInputs",
  /** Which of `region` and `projectId` the program set itself. */
  declaredLocation: "__declaredLocation",
  /** How the program wrote availability zones that stand in `availabilityZones` as IDs. */
  availabilityZoneWords: "__availabilityZoneWords",
  /** True in inputs whose password differs from that of the last deployment, in case the outputs hold none. */
  passwordRedeclared: "__passwordRedeclared",
  /** Names of the inputs that outputs were made from, since read is given outputs only. */
  inputNames: "__inputNames",
  /** True when creation failed before the instance ever ran. */
  creationFailed: "__creationFailed",
} as const;

/** The hidden properties that inputs and outputs share. */
export const sharedHiddenNames = [
  hiddenProperties.urn,
  hiddenProperties.organization,
  hiddenProperties.secretInputs,
  hiddenProperties.declaredLocation,
  hiddenProperties.availabilityZoneWords,
] as const;

/** Names of all properties a program may set. */
export const inputNames = Object.keys(inputProperties) as InputName[];

/** Names of all properties whose values are encrypted in the state. */
export const secretNames = Object.entries({ ...inputProperties, ...derivedProperties } as Record<
  string,
  PropertyDescription
>)
  .filter(([, property]) => property.secret)
  .map(([name]) => name);

const propertyNames = new Set<string>([
  ...inputNames,
  ...Object.keys(observedProperties),
  ...Object.keys(derivedProperties),
  ...Object.values(hiddenProperties),
]);

/** Whether results for Pulumi may hold a property of this name. */
export function isProperty(name: string): boolean {
  return propertyNames.has(name);
}
