import * as pulumi from "@pulumi/pulumi";
import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

const config = new pulumi.Config();

const broker = new RabbitmqInstance("topology", {
  productId: "c6.2u4g.single",
  storageSpace: 100,
  storageSpecCode: "dms.physical.storage.high.v2",
  availabilityZones: [config.require("availabilityZone")],
  vpcId: config.require("vpcId"),
  subnetId: config.require("subnetId"),
  securityGroupId: config.require("securityGroupId"),
  accessUser: "administrator",
  password: config.requireSecret("password"),
});

// What applyTopology.js reads: pulumi stack output --json --show-secrets | node applyTopology.js
export const managementUrl = broker.managementUrl;
export const user = broker.accessUser;
export const password = broker.password;
