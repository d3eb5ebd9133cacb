import { vcpuStackTotal } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnStack, unknown } from "../../policyRun";

const twelve = { productId: "00300-30209-0--0" };
const run = (properties: Record<string, unknown>[], config = {}) =>
  runOnStack(vcpuStackTotal, {
    instances: properties.map((each, index) => ({ name: `broker-${index + 1}`, properties: each })),
    config,
  });

test("exactly the total passes, one vCPU more does not", () => {
  expect(run([twelve, twelve], { maximum: 24 }).violations).toEqual([]);
  expect(run([twelve, twelve], { maximum: 23 })).toMatchObject({
    violations: [
      "product of the stack's 2 RabbitMQ instances together is 24 vCPUs, but a stack may have at most 23 vCPUs. " +
        "Choose smaller products for some instances, 1 vCPUs less in all.",
    ],
    on: [""],
  });
});

test("products in words and products that the cloud told count too", () => {
  const words = { product: { type: "single", vcpus: 16, memoryGb: 32 } };
  const told = { productId: "new", resourceSpecCode: "dms.instance.rabbitmq.single.c3.8u16g" };
  expect(run([words, told], { maximum: 24 }).violations).toEqual([]);
  expect(run([words, told], { maximum: 23 }).violations).toHaveLength(1);
});

test("the nodes of API v2 count by brokerNum", () => {
  const [three, five] = [3, 5].map((brokerNum) => ({ productId: "c6.4u8g.cluster", brokerNum, apiVersion: "v2" }));
  expect(run([three ?? {}, five ?? {}], { maximum: 32 }).violations).toEqual([]);
  expect(run([three ?? {}, five ?? {}], { maximum: 31 }).violations[0]).toContain("together is 32 vCPUs");
  expect(run([{ productId: "c6.4u8g.cluster" }])).toMatchObject({
    violations: [expect.stringContaining("does not know how many nodes it has. Set brokerNum")],
    on: ["broker-1"],
  });
});

test("a product that nobody knows violates on its instance", () => {
  expect(run([twelve, { productId: "new" }])).toMatchObject({
    violations: [expect.stringContaining("the policy does not know this product")],
    on: ["broker-2"],
  });
});

test("an unknown product leaves the policy undecided, unless the known ones exceed the total already", () => {
  expect(run([{ productId: unknown }, twelve])).toMatchObject({
    violations: [],
    undecided: expect.stringContaining(".productId"),
  });
  expect(run([{ productId: unknown }, twelve], { maximum: 11 }).violations).toHaveLength(1);
});

test("a wrong total is refused with its path", () => {
  expect(() => run([twelve], { maximum: "many" })).toThrow("maximum must be a whole number from 1 to 10000000");
});
