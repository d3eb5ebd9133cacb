import * as pulumi from "@pulumi/pulumi";
import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

const config = new pulumi.Config();

const orders = new RabbitmqInstance("orders", {
  product: { type: "single", vcpus: 2, memoryGb: 4 },
  storageSpace: 100,
  storageSpecCode: "dms.physical.storage.high.v2",
  availabilityZones: [config.require("availabilityZone")],
  vpcId: config.require("vpcId"),
  subnetId: config.require("subnetId"),
  securityGroupId: config.require("securityGroupId"),
  accessUser: "orders",
  password: config.requireSecret("password"),
});

export const status = orders.status;
export const url = orders.amqpUrl;
