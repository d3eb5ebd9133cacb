import { DmsClient, resolveConfiguration } from "pulumi-huaweicloud-dms-rabbitmq/client";
import type { TestEmulator } from "../../../support/testEmulator";

/**
 * Makes instances in an emulator that finishes creations on their first read.
 *
 * @returns their ids by name
 */
export async function createRunning(emulator: TestEmulator, names: string[]): Promise<Record<string, string>> {
  const client = new DmsClient({
    configuration: resolveConfiguration({ config: () => undefined, environment: emulator.environment }),
  });
  const ids: Record<string, string> = {};
  for (const name of names) {
    const { instanceId } = await client.createInstance({
      name,
      engine: "rabbitmq",
      storageSpace: 100,
      accessUser: "tester",
      password: "Unit-Test-Pass1",
      vpcId: "vpc-1",
      securityGroupId: "group-1",
      subnetId: "subnet-1",
      availabilityZones: ["1d7b939b382c4c3bb3481a8ca10da768"],
      productId: "00300-30109-0--0",
      storageSpecCode: "dms.physical.storage.high",
    });
    await client.getInstance(instanceId);
    ids[name] = instanceId;
  }
  await client.close();
  return ids;
}
