import * as pulumi from "@pulumi/pulumi";
import { Broker } from "./broker";

/** The inputs of every resource that the program has declared, by its name. */
const declared = new Map<string, Record<string, unknown>>();

/** Stands in for the cloud: what the service would add to the inputs, and what data functions would find. */
const mocks: pulumi.runtime.Mocks = {
  newResource({ name, type, inputs }) {
    declared.set(name, inputs);
    const observed = type.endsWith(":Rabbitmq") ? { connectAddress: "10.0.0.5", port: 5671, status: "RUNNING" } : {};
    return { id: `${name}-id`, state: { ...inputs, ...observed } };
  },
  call({ token, inputs }) {
    if (token === "huaweicloud:dms:getProduct") return { productId: `cluster-${inputs.vcpus}`, storage: 300 };
    throw new Error(`The program called ${token}, which the test does not know.`);
  },
};

/** The value of an output. */
const settled = <Value>(output: pulumi.Output<Value>) => new Promise<Value>((resolve) => output.apply(resolve));

async function deploy(stack: string) {
  const network = { availabilityZone: "az10.dc1", vpcId: "vpc", subnetId: "subnet", securityGroupId: "group" };
  pulumi.runtime.setAllConfig(
    Object.fromEntries(Object.entries(network).map(([key, value]) => [`shop:${key}`, value])),
  );
  await pulumi.runtime.setMocks(mocks, "shop", stack, false);
  const broker = new Broker("orders", { vcpus: 8, password: "Lion4-River7-Moon" });
  return { url: await settled(broker.url), instance: declared.get("orders") ?? {} };
}

beforeEach(() => declared.clear());

test("the broker is a cluster of the size that was asked for, with TLS", async () => {
  const { instance, url } = await deploy("dev");
  expect(instance).toMatchObject({ productId: "cluster-8", storageSpace: 300, sslEnable: true });
  expect(url).toMatch(/^amqps:/);
});

test.each([
  ["production", true],
  ["dev", false],
])("in the stack %s its protection is %s", async (stack, expected) => {
  expect((await deploy(stack)).instance.deletionProtection).toBe(expected);
});
