import * as pulumi from "@pulumi/pulumi";
import { getMaintenanceWindow, RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

const config = new pulumi.Config();

export = async () => {
  // What the region offers by default, written into the program's state once it is chosen.
  const window = await getMaintenanceWindow({ default: true });

  const orders = new RabbitmqInstance("orders", {
    description: "Orders of the shop",
    product: { type: "cluster", vcpus: 4, memoryGb: 8, nodes: 3 },
    storageSpace: 300,
    storageSpecCode: "dms.physical.storage.ultra.v2",
    availabilityZones: [config.require("availabilityZone")],
    vpcId: config.require("vpcId"),
    subnetId: config.require("subnetId"),
    securityGroupId: config.require("securityGroupId"),
    maintainBegin: window.begin,
    maintainEnd: window.end,
    sslEnable: true,
    deletionProtection: config.getBoolean("deletionProtection") ?? true,
    accessUser: "orders",
    password: config.requireSecret("password"),
  });

  return { productId: orders.productId, window: window.begin, hosts: orders.hosts, url: orders.amqpsUrl };
};
