import type { Properties } from "../../../../../provider/resource/properties";

/** Inputs of a small instance as check returns them, with some changed. */
export function declaredInputs(changes: Properties = {}): Properties {
  return {
    name: "orders",
    storageSpace: 100,
    accessUser: "orders-user",
    password: "Unit-Test-Pass1",
    vpcId: "vpc-1",
    securityGroupId: "group-1",
    subnetId: "subnet-1",
    availabilityZones: ["zone-1"],
    productId: "00300-30109-0--0",
    storageSpecCode: "dms.physical.storage.ultra",
    region: "ae-ad-1",
    ...changes,
  };
}
