import * as pulumi from "@pulumi/pulumi";
import { getAvailabilityZonesOutput, Provider, RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

const config = new pulumi.Config();

interface Network {
  vpcId: string;
  subnetId: string;
  securityGroupId: string;
}

// { "eu-west-101": { "vpcId": "…", … }, "ae-ad-1": { … } }
const networks = config.requireObject<Record<string, Network>>("networks");

const instances = Object.entries(networks).map(([region, network]) => {
  // Credentials come from the environment. A Provider reads nothing of the stack's config.
  const provider = new Provider(region, { region });
  const { availabilityZones } = getAvailabilityZonesOutput({ available: true }, { provider });
  return new RabbitmqInstance(
    `orders-${region}`,
    {
      name: "orders",
      product: { type: "single", vcpus: 2, memoryGb: 4 },
      storageSpace: 100,
      storageSpecCode: "dms.physical.storage.ultra.v2",
      availabilityZones: availabilityZones.apply(([zone]) => (zone ? [zone.id] : [])),
      ...network,
      accessUser: "orders",
      password: config.requireSecret("password"),
    },
    // A zone of today's list must not replace the instance tomorrow.
    { provider, ignoreChanges: ["availabilityZones"] },
  );
});

export const hosts = pulumi
  .all(instances.map(({ region, connectAddress }) => pulumi.all([region, connectAddress])))
  .apply((pairs) => Object.fromEntries(pairs));
