import type * as pulumi from "@pulumi/pulumi";

/** A product in words, instead of its ID (section 6.2). */
export interface ProductArgs {
  /** `single` or `cluster`. */
  type: pulumi.Input<"single" | "cluster">;
  /** vCPUs of each node. */
  vcpus: pulumi.Input<number>;
  /** Memory of each node in GB. */
  memoryGb: pulumi.Input<number>;
  /** Number of nodes; mandatory for a cluster. */
  nodes?: pulumi.Input<number>;
}

/** What a RabbitMQ instance is made of (table 5-2), and how the provider treats it. */
export interface RabbitmqInstanceArgs {
  /**
   * Instance name: 4 to 64 letters, digits, hyphens or underscores, starting with a letter; unique in the project.
   * Changed in place.
   * @default the logical name, `-` and 8 hexadecimal digits, the same on every run
   * @example "orders"
   */
  name?: pulumi.Input<string>;
  /**
   * Description, at most 1024 characters. Changed in place; leaving it out clears it.
   * @default ""
   */
  description?: pulumi.Input<string>;
  /**
   * Message engine.
   * @default "rabbitmq"
   */
  engine?: pulumi.Input<string>;
  /**
   * Version of the message engine. A change replaces the instance.
   * @default chosen by the service
   * @example "3.7.17"
   */
  engineVersion?: pulumi.Input<string>;
  /**
   * Message storage space in GB: 100 to 90,000 for a single node, 100 for each node to 90,000 for a cluster. A change
   * is refused unless `resize` says otherwise.
   * @example 100
   */
  storageSpace: pulumi.Input<number>;
  /**
   * User name for signing in to RabbitMQ: 4 to 64 letters, digits, hyphens or underscores. A change replaces the
   * instance.
   */
  accessUser: pulumi.Input<string>;
  /**
   * Password of that user: 8 to 32 characters from two of lowercase letters, uppercase letters, digits and special
   * characters. Always a secret. A change is refused unless `passwordChange` says otherwise.
   */
  password: pulumi.Input<string>;
  /** ID of the VPC. A change replaces the instance. */
  vpcId: pulumi.Input<string>;
  /** ID of the security group. Changed in place. */
  securityGroupId: pulumi.Input<string>;
  /** ID of the subnet. A change replaces the instance. */
  subnetId: pulumi.Input<string>;
  /**
   * The one availability zone, by ID, code or name (section 6.1). A change replaces the instance.
   * @example ["1d7b939b382c4c3bb3481a8ca10da768"]
   */
  availabilityZones: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * ID of a pay-per-use product (section 6.2); or describe it with `product`. A change is refused unless `resize` says
   * otherwise.
   * @example "00300-30109-0--0"
   */
  productId?: pulumi.Input<string>;
  /**
   * The product in words, instead of `productId`.
   * @example { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 }
   */
  product?: pulumi.Input<ProductArgs>;
  /**
   * Start of the maintenance time window: 22:00, 02:00, 06:00, 10:00, 14:00 or 18:00. Changed in place.
   * @default chosen by the service, 02:00
   */
  maintainBegin?: pulumi.Input<string>;
  /**
   * End of the maintenance time window, four hours after its start. Changed in place.
   * @default four hours after `maintainBegin`
   */
  maintainEnd?: pulumi.Input<string>;
  /**
   * Whether the instance is reachable through an elastic IP address. Changed in place.
   * @default false
   */
  enablePublicIp?: pulumi.Input<boolean>;
  /** ID of the elastic IP address; mandatory while `enablePublicIp` is true, refused otherwise. Changed in place. */
  publicIpId?: pulumi.Input<string>;
  /**
   * Whether clients connect with TLS. A change replaces the instance.
   * @default false
   */
  sslEnable?: pulumi.Input<boolean>;
  /**
   * Storage I/O specification: `dms.physical.storage.normal`, `dms.physical.storage.high` or
   * `dms.physical.storage.ultra`. A change replaces the instance.
   */
  storageSpecCode: pulumi.Input<string>;
  /**
   * ID of the enterprise project. A change replaces the instance.
   * @default that of the configuration, else the service's default project "0"
   */
  enterpriseProjectId?: pulumi.Input<string>;
  /**
   * Region. A change replaces the instance.
   * @default that of the configuration
   */
  region?: pulumi.Input<string>;
  /**
   * Project ID. A change replaces the instance.
   * @default that of the configuration
   */
  projectId?: pulumi.Input<string>;
  /**
   * Refuses to delete or replace the instance while true; unlike Pulumi's `protect` it is part of the declaration.
   * @default false
   */
  deletionProtection?: pulumi.Input<boolean>;
  /**
   * A change of any value restarts the instance and does nothing else; so does setting it for the first time.
   * @example { certificate: "2026-11" }
   */
  restartTriggers?: pulumi.Input<Record<string, pulumi.Input<unknown>>>;
  /**
   * What a changed `password` does: `refuse` fails, `record` stores a password already changed in the console,
   * `replace` makes a new, empty instance.
   * @default "refuse"
   */
  passwordChange?: pulumi.Input<"refuse" | "record" | "replace">;
  /**
   * What a changed `productId`, `product` or `storageSpace` does: `refuse` fails, `extend` grows the instance by a call
   * that v1.0 names without documenting it, `replace` makes a new, empty instance.
   * @default "refuse"
   */
  resize?: pulumi.Input<"refuse" | "extend" | "replace">;
  /**
   * Takes over an existing instance of exactly this name with the same fixed properties instead of creating one.
   * @default false
   */
  adoptExisting?: pulumi.Input<boolean>;
}
