import * as pulumi from "@pulumi/pulumi";
import { getProductOutput, RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

/** What one team may choose of its broker. */
export interface BrokerArgs {
  vcpus: 4 | 8 | 16;
  password: pulumi.Input<string>;
}

/** A broker as the company wants it: a cluster with TLS, protected in production. */
export class Broker extends pulumi.ComponentResource {
  readonly url: pulumi.Output<string | undefined>;

  constructor(name: string, { vcpus, password }: BrokerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("company:index:Broker", name, {}, opts);
    const config = new pulumi.Config();
    const product = getProductOutput({ type: "cluster", vcpus, nodes: 3 });
    const instance = new RabbitmqInstance(
      name,
      {
        productId: product.productId,
        brokerNum: 3,
        storageSpace: product.apply(({ storage }) => storage ?? 300),
        storageSpecCode: "dms.physical.storage.ultra.v2",
        availabilityZones: [config.require("availabilityZone")],
        vpcId: config.require("vpcId"),
        subnetId: config.require("subnetId"),
        securityGroupId: config.require("securityGroupId"),
        sslEnable: true,
        deletionProtection: pulumi.getStack() === "production",
        accessUser: name,
        password,
      },
      { parent: this },
    );
    this.url = instance.amqpsUrl;
    this.registerOutputs({ url: this.url });
  }
}
