import * as pulumi from "@pulumi/pulumi";
import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

const config = new pulumi.Config();

// The defaults suit the emulator, which knows every network. For a real account set those of your own:
// pulumi config set vpcId …, and so on.
const broker = new RabbitmqInstance("quickstart", {
  description: "Made by the quickstart",
  engineVersion: "3.8.35",
  productId: config.get("productId") ?? "c6.2u4g.single",
  storageSpace: 100,
  storageSpecCode: "dms.physical.storage.high.v2",
  availabilityZones: [config.get("availabilityZone") ?? "1d7b939b382c4c3bb3481a8ca10da768"],
  vpcId: config.get("vpcId") ?? "1e93f86e-13af-46c8-97d6-d40fa62b76c2",
  subnetId: config.get("subnetId") ?? "b5fa806c-35e7-4299-b659-b39398dd4718",
  securityGroupId: config.get("securityGroupId") ?? "0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8",
  maintainBegin: "02:00",
  sslEnable: config.getBoolean("sslEnable") ?? false,
  accessUser: "quickstart",
  password: config.requireSecret("password"),
});

export const instanceId = broker.instanceId;
export const status = broker.status;
export const connectAddress = broker.connectAddress;
export const port = broker.port;
export const managementConnectAddress = broker.managementConnectAddress;
// Only the one that sslEnable asks for is set. It carries the password, and so is a secret.
export const brokerUrl = pulumi.all([broker.amqpUrl, broker.amqpsUrl]).apply(([plain, tls]) => plain ?? tls);
