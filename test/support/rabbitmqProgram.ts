/** The token of our resource type. */
export const rabbitmqInstanceType = "pulumi-nodejs:dms:Rabbitmq";

/** Arguments of an instance that the emulator accepts, as text of a program. */
export const instanceArguments: Readonly<Record<string, string>> = {
  storageSpace: "100",
  storageSpecCode: '"dms.physical.storage.high"',
  productId: '"00300-30109-0--0"',
  availabilityZones: '["1d7b939b382c4c3bb3481a8ca10da768"]',
  vpcId: '"1e93f86e-13af-46c8-97d6-d40fa62b76c2"',
  subnetId: '"b5fa806c-35e7-4299-b659-b39398dd4718"',
  securityGroupId: '"0aaa0033-bf7f-4c41-a6c2-18cd04cad2c8"',
  accessUser: '"tester"',
  password: 'config.requireSecret("password")',
};

/** A secret that programs get from their config. */
export const brokerPassword = "Broker-Password-0001";

/**
 * The text of a program with one instance named `orders`, whose outputs are exported.
 *
 * @param args expressions that replace or join the defaults; `undefined` takes an argument away
 */
export function rabbitmqProgram(args: Record<string, string | undefined> = {}): string {
  const properties = Object.entries({ ...instanceArguments, ...args })
    .filter(([, expression]) => expression !== undefined)
    .map(([name, expression]) => `  ${name}: ${expression},`);
  return `import * as pulumi from "@pulumi/pulumi";
import { RabbitmqInstance } from "pulumi-huaweicloud-dms-rabbitmq";

const config = new pulumi.Config();
const orders = new RabbitmqInstance("orders", {
${properties.join("\n")}
});

export const id = orders.id;
export const name = orders.name;
export const description = orders.description;
export const status = orders.status;
export const connectAddress = orders.connectAddress;
export const port = orders.port;
export const managementConnectAddress = orders.managementConnectAddress;
export const password = orders.password;
`;
}
