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
      storage_space: 100,
      access_user: "tester",
      password: "Unit-Test-Pass1",
      vpc_id: "vpc-1",
      security_group_id: "group-1",
      subnet_id: "subnet-1",
      available_zones: ["1d7b939b382c4c3bb3481a8ca10da768"],
      product_id: "00300-30109-0--0",
      storage_spec_code: "dms.physical.storage.high",
    });
    await client.getInstance(instanceId);
    ids[name] = instanceId;
  }
  await client.close();
  return ids;
}
