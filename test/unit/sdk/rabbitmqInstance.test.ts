import * as pulumi from "@pulumi/pulumi";
import { RabbitmqInstance, type RabbitmqInstanceArgs } from "pulumi-huaweicloud-dms-rabbitmq";

interface Registered {
  type: string;
  name: string;
  id: string | undefined;
  inputs: Record<string, unknown>;
}

const registered: Registered[] = [];

const args: RabbitmqInstanceArgs = {
  storageSpace: 100,
  storageSpecCode: "dms.physical.storage.ultra",
  productId: "00300-30109-0--0",
  availabilityZones: ["zone-1"],
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  securityGroupId: "group-1",
  accessUser: "orders-user",
  password: "Unit-Test-Pass1",
};

const known = <Value>(output: pulumi.Output<Value>) => new Promise<Value>((resolve) => output.apply(resolve));

beforeAll(() => {
  void pulumi.runtime.setMocks({
    newResource(resource) {
      registered.push({ type: resource.type, name: resource.name, id: resource.id, inputs: resource.inputs });
      const state = { ...resource.inputs, status: "RUNNING", amqpUrl: "amqp://secret", connectAddress: "192.168.0.10" };
      return { id: resource.id || `${resource.name}-id`, state };
    },
    call: ({ inputs }) => inputs,
  });
});

beforeEach(() => {
  registered.length = 0;
});

it("registers a custom resource of the dynamic type with the constant provider text", async () => {
  const instance = new RabbitmqInstance("orders", args);
  await known(instance.id);
  expect(registered).toHaveLength(1);
  expect(registered[0]).toMatchObject({
    type: "pulumi-nodejs:dms:Rabbitmq",
    name: "orders",
    inputs: {
      __provider: 'exports.handler = () => require("pulumi-huaweicloud-dms-rabbitmq/provider");',
      storageSpace: 100,
    },
  });
});

it("tells the names that the program declares, so that all that are taken are named at once", async () => {
  for (const name of ["first-orders", "second-orders"]) await known(new RabbitmqInstance(name, { ...args, name }).id);
  const [first, second] = registered.map(({ inputs }) => String(inputs.__declaredNames).split(","));
  expect(first).toContain("first-orders");
  expect(second).toEqual(expect.arrayContaining(["first-orders", "second-orders"]));
});

it("has outputs that a program can use", async () => {
  const instance = new RabbitmqInstance("orders", args);
  expect(await known(instance.status)).toBe("RUNNING");
  expect(await known(instance.connectAddress)).toBe("192.168.0.10");
});

it("derives in the program what the state holds once, as a secret where the program asks for it", async () => {
  const instance = new RabbitmqInstance("orders", args, { additionalSecretOutputs: ["hosts"] });
  expect(await known(instance.hosts)).toEqual(["192.168.0.10"]);
  expect(await known(instance.publicHosts)).toEqual([]);
  expect(await known(instance.managementUrl)).toBeUndefined();
  expect(await Promise.all([instance.hosts, instance.publicHosts].map(pulumi.isSecret))).toEqual([true, false]);
});

it("makes the password a secret even when the program passes plain text, and URLs made from it", async () => {
  const instance = new RabbitmqInstance("orders", args);
  await known(instance.id);
  expect(await pulumi.isSecret(instance.password)).toBe(true);
});

describe("the URL with credentials", () => {
  it("is made in the program, as a secret, whatever an earlier state holds of it", async () => {
    const instance = new RabbitmqInstance("orders", args);
    expect(await known(instance.amqpUrl)).toBe("amqp://orders-user:Unit-Test-Pass1@192.168.0.10:5672");
    expect(await known(instance.amqpsUrl)).toBeUndefined();
    expect(await pulumi.isSecret(instance.amqpUrl)).toBe(true);
    expect(await pulumi.isSecret(instance.amqpsUrl)).toBe(false);
    expect(Object.keys(registered[0]?.inputs ?? {})).not.toEqual(expect.arrayContaining(["amqpUrl"]));
  });

  it("is an AMQPS one with TLS", async () => {
    const instance = new RabbitmqInstance("orders", { ...args, sslEnable: true });
    expect(await known(instance.amqpsUrl)).toMatch(/^amqps:.*:5671$/);
    expect(await known(instance.amqpUrl)).toBeUndefined();
  });

  it("is undefined for an instance that is looked up, since nobody tells its password", async () => {
    const instance = RabbitmqInstance.get("orders", "8959ab1c-701a-4bb1-a05f-93dfc361b32d");
    expect(await known(instance.amqpUrl)).toBeUndefined();
    expect(await pulumi.isSecret(instance.amqpUrl)).toBe(false);
  });
});

it("names the other arguments that the program made secret, nested ones too", async () => {
  const triggers = { certificate: pulumi.secret("certificate-1") };
  const instance = new RabbitmqInstance("orders", {
    ...args,
    accessUser: pulumi.secret("orders-user"),
    restartTriggers: triggers,
  });
  await known(instance.id);
  expect(registered[0]?.inputs.__secretInputs).toEqual(["accessUser", "restartTriggers"]);
});

it("passes its future URN and the time-outs of its options along", async () => {
  const instance = new RabbitmqInstance("orders", args, { customTimeouts: { create: "90m" } });
  await known(instance.id);
  expect(registered[0]?.inputs).toMatchObject({
    __urn: expect.stringMatching(/::pulumi-nodejs:dms:Rabbitmq::orders$/),
    timeouts: { create: "90m" },
  });
});

it("knows the chain of its parents", async () => {
  class Shop extends pulumi.ComponentResource {
    readonly orders: RabbitmqInstance;
    constructor(name: string) {
      super("test:index:Shop", name);
      this.orders = new RabbitmqInstance(`${name}-orders`, args, { parent: this });
    }
  }
  await known(new Shop("shop").orders.id);
  const { inputs } = registered.find(({ name }) => name === "shop-orders") as Registered;
  expect(inputs.__urn).toContain("test:index:Shop$pulumi-nodejs:dms:Rabbitmq::shop-orders");
});

it("looks an instance up without declaring anything", async () => {
  const instance = RabbitmqInstance.get("orders", "8959ab1c-701a-4bb1-a05f-93dfc361b32d");
  expect(await known(instance.id)).toBe("8959ab1c-701a-4bb1-a05f-93dfc361b32d");
  expect(registered[0]?.inputs).not.toHaveProperty("storageSpace");
});

it("recognises its instances", () => {
  expect(RabbitmqInstance.isInstance(new RabbitmqInstance("orders", args))).toBe(true);
  const fromEarlierCopy = Object.assign(Object.create(pulumi.CustomResource.prototype), {
    __pulumiResource: true,
    __pulumiCustomResource: true,
    __pulumiType: "pulumi-nodejs:dynamic/huaweicloud/dms:RabbitmqInstance",
  });
  expect(RabbitmqInstance.isInstance(fromEarlierCopy)).toBe(true);
  expect(RabbitmqInstance.isInstance({ ...fromEarlierCopy, __pulumiType: "other:index:Thing" })).toBe(false);
  expect(RabbitmqInstance.isInstance({})).toBe(false);
  expect(RabbitmqInstance.__pulumiType).toBe("pulumi-nodejs:dms:Rabbitmq");
});
