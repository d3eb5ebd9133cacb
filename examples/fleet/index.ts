import * as pulumi from "@pulumi/pulumi";
import { RabbitmqInstance, type RabbitmqInstanceArgs } from "pulumi-huaweicloud-dms-rabbitmq";

const config = new pulumi.Config();

interface Broker {
  storageGb: number;
  /** Each another window, so that maintenance never takes all at once. */
  maintainBegin: string;
  args?: Partial<RabbitmqInstanceArgs>;
}

const brokers: Record<string, Broker> = {
  orders: { storageGb: 200, maintainBegin: "22:00", args: { deletionProtection: true } },
  billing: { storageGb: 100, maintainBegin: "02:00" },
  mail: { storageGb: 100, maintainBegin: "06:00", args: { storageSpecCode: "dms.physical.storage.high.v2" } },
};

const passwords = config.requireSecretObject<Record<string, string>>("passwords");

const instances = Object.entries(brokers).map(([name, { storageGb, maintainBegin, args }]) => {
  return new RabbitmqInstance(name, {
    name: `${name}-${pulumi.getStack()}`,
    product: { type: "single", vcpus: 2, memoryGb: 4 },
    storageSpace: storageGb,
    storageSpecCode: "dms.physical.storage.ultra.v2",
    availabilityZones: [config.require("availabilityZone")],
    vpcId: config.require("vpcId"),
    subnetId: config.require("subnetId"),
    securityGroupId: config.require("securityGroupId"),
    maintainBegin,
    accessUser: name,
    password: passwords.apply((all) => all[name] ?? ""),
    ...args,
  });
});

export const urls = pulumi
  .all(instances.map(({ name, amqpUrl }) => pulumi.all([name, amqpUrl])))
  .apply((pairs) => Object.fromEntries(pairs));
