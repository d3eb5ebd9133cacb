import { storageMaximum } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (storageSpace: unknown, config = {}) =>
  runOnInstance(storageMaximum, { properties: { storageSpace }, config });

test("an instance with less than the maximum passes", () => {
  expect(run(500).violations).toEqual([]);
});

test("an instance above the maximum is told property, value, rule and remedy", () => {
  expect(run(1600).violations).toEqual([
    "storageSpace is 1600 GB, but an instance may have at most 1500 GB. Set storageSpace to 1500 or less.",
  ]);
});

test("exactly the maximum passes, one GB more does not", () => {
  expect(run(1500).violations).toEqual([]);
  expect(run(1501).violations).toHaveLength(1);
  expect(run(300, { maximumGb: 300 }).violations).toEqual([]);
  expect(run(301, { maximumGb: 300 }).violations).toHaveLength(1);
});

test("storage that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown)).toMatchObject({ violations: [], undecided: expect.stringContaining(".storageSpace") });
});

test("a maximum out of bounds and an unknown setting are refused with their paths", () => {
  expect(() => run(100, { maximumGb: 99 })).toThrow("maximumGb must be a whole number from 100 to 210000");
  expect(() => run(100, { maximumGb: "500" })).toThrow("maximumGb must be a whole number from 100 to 210000");
  expect(() => run(100, { maximum: 500 })).toThrow("maximum is no setting; the settings are: maximumGb");
});
