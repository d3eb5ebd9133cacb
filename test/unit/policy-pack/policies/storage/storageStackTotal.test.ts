import { storageStackTotal } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnStack, unknown } from "../../policyRun";

const run = (spaces: unknown[], config = {}) =>
  runOnStack(storageStackTotal, {
    instances: spaces.map((storageSpace) => ({ properties: { storageSpace } })),
    config,
  });

test("a stack within the total passes", () => {
  expect(run([3000, 2000]).violations).toEqual([]);
});

test("a stack above the total is told by how much", () => {
  expect(run([3000, 3500])).toMatchObject({
    violations: [
      "storageSpace of the stack's 2 RabbitMQ instances together is 6500 GB, but a stack may have at most 6000 GB. " +
        "Lower the storageSpace of some instances by 500 GB in all.",
    ],
    on: [""],
  });
});

test("exactly the total passes, one GB more does not", () => {
  expect(run([200, 100], { maximumGb: 300 }).violations).toEqual([]);
  expect(run([200, 101], { maximumGb: 300 }).violations).toHaveLength(1);
});

test("an unknown storage leaves the policy undecided, unless the known ones exceed the total already", () => {
  expect(run([unknown, 100])).toMatchObject({ violations: [], undecided: expect.stringContaining(".storageSpace") });
  expect(run([unknown, 6001]).violations).toHaveLength(1);
});

test("a stack without RabbitMQ instances is not its business", () => {
  const other = { properties: { storageSpace: 1e9 }, type: "other:index:Thing" };
  expect(runOnStack(storageStackTotal, { instances: [other] }).notApplicable).toContain("no RabbitMQ instance");
  const outcome = runOnStack(storageStackTotal, { instances: [other, { properties: { storageSpace: 100 } }] });
  expect(outcome.violations).toEqual([]);
});

test("a wrong total is refused with its path", () => {
  expect(() => run([100], { maximumGb: 1.5 })).toThrow("maximumGb must be a whole number from 100 to 100000000");
});

test("storage that has grown with the nodes counts as it is", () => {
  const grown = { storageSpace: 3000, totalStorageSpace: 5000 };
  const instances = [{ properties: grown }, { properties: { storageSpace: 1000 } }];
  expect(runOnStack(storageStackTotal, { instances, config: { maximumGb: 6000 } }).violations).toEqual([]);
  expect(runOnStack(storageStackTotal, { instances, config: { maximumGb: 5999 } }).violations).toHaveLength(1);
});
