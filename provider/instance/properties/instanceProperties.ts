import { durationMillis } from "../../client/configuration/duration";
import { normalizeWindowTime, windowBegins } from "../../client/dms/maintenanceWindow";
import {
  type ChangeClass,
  type NamesWith,
  type PropertyDescription,
  type PropertyTable,
  propertyNamesOf,
  type ResourceDeclaration,
  secretNamesOf,
  type ValueOf,
  type ValuesOf,
} from "../../resource/declaration";
import { commonHiddenProperties } from "../../resource/properties";
import { decidedVersionName } from "./versionRules";

const matches = (pattern: RegExp) => (text: string) => pattern.test(text);
const identifier = matches(/^[^\s/?#]+$/);
const windowTimeIn = (times: readonly string[]) => (time: string) => times.includes(normalizeWindowTime(time));
const tagKey = /^(?!_sys_)(?! )[\p{L}\p{N} _.:=+\-@]{1,128}(?<! )$/u;
const tagValue = /^[\p{L}\p{N} _.:=+\-@]{0,255}$/u;

function isTagMap(tags: Readonly<Record<string, string>>): boolean {
  const entries = Object.entries(tags);
  return entries.length <= 20 && entries.every(([key, value]) => tagKey.test(key) && tagValue.test(value));
}

/** The end of each window, in the order of its begin. */
const windowEnds = ["02:00", "06:00", "10:00", "14:00", "18:00", "22:00"] as const;

/** How many zones an instance may have: one, or on API v2 three and more. */
const zoneCounts = (count: number) => count === 1 || count >= 3;

const passwordClasses = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

/** How many kinds of characters a password has: lowercase and uppercase letters, digits, special characters. */
export function kindsOfCharacters(password: string): number {
  return passwordClasses.filter((kind) => kind.test(password)).length;
}

function isPassword(text: string): boolean {
  return /^[\x21-\x7e]{8,32}$/.test(text) && kindsOfCharacters(text) >= 2;
}

const duration = {
  kind: "string",
  accepts: (text: string) => (durationMillis(text) ?? 0) > 0,
  rule: 'must be a duration such as "90s", "50m" or "1h30m"',
  description: "A duration.",
} as const;

/**
 * Everything that a program may set of a RabbitMQ instance, in the order of table 5-2, then what steers the provider.
 * From here come the arguments and the class of the sdk, the rules of check, the classes of change and the
 * documentation. The comment of a property is what an editor shows, and begins with its description.
 */
export const inputProperties = {
  /**
   * Instance name: 4 to 64 letters, digits, hyphens or underscores, starting with a letter; unique in the project.
   * Changed in place.
   * @default the logical name, `-` and 8 hexadecimal digits, the same on every run
   * @example "orders"
   */
  name: {
    kind: "string",
    change: "inPlace",
    observed: true,
    always: true,
    accepts: matches(/^[A-Za-z][A-Za-z0-9_-]{3,63}$/),
    rule: "must be 4 to 64 letters, digits, hyphens or underscores and start with a letter",
    description: "Instance name.",
  },
  /**
   * Description; leaving it out clears it. At most 1024 characters. Changed in place.
   * @default ""
   */
  description: {
    kind: "string",
    change: "inPlace",
    observed: true,
    absent: "",
    accepts: (text: string) => text.length <= 1024,
    rule: "must be a text of at most 1024 characters",
    description: "Description; leaving it out clears it.",
  },
  /**
   * Message engine. A change replaces the instance.
   * @default "rabbitmq"
   */
  engine: {
    kind: "word",
    change: "replaces",
    observed: true,
    always: true,
    known: ["rabbitmq"],
    accepts: matches(/^rabbitmq$/i),
    rule: 'must be "rabbitmq"',
    description: "Message engine.",
  },
  /**
   * Version of the message engine, or `AMQP-0-9-1`. A change replaces the instance.
   * @default chosen by the service; on API v2 the highest version that the product comes in, never AMQP-0-9-1
   * @example "3.8.35"
   */
  engineVersion: {
    kind: "string",
    change: "replaces",
    observed: true,
    always: true,
    known: ["3.7.17", "3.8.35", "3.12.13", "AMQP-0-9-1"],
    accepts: matches(/^(\d+(\.\d+)*|AMQP-0-9-1)$/),
    rule: 'must be a version such as "3.8.35", or "AMQP-0-9-1"',
    description: "Version of the message engine.",
  },
  /**
   * Message storage space in GB, as ordered, of all nodes together. API v1.0: 100 to 90,000 for a single node, 100 for
   * each node to 90,000 for a cluster. API v2: a multiple of 100, 100 to 30,000 for each node. Grown in place on API v2;
   * on v1.0 a change is refused unless `resize` says otherwise.
   * @example 100
   */
  storageSpace: {
    kind: "integer",
    change: "guarded",
    required: true,
    always: true,
    minimum: 100,
    maximum: 210_000,
    rule: "must be a whole number of GB from 100 (single node: at least 100; cluster: at least 100 for each node)",
    description: "Message storage space in GB, as ordered.",
  },
  /**
   * User name for signing in to RabbitMQ: 4 to 64 letters, digits, hyphens or underscores; on API v2 a letter first.
   * Mandatory but for AMQP-0-9-1. A change replaces the instance.
   */
  accessUser: {
    kind: "string",
    change: "replaces",
    observed: true,
    accepts: matches(/^[A-Za-z0-9_-]{4,64}$/),
    rule: "must be 4 to 64 letters, digits, hyphens or underscores",
    description: "User name for signing in to RabbitMQ.",
  },
  /**
   * Password of that user: 8 to 32 characters from two of lowercase letters, uppercase letters, digits and special
   * characters; on API v2 from three of them, and no hyphen first. Always a secret; undefined for an instance that was
   * looked up. Mandatory but for AMQP-0-9-1. Reset in place on API v2; on v1.0 a change is refused unless
   * `passwordChange` says otherwise.
   */
  password: {
    kind: "string",
    change: "guarded",
    secret: true,
    accepts: isPassword,
    rule: "must be 8 to 32 printable characters without spaces, from at least two of: lowercase letters, uppercase letters, digits, special characters",
    description: "Password of that user.",
  },
  /** ID of the VPC. A change replaces the instance. */
  vpcId: {
    kind: "string",
    change: "replaces",
    observed: true,
    required: true,
    always: true,
    accepts: identifier,
    rule: "must be the ID of a VPC",
    description: "ID of the VPC.",
  },
  /** ID of the security group. Changed in place. */
  securityGroupId: {
    kind: "string",
    change: "inPlace",
    observed: true,
    required: true,
    always: true,
    accepts: identifier,
    rule: "must be the ID of a security group",
    description: "ID of the security group.",
  },
  /** ID of the subnet. A change replaces the instance. */
  subnetId: {
    kind: "string",
    change: "replaces",
    observed: true,
    required: true,
    always: true,
    accepts: identifier,
    rule: "must be the ID of a subnet",
    description: "ID of the subnet.",
  },
  /**
   * The availability zone of the instance, on API v2 also three or more, each by ID, code or name (section 6.1); as an
   * output their IDs. A change replaces the instance.
   * @example ["1d7b939b382c4c3bb3481a8ca10da768"]
   */
  availabilityZones: {
    kind: "list",
    change: "replaces",
    observed: true,
    required: true,
    always: true,
    lengths: zoneCounts,
    // A zone may be named in words, blanks between them.
    accepts: matches(/^[^\s/?#]+( [^\s/?#]+)*$/),
    rule: "must be a list of exactly one availability zone, or on API v2 of three or more",
    description: "The availability zone of the instance, on API v2 also three or more.",
  },
  /**
   * ID of the product, or use `product`: a pay-per-use one (section 6.2). Changed in place on API v2, by a rolling
   * restart; on v1.0 a change is refused unless `resize` says otherwise.
   * @example "c6.4u8g.cluster"
   */
  productId: {
    kind: "string",
    change: "guarded",
    observed: true,
    always: true,
    accepts: identifier,
    rule: 'must be the ID of a product, such as "c6.4u8g.cluster" or "00300-30109-0--0"',
    description: "ID of the product, or use `product`.",
  },
  /**
   * The product in words: `type`, `vcpus`, `memoryGb`, `nodes`; instead of `productId`.
   * @example { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 }
   */
  product: {
    kind: "object",
    change: "guarded",
    fields: {
      /** `single` or `cluster`. */
      type: {
        kind: "string",
        required: true,
        oneOf: ["single", "cluster"],
        rule: 'must be "single" or "cluster"',
        description: "`single` or `cluster`.",
      },
      /** vCPUs of each node. */
      vcpus: {
        kind: "integer",
        required: true,
        minimum: 1,
        rule: "must be a whole number of vCPUs greater than 0",
        description: "vCPUs of each node.",
      },
      /** Memory of each node in GB. */
      memoryGb: {
        kind: "integer",
        required: true,
        minimum: 1,
        rule: "must be a whole number of GB of memory greater than 0",
        description: "Memory of each node in GB.",
      },
      /** Number of nodes; mandatory for a cluster. */
      nodes: {
        kind: "integer",
        minimum: 1,
        rule: "must be a whole number of nodes greater than 0",
        description: "Number of nodes; mandatory for a cluster.",
      },
    },
    rule: 'must be in words such as { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 }, where type is "single" or "cluster"',
    description: "The product in words: `type`, `vcpus`, `memoryGb`, `nodes`.",
  },
  /**
   * Number of nodes, API v2 only: 1 for a single node, 3, 5 or 7 for a cluster; mandatory beside the `productId` of a
   * cluster. Raised in place; `storageSpace` grows with it.
   * @default that of `product`, 1 for a single node
   * @example 3
   */
  brokerNum: {
    kind: "integer",
    apiVersion: "v2",
    change: "guarded",
    observed: true,
    minimum: 1,
    maximum: 7,
    rule: "must be a whole number of nodes: 1 for a single node, 3, 5 or 7 for a cluster",
    description: "Number of nodes, API v2 only.",
  },
  /**
   * Start of the maintenance time window: 22:00, 02:00, 06:00, 10:00, 14:00 or 18:00. Changed in place.
   * @default chosen by the service, 02:00
   */
  maintainBegin: {
    kind: "time",
    change: "inPlace",
    observed: true,
    always: true,
    known: windowBegins,
    accepts: windowTimeIn(windowBegins),
    rule: `must be the begin of a supported window: ${windowBegins.join(", ")}`,
    description: "Start of the maintenance time window.",
  },
  /**
   * End of the maintenance time window, four hours after its start. Changed in place.
   * @default four hours after `maintainBegin`
   */
  maintainEnd: {
    kind: "time",
    change: "inPlace",
    observed: true,
    always: true,
    known: windowEnds,
    accepts: windowTimeIn(windowEnds),
    rule: `must be the end of a supported window: ${windowEnds.join(", ")}`,
    description: "End of the maintenance time window.",
  },
  /**
   * Whether the instance is reachable through an elastic IP address. Changed in place.
   * @default false
   */
  enablePublicIp: {
    kind: "boolean",
    change: "inPlace",
    observed: true,
    absent: false,
    description: "Whether the instance is reachable through an elastic IP address.",
  },
  /** ID of the elastic IP address; mandatory while `enablePublicIp` is true, refused otherwise. Changed in place. */
  publicIpId: {
    kind: "string",
    change: "inPlace",
    observed: true,
    absent: "",
    accepts: identifier,
    rule: "must be the ID of an elastic IP address",
    description: "ID of the elastic IP address.",
  },
  /**
   * Whether clients connect with TLS. A change replaces the instance.
   * @default false
   */
  sslEnable: {
    kind: "boolean",
    change: "replaces",
    observed: true,
    description: "Whether clients connect with TLS.",
  },
  /**
   * Storage I/O specification: API v1.0 has `dms.physical.storage.normal`, `dms.physical.storage.high` and
   * `dms.physical.storage.ultra`, API v2 `dms.physical.storage.high.v2`, `dms.physical.storage.ultra.v2` and in some
   * clouds others. A change replaces the instance.
   */
  storageSpecCode: {
    kind: "string",
    change: "replaces",
    observed: true,
    required: true,
    always: true,
    known: [
      "dms.physical.storage.high.v2",
      "dms.physical.storage.ultra.v2",
      "dms.physical.storage.normal",
      "dms.physical.storage.high",
      "dms.physical.storage.ultra",
    ],
    accepts: matches(/^dms\.physical\.storage\.[a-z0-9.]+$/),
    rule: "must be dms.physical.storage.high.v2, dms.physical.storage.ultra.v2 or another code that begins with dms.physical.storage.",
    description: "Storage I/O specification.",
  },
  /**
   * ID of the enterprise project. Changed in place on API v2; on v1.0 a change replaces the instance.
   * @default that of the configuration, else the service's default project "0"
   */
  enterpriseProjectId: {
    kind: "string",
    change: "replaces",
    observed: true,
    accepts: identifier,
    rule: 'must be the ID of an enterprise project; "0" is the default one',
    description: "ID of the enterprise project.",
  },
  /**
   * Tags, API v2 only: at most 20, texts by their keys; those of `huaweicloud:defaultTags` are added. Only keys that the
   * program declares, or declared last, are touched. Changed in place; leaving a key out removes it.
   * @example { team: "orders" }
   */
  tags: {
    kind: "map",
    apiVersion: "v2",
    change: "inPlace",
    observed: true,
    accepts: isTagMap,
    rule: "must be an object of at most 20 tags: keys of 1 to 128 and values of at most 255 letters, digits, spaces or _ . : = + - @, no key with outer spaces or beginning with _sys_",
    description: "Tags, API v2 only.",
  },
  /**
   * Plugins of the broker that are to be on, API v2 only and not for AMQP-0-9-1, such as `rabbitmq_shovel`. Left out:
   * not managed. One is switched off when the program declared it before and does not any more. Changed in place.
   * @example ["rabbitmq_consistent_hash_exchange"]
   */
  plugins: {
    kind: "list",
    apiVersion: "v2",
    change: "inPlace",
    accepts: matches(/^[a-z0-9_]+$/),
    rule: 'must be a list of plugins such as "rabbitmq_shovel"',
    description: "Plugins of the broker that are to be on, API v2 only.",
  },
  /**
   * ID of the KMS key by which the disks are encrypted, API v2 only. A change replaces the instance.
   * @default not encrypted
   */
  diskEncryptedKey: {
    kind: "string",
    apiVersion: "v2",
    change: "replaces",
    observed: true,
    accepts: identifier,
    rule: "must be the ID of a KMS key",
    description: "ID of the KMS key by which the disks are encrypted, API v2 only.",
  },
  /**
   * Whether users are told apart by access control lists, API v2 and AMQP-0-9-1 only. Changed in place.
   * @default false
   */
  enableAcl: {
    kind: "boolean",
    apiVersion: "v2",
    change: "inPlace",
    observed: true,
    absent: false,
    description: "Whether users are told apart by access control lists, API v2 and AMQP-0-9-1 only.",
  },
  /**
   * CPU architecture, API v2 only: `X86`, in some clouds `ARM`. A change replaces the instance.
   * @default chosen by the service
   */
  archType: {
    kind: "string",
    apiVersion: "v2",
    change: "replaces",
    known: ["X86", "ARM"],
    accepts: matches(/^[A-Za-z0-9_]+$/),
    rule: 'must be a CPU architecture such as "X86"',
    description: "CPU architecture, API v2 only.",
  },
  /**
   * Region; default: that of the configuration. A change replaces the instance.
   * @default that of the configuration
   */
  region: {
    kind: "string",
    change: "replaces",
    always: true,
    accepts: matches(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    rule: 'must be the name of a region, such as "cn-north-4"',
    description: "Region; default: that of the configuration.",
  },
  /**
   * Project ID; default: that of the configuration. A change replaces the instance.
   * @default that of the configuration
   */
  projectId: {
    kind: "string",
    change: "replaces",
    always: true,
    accepts: matches(/^[A-Za-z0-9_-]+$/),
    rule: "must be the ID of a project",
    description: "Project ID; default: that of the configuration.",
  },
  /**
   * Refuses to delete or replace the instance while true; unlike Pulumi's `protect` it is part of the declaration.
   * @default false
   */
  deletionProtection: {
    kind: "boolean",
    change: "recorded",
    absent: false,
    description: "Refuses to delete or replace the instance while true.",
  },
  /**
   * A change of any value restarts the instance, and does nothing else; so does setting it for the first time.
   * @example { certificate: "2026-11" }
   */
  restartTriggers: {
    kind: "object",
    change: "recorded",
    rule: 'must be an object whose values restart the instance when they change, such as { rotation: "2" }',
    description: "A change of any value restarts the instance, and does nothing else.",
  },
  /**
   * What a changed password does: "refuse", "reset", "record" or "replace". `refuse` fails, `reset` sets it in place by a
   * call of API v2, which also reaches instances of v1.0, `record` stores a password already changed in the console,
   * `replace` makes a new, empty instance.
   * @default "reset" for an instance of API v2, "refuse" for one of v1.0
   */
  passwordChange: {
    kind: "string",
    change: "recorded",
    oneOf: ["refuse", "reset", "record", "replace"],
    rule: 'must be "refuse", "reset", "record" or "replace"',
    description: 'What a changed password does: "refuse", "reset", "record" or "replace".',
  },
  /**
   * What a changed size does: "refuse", "extend" or "replace". `refuse` fails, `extend` changes the instance in place, on v1.0 by a call
   * that it names without documenting it, `replace` makes a new, empty instance. The size is `productId`,
   * `product`, `brokerNum` and `storageSpace`.
   * @default "extend" for an instance of API v2, "refuse" for one of v1.0
   */
  resize: {
    kind: "string",
    change: "recorded",
    oneOf: ["refuse", "extend", "replace"],
    rule: 'must be "refuse", "extend" or "replace"',
    description: 'What a changed size does: "refuse", "extend" or "replace".',
  },
  /**
   * Takes over an existing instance of the same name and kind instead of creating one.
   * @default false
   */
  adoptExisting: {
    kind: "boolean",
    change: "recorded",
    absent: false,
    description: "Takes over an existing instance of the same name and kind instead of creating one.",
  },
  /** How long `create`, `update` and `delete` may take. */
  timeouts: {
    kind: "object",
    change: "recorded",
    option: "customTimeouts",
    fields: { create: duration, update: duration, delete: duration },
    rule: 'must be an object such as { create: "50m", update: "50m", delete: "30m" }',
    description: "How long `create`, `update` and `delete` may take.",
  },
} as const satisfies Record<string, PropertyDescription & { change: ChangeClass }>;

/** What the answers of table 5-6 carry besides the inputs. */
export const observedProperties = {
  /** Instance ID, equal to `id`. */
  instanceId: { kind: "string", always: true, description: "Instance ID, equal to `id`." },
  /** VM specification, for clusters with nodes. */
  specification: { kind: "string", description: "VM specification, for clusters with nodes." },
  /** Usable storage space in GB. */
  usableStorageSpace: { kind: "integer", description: "Usable storage space in GB." },
  /** Used storage space in GB, as of the last deployment or refresh. */
  usedStorageSpace: { kind: "integer", description: "Used storage space in GB." },
  /** Total storage space in GB. */
  totalStorageSpace: { kind: "integer", description: "Total storage space in GB." },
  /** IP address, for clusters a list, separated by commas. See `hosts`. */
  connectAddress: { kind: "string", always: true, description: "IP address, for clusters a list." },
  /** AMQP port. */
  port: { kind: "integer", always: true, description: "AMQP port." },
  /** Status as on the wire (table 8-3), such as `RUNNING`. */
  status: { kind: "string", always: true, description: "Status as on the wire (table 8-3)." },
  /** Resource specification identifier. */
  resourceSpecCode: { kind: "string", description: "Resource specification identifier." },
  /** `single` or `cluster`. */
  type: { kind: "string", description: "`single` or `cluster`." },
  /** Billing mode; 1 is pay-per-use. */
  chargingMode: { kind: "integer", description: "Billing mode; 1 is pay-per-use." },
  /** Name of the VPC. */
  vpcName: { kind: "string", description: "Name of the VPC." },
  /** Creation time, milliseconds since 1970. */
  createdAtMillis: { kind: "integer", description: "Creation time, milliseconds since 1970." },
  /** Why the instance failed (table 5-7). */
  errorCode: { kind: "string", description: "Why the instance failed (table 5-7)." },
  /** Name of the security group. */
  securityGroupName: { kind: "string", description: "Name of the security group." },
  /** Name of the subnet. */
  subnetName: { kind: "string", description: "Name of the subnet." },
  /** Segment of the subnet. */
  subnetCidr: { kind: "string", description: "Segment of the subnet." },
  /** ID of the user that made the instance. */
  userId: { kind: "string", description: "ID of the user that made the instance." },
  /** Name of the user that made the instance. */
  userName: { kind: "string", description: "Name of the user that made the instance." },
  /** Order ID. */
  orderId: { kind: "string", description: "Order ID." },
  /** Elastic IP address, as on the wire. See `publicHosts`. */
  publicIpAddress: { kind: "string", description: "Elastic IP address." },
  /** Management address as on the wire. See `managementUrl`. */
  managementConnectAddress: { kind: "string", description: "Management address as on the wire." },
  /** Names of the zones, in the order of their IDs; API v2 only. */
  availabilityZoneNames: {
    kind: "list",
    apiVersion: "v2",
    description: "Names of the zones, in the order of their IDs; API v2 only.",
  },
  /** Whether the disks are encrypted; API v2 only. */
  diskEncrypted: { kind: "boolean", apiVersion: "v2", description: "Whether the disks are encrypted; API v2 only." },
  /** Domain name in the VPC; API v2 only. */
  connectDomainName: { kind: "string", apiVersion: "v2", description: "Domain name in the VPC; API v2 only." },
  /** Public addresses with their ports; API v2 only. */
  publicConnectAddress: {
    kind: "string",
    apiVersion: "v2",
    description: "Public addresses with their ports; API v2 only.",
  },
  /** Public domain name; API v2 only. */
  publicConnectDomainName: { kind: "string", apiVersion: "v2", description: "Public domain name; API v2 only." },
  /** Domain name of the management console in the VPC; API v2 only. */
  managementConnectDomainName: {
    kind: "string",
    apiVersion: "v2",
    description: "Domain name of the management console in the VPC; API v2 only.",
  },
  /** Public address of the management console; API v2 only. */
  publicManagementConnectAddress: {
    kind: "string",
    apiVersion: "v2",
    description: "Public address of the management console; API v2 only.",
  },
  /** Public domain name of the management console; API v2 only. */
  publicManagementConnectDomainName: {
    kind: "string",
    apiVersion: "v2",
    description: "Public domain name of the management console; API v2 only.",
  },
  /** Whether the instance has IPv6 addresses; API v2 only. */
  ipv6Enable: {
    kind: "boolean",
    apiVersion: "v2",
    description: "Whether the instance has IPv6 addresses; API v2 only.",
  },
  /** IPv6 addresses in the VPC; API v2 only. */
  ipv6ConnectAddresses: { kind: "list", apiVersion: "v2", description: "IPv6 addresses in the VPC; API v2 only." },
  /** Whether the disk can be extended without a restart. */
  isLogicalVolume: { kind: "boolean", description: "Whether the disk can be extended without a restart." },
  /** Disk expansions so far, at most 20. */
  extendTimes: { kind: "integer", description: "Disk expansions so far, at most 20." },
} as const satisfies PropertyTable;

/** What the provider itself notes of an instance. */
export const providerProperties = {
  /** Version of the API by which the instance is managed, `v1.0` or `v2`: that of its creation, until the setting moves it. */
  apiVersion: {
    kind: "string",
    oneOf: ["v1.0", "v2"],
    description: "Version of the API by which the instance is managed, `v1.0` or `v2`.",
  },
} as const satisfies PropertyTable;

/** What the class and the data functions make of what the state holds, ready to use; the state does not hold it twice. */
export const derivedProperties = {
  /** Creation time in ISO 8601. */
  createdAt: { kind: "string", description: "Creation time in ISO 8601." },
  /** Addresses of the nodes. */
  hosts: { kind: "list", always: true, description: "Addresses of the nodes." },
  /** URL of the management console. */
  managementUrl: { kind: "string", description: "URL of the management console." },
  /** Public addresses; empty without public access. */
  publicHosts: { kind: "list", always: true, description: "Public addresses; empty without public access." },
} as const satisfies PropertyTable;

/**
 * What the class makes in the program. The provider never returns these: Pulumi's SDK writes out what the engine answers,
 * and the engine blots out a secret only as it is, not percent-encoded.
 */
export const programProperties = {
  /** AMQP URL with credentials, when TLS is off. A secret; undefined while the password is, as after `get`. */
  amqpUrl: { kind: "string", secret: true, description: "AMQP URL with credentials, when TLS is off." },
  /** AMQPS URL with credentials, when TLS is on. A secret; undefined while the password is, as after `get`. */
  amqpsUrl: { kind: "string", secret: true, description: "AMQPS URL with credentials, when TLS is on." },
} as const satisfies PropertyTable;

/** Property names beginning with two underscores: kept in the state, shown to nobody. */
export const hiddenProperties = {
  ...commonHiddenProperties,
  /** Which of `region` and `projectId` the program set itself. */
  declaredLocation: "__declaredLocation",
  /** How the program wrote availability zones that stand in `availabilityZones` as IDs. */
  availabilityZoneWords: "__availabilityZoneWords",
  /** True in inputs whose password differs from that of the last deployment, in case the outputs hold none. */
  passwordRedeclared: "__passwordRedeclared",
  /** True when creation failed before the instance ever ran. */
  creationFailed: "__creationFailed",
  /** What the program last declared, where the cloud shows something else; in every state that keeps such a record. */
  declared: "__declared",
  /** Version of the API that check decided on; `auto` where it could not, none in inputs of instances of v1.0 made before. */
  apiVersion: decidedVersionName,
  /** True while nobody knows whether the instance has the password of the state or the one that was sent last. */
  passwordUncertain: "__passwordUncertain",
  /** GB that stand for the declared storage space since nodes were added, with which it grew. */
  storageGrownTo: "__storageGrownTo",
  /** True where the program only previews; never stored. */
  isPreview: "__isPreview",
  /** The instance names that the whole program declares, for one finding about all that are taken; never stored. */
  declaredNames: "__declaredNames",
  /** Inputs that the program lets Pulumi leave as they are, so that they tell nothing of the program; never stored. */
  ignoreChanges: "__ignoreChanges",
  /** The name by which the project was found, if it was found by name. */
  projectName: "__projectName",
} as const;

/** The hidden properties that inputs and outputs share. */
export const sharedHiddenNames = [
  hiddenProperties.urn,
  hiddenProperties.organization,
  hiddenProperties.secretInputs,
  hiddenProperties.declaredLocation,
  hiddenProperties.availabilityZoneWords,
] as const;

/** The RabbitMQ instance as the machinery for every resource sees it. */
export const instanceDeclaration: ResourceDeclaration = {
  inputs: inputProperties,
  observed: observedProperties,
  // States of version 0.1.0 hold the URLs, which no text may show.
  derived: { ...providerProperties, ...derivedProperties, ...programProperties },
  hidden: hiddenProperties,
};

type InputTable = typeof inputProperties;
type OutputTable = InputTable & typeof observedProperties & typeof providerProperties;

/** Name of a property that a program may set. */
export type InputName = keyof InputTable;

/** Name of a property that only the cloud or the provider sets. */
export type OutputName = Exclude<keyof OutputTable, InputName>;

/** What the provider keeps for itself beside the properties. */
export interface HiddenValues {
  [hiddenProperties.provider]?: unknown;
  [hiddenProperties.urn]?: string | undefined;
  [hiddenProperties.organization]?: string | undefined;
  [hiddenProperties.secretInputs]?: readonly string[] | undefined;
  [hiddenProperties.inputNames]?: readonly string[] | undefined;
  [hiddenProperties.declaredLocation]?: readonly string[] | undefined;
  [hiddenProperties.availabilityZoneWords]?: readonly string[] | undefined;
  [hiddenProperties.passwordRedeclared]?: boolean | undefined;
  [hiddenProperties.creationFailed]?: boolean | undefined;
  [hiddenProperties.declared]?: Readonly<Record<string, readonly unknown[]>> | undefined;
  [hiddenProperties.projectName]?: string | undefined;
  [hiddenProperties.apiVersion]?: string | undefined;
  [hiddenProperties.passwordUncertain]?: boolean | undefined;
  [hiddenProperties.storageGrownTo]?: number | undefined;
}

/** The inputs of an instance once check has found no fault with them. */
export type InstanceInputs = ValuesOf<InputTable, NamesWith<InputTable, { required: true }> | "name"> & HiddenValues;

/** What the state holds of an instance: the inputs as desired or observed, and what only the cloud tells. */
export type InstanceOutputs = {
  [Name in keyof OutputTable]?: ValueOf<OutputTable[Name]> | undefined;
} & HiddenValues;

/** What the class and the data functions make of what the state holds. */
export type DerivedValues = ValuesOf<typeof derivedProperties, NamesWith<typeof derivedProperties, { always: true }>>;

/** What the class makes in the program. */
export type ProgramValues = ValuesOf<typeof programProperties>;

/** Name of an input that the answers carry. */
export type ObservedInputName = NamesWith<InputTable, { observed: true }>;

/** Names of all properties a program may set. */
export const inputNames = namesOf(inputProperties);

/** Names of all properties whose values are encrypted in the state. */
export const secretNames: readonly string[] = secretNamesOf(instanceDeclaration);

/** Names of all properties that the state holds of an instance. */
export const storedNames: readonly string[] = Object.keys({
  ...inputProperties,
  ...observedProperties,
  ...providerProperties,
});

/** Names of those that are encrypted there. */
export const storedSecretNames: readonly string[] = secretNames.filter((name) => storedNames.includes(name));

const propertyNames = propertyNamesOf(instanceDeclaration);

/** Whether there is a property of this name. */
export function isProperty(name: string): boolean {
  return propertyNames.has(name);
}

const namesInResults = new Set([...storedNames, ...Object.values(hiddenProperties)]);

/** Whether results for Pulumi may hold a property of this name. */
export function isStored(name: string): boolean {
  return namesInResults.has(name);
}

/** Whether a name is that of a property that a program may set. */
export function isInputName(name: string): name is InputName {
  return Object.hasOwn(inputProperties, name);
}

/** Whether the answers carry an input. */
export function isObservedInput(name: InputName): name is ObservedInputName {
  return "observed" in inputProperties[name];
}

/** The keys of a table, which is known to have no others. */
export function namesOf<Table extends object>(table: Table): (keyof Table)[] {
  // The compiler reckons with keys that a wider type may have.
  return Object.keys(table) as (keyof Table)[];
}

/** Some of the properties of an object. */
export function pick<Values extends object, Name extends keyof Values>(
  values: Values,
  names: readonly Name[],
): Pick<Values, Name> {
  // Object.fromEntries forgets the names.
  return Object.fromEntries(names.map((name) => [name, values[name]])) as Pick<Values, Name>;
}
