import * as pulumi from "@pulumi/pulumi";
import { warnOfPlainSecrets } from "./plainSecrets";
import { providerText } from "./providerText";
import type { ProductArgs, RabbitmqInstanceArgs } from "./rabbitmqInstanceArgs";
import { rabbitmqInstanceType } from "./resourceType";

/** Options of a RabbitMQ instance: Pulumi's own. */
export type RabbitmqInstanceOptions = pulumi.CustomResourceOptions;

const outputsOnly = {
  instanceId: undefined,
  specification: undefined,
  usableStorageSpace: undefined,
  usedStorageSpace: undefined,
  totalStorageSpace: undefined,
  connectAddress: undefined,
  port: undefined,
  status: undefined,
  resourceSpecCode: undefined,
  type: undefined,
  chargingMode: undefined,
  vpcName: undefined,
  createdAt: undefined,
  createdAtMillis: undefined,
  errorCode: undefined,
  securityGroupName: undefined,
  subnetName: undefined,
  subnetCidr: undefined,
  userId: undefined,
  userName: undefined,
  orderId: undefined,
  publicIpAddress: undefined,
  managementConnectAddress: undefined,
  isLogicalVolume: undefined,
  extendTimes: undefined,
  amqpUrl: undefined,
  amqpsUrl: undefined,
  hosts: undefined,
  managementUrl: undefined,
  publicHosts: undefined,
};

const optionalInputs = {
  name: undefined,
  description: undefined,
  engine: undefined,
  engineVersion: undefined,
  product: undefined,
  productId: undefined,
  maintainBegin: undefined,
  maintainEnd: undefined,
  enablePublicIp: undefined,
  publicIpId: undefined,
  sslEnable: undefined,
  enterpriseProjectId: undefined,
  region: undefined,
  projectId: undefined,
  deletionProtection: undefined,
  restartTriggers: undefined,
  passwordChange: undefined,
  resize: undefined,
  adoptExisting: undefined,
  timeouts: undefined,
};

const requiredInputs = {
  storageSpace: undefined,
  accessUser: undefined,
  password: undefined,
  vpcId: undefined,
  securityGroupId: undefined,
  subnetId: undefined,
  availabilityZones: undefined,
  storageSpecCode: undefined,
};

/** The URN that a resource will have, without depending on the resource or its parent. */
function futureUrn(name: string, opts: pulumi.CustomResourceOptions): pulumi.Output<string> {
  const urn = new Promise<string>((resolve) => {
    pulumi.createUrn(name, rabbitmqInstanceType, opts.parent).apply(resolve);
  });
  return pulumi.output(urn);
}

/** The organization of the stack; undefined in a unit test that sets none, where Pulumi throws. */
function organization(): string | undefined {
  try {
    return pulumi.getOrganization();
  } catch {
    return undefined;
  }
}

/** The names of arguments that the program made secret; the password always is. */
async function secretInputs(args: RabbitmqInstanceArgs): Promise<string[] | undefined> {
  const others = Object.entries(args).filter(([key]) => key !== "password");
  const secrecy = await Promise.all(others.map(([, value]) => pulumi.isSecret(pulumi.output(value))));
  const names = others.flatMap(([key], index) => (secrecy[index] ? [key] : []));
  return names.length > 0 ? names : undefined;
}

function declaredInputs(name: string, args: RabbitmqInstanceArgs, opts: pulumi.CustomResourceOptions): pulumi.Inputs {
  return {
    ...args,
    password: args.password === undefined ? undefined : pulumi.secret(args.password),
    timeouts: opts.customTimeouts,
    __urn: futureUrn(name, opts),
    __organization: organization(),
    __secretInputs: secretInputs(args),
  };
}

/**
 * A RabbitMQ instance of Huawei Cloud's Distributed Message Service.
 *
 * Creating one takes some ten minutes; the resource is ready once the instance runs. Time-outs come from
 * `customTimeouts`: 50 minutes for create and update, 30 minutes for delete unless set.
 *
 * @example
 * const orders = new RabbitmqInstance("orders", {
 *   storageSpace: 100,
 *   storageSpecCode: "dms.physical.storage.ultra",
 *   productId: "00300-30109-0--0",
 *   availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
 *   vpcId, subnetId, securityGroupId,
 *   accessUser: "orders",
 *   password: new pulumi.Config().requireSecret("password"),
 * });
 * export const url = orders.amqpUrl;
 */
export class RabbitmqInstance extends pulumi.CustomResource {
  /** Type token, by which policy packs recognise the resource. */
  static readonly __pulumiType = rabbitmqInstanceType;

  /** Instance name. */
  declare public readonly name: pulumi.Output<string>;
  /** Description. */
  declare public readonly description: pulumi.Output<string | undefined>;
  /** Message engine, `rabbitmq`. */
  declare public readonly engine: pulumi.Output<string>;
  /** Version of the message engine. */
  declare public readonly engineVersion: pulumi.Output<string>;
  /** Storage space in GB, as ordered. */
  declare public readonly storageSpace: pulumi.Output<number>;
  /** User name for signing in to RabbitMQ. */
  declare public readonly accessUser: pulumi.Output<string>;
  /** Password of that user, a secret; undefined for an instance that was looked up. */
  declare public readonly password: pulumi.Output<string | undefined>;
  /** ID of the VPC. */
  declare public readonly vpcId: pulumi.Output<string>;
  /** ID of the security group. */
  declare public readonly securityGroupId: pulumi.Output<string>;
  /** ID of the subnet. */
  declare public readonly subnetId: pulumi.Output<string>;
  /** ID of the availability zone, in a list of one. */
  declare public readonly availabilityZones: pulumi.Output<string[]>;
  /** ID of the product. */
  declare public readonly productId: pulumi.Output<string>;
  /** The product in words, when the program described it so. */
  declare public readonly product: pulumi.Output<pulumi.Unwrap<ProductArgs> | undefined>;
  /** Start of the maintenance time window, `HH:mm`. */
  declare public readonly maintainBegin: pulumi.Output<string>;
  /** End of the maintenance time window, `HH:mm`. */
  declare public readonly maintainEnd: pulumi.Output<string>;
  /** Whether public access is on. */
  declare public readonly enablePublicIp: pulumi.Output<boolean | undefined>;
  /** ID of the elastic IP address. */
  declare public readonly publicIpId: pulumi.Output<string | undefined>;
  /** Whether clients connect with TLS. */
  declare public readonly sslEnable: pulumi.Output<boolean | undefined>;
  /** Storage I/O specification. */
  declare public readonly storageSpecCode: pulumi.Output<string>;
  /** ID of the enterprise project. */
  declare public readonly enterpriseProjectId: pulumi.Output<string | undefined>;
  /** Region where the instance lives. */
  declare public readonly region: pulumi.Output<string>;
  /** Project where the instance lives. */
  declare public readonly projectId: pulumi.Output<string>;
  /** Whether deletion and replacement are refused. */
  declare public readonly deletionProtection: pulumi.Output<boolean | undefined>;

  /** Instance ID, equal to `id`. */
  declare public readonly instanceId: pulumi.Output<string>;
  /** VM specification, for clusters with the number of nodes. */
  declare public readonly specification: pulumi.Output<string | undefined>;
  /** Usable storage space in GB. */
  declare public readonly usableStorageSpace: pulumi.Output<number | undefined>;
  /** Used storage space in GB, as of the last deployment or refresh. */
  declare public readonly usedStorageSpace: pulumi.Output<number | undefined>;
  /** Total storage space in GB. */
  declare public readonly totalStorageSpace: pulumi.Output<number | undefined>;
  /** Address inside the VPC as on the wire; for clusters a comma-separated list. See `hosts`. */
  declare public readonly connectAddress: pulumi.Output<string>;
  /** AMQP port. */
  declare public readonly port: pulumi.Output<number>;
  /** Status on the wire, such as `RUNNING` (table 8-3). */
  declare public readonly status: pulumi.Output<string>;
  /** Resource specification identifier (table 5-6). */
  declare public readonly resourceSpecCode: pulumi.Output<string | undefined>;
  /** `single` or `cluster`. */
  declare public readonly type: pulumi.Output<string | undefined>;
  /** Billing mode; 1 is pay-per-use. */
  declare public readonly chargingMode: pulumi.Output<number | undefined>;
  /** Name of the VPC. */
  declare public readonly vpcName: pulumi.Output<string | undefined>;
  /** Creation time in ISO 8601. */
  declare public readonly createdAt: pulumi.Output<string | undefined>;
  /** Creation time in milliseconds since 1970. */
  declare public readonly createdAtMillis: pulumi.Output<number | undefined>;
  /** Why the instance failed (table 5-7). */
  declare public readonly errorCode: pulumi.Output<string | undefined>;
  /** Name of the security group. */
  declare public readonly securityGroupName: pulumi.Output<string | undefined>;
  /** Name of the subnet. */
  declare public readonly subnetName: pulumi.Output<string | undefined>;
  /** Segment of the subnet. */
  declare public readonly subnetCidr: pulumi.Output<string | undefined>;
  /** ID of the user that made the instance. */
  declare public readonly userId: pulumi.Output<string | undefined>;
  /** Name of the user that made the instance. */
  declare public readonly userName: pulumi.Output<string | undefined>;
  /** Order ID. */
  declare public readonly orderId: pulumi.Output<string | undefined>;
  /** Elastic IP address as on the wire. See `publicHosts`. */
  declare public readonly publicIpAddress: pulumi.Output<string | undefined>;
  /** Management address as on the wire. See `managementUrl`. */
  declare public readonly managementConnectAddress: pulumi.Output<string | undefined>;
  /** Whether the disk can be extended without a restart. */
  declare public readonly isLogicalVolume: pulumi.Output<boolean | undefined>;
  /** Disk expansions so far; at most 20 are possible. */
  declare public readonly extendTimes: pulumi.Output<number | undefined>;

  /** AMQP URL with credentials, a secret; undefined when TLS is on. */
  declare public readonly amqpUrl: pulumi.Output<string | undefined>;
  /** AMQPS URL with credentials, a secret; undefined when TLS is off. */
  declare public readonly amqpsUrl: pulumi.Output<string | undefined>;
  /** Addresses of the nodes. */
  declare public readonly hosts: pulumi.Output<string[]>;
  /** URL of the management console. */
  declare public readonly managementUrl: pulumi.Output<string | undefined>;
  /** Public addresses; empty without public access. */
  declare public readonly publicHosts: pulumi.Output<string[]>;

  /**
   * Declares an instance.
   *
   * @param name logical name, from which the instance name is made when `args.name` is left out
   * @param args what the instance is made of
   * @param opts options of Pulumi
   */
  constructor(name: string, args: RabbitmqInstanceArgs, opts: RabbitmqInstanceOptions = {}) {
    const inputs = opts.id === undefined ? declaredInputs(name, args ?? {}, opts) : {};
    const properties = { ...requiredInputs, ...optionalInputs, ...outputsOnly, ...inputs, __provider: providerText };
    super(rabbitmqInstanceType, name, properties, {
      ...opts,
      additionalSecretOutputs: ["password", "amqpUrl", "amqpsUrl", ...(opts.additionalSecretOutputs ?? [])],
    });
    warnOfPlainSecrets();
  }

  /**
   * Looks up an instance that Pulumi does not manage, in the region and project of the configuration.
   *
   * @param name logical name
   * @param id instance ID
   * @throws on the first deployment when there is no such instance
   * @example RabbitmqInstance.get("orders", "8959ab1c-701a-4bb1-a05f-93dfc361b32d")
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: RabbitmqInstanceOptions = {}): RabbitmqInstance {
    return new RabbitmqInstance(name, {} as RabbitmqInstanceArgs, { ...opts, id });
  }

  /** Whether an object is a RabbitMQ instance, also one from another copy of this package. */
  static override isInstance(value: unknown): value is RabbitmqInstance {
    if (!pulumi.CustomResource.isInstance(value)) return false;
    return (value as { __pulumiType?: string }).__pulumiType === rabbitmqInstanceType;
  }
}
