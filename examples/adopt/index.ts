import * as pulumi from "@pulumi/pulumi";
import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

const config = new pulumi.Config();

// Comes under Pulumi as it is: what differs from the declaration is named, and nothing is touched.
const orders = new RabbitmqInstance("orders", {
  name: "orders",
  adoptExisting: true,
  productId: "00300-30109-0--0",
  storageSpace: 100,
  storageSpecCode: "dms.physical.storage.high",
  availabilityZones: [config.require("availabilityZone")],
  vpcId: config.require("vpcId"),
  subnetId: config.require("subnetId"),
  securityGroupId: config.require("securityGroupId"),
  accessUser: "orders",
  password: config.requireSecret("password"),
  // It holds messages: nobody deletes it by mistake.
  deletionProtection: config.getBoolean("deletionProtection") ?? true,
});

// Only read: another team manages it.
const billing = RabbitmqInstance.get("billing", config.require("billingId"));

export const adopted = orders.id;
export const ordersUrl = orders.amqpUrl;
export const billingAddress = billing.connectAddress;
