import { storageHeadroom } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnStack, unknown } from "../../policyRun";

const run = (usedStorageSpace: unknown, usableStorageSpace: unknown, config = {}) =>
  runOnStack(storageHeadroom, {
    instances: [{ properties: { usedStorageSpace, usableStorageSpace } }],
    config,
  });

test("an instance with headroom passes", () => {
  expect(run(40, 88).violations).toEqual([]);
});

test("a nearly full instance is warned of, with the age of the figure", () => {
  expect(run(80, 88)).toMatchObject({
    violations: [
      "usedStorageSpace is 80 GB, but of 88 GB usable, at most 80 % should be used, and as of the last deployment or " +
        "refresh it was 90 %. Run `pulumi refresh` for the present figure; if it stays, consume or purge messages, or " +
        "extend storageSpace.",
    ],
    on: ["orders"],
  });
});

test("exactly the share passes, anything above does not", () => {
  expect(run(80, 100).violations).toEqual([]);
  expect(run(81, 100).violations).toHaveLength(1);
  expect(run(50, 100, { maximumUsedPercent: 50 }).violations).toEqual([]);
  expect(run(51, 100, { maximumUsedPercent: 50 }).violations).toHaveLength(1);
});

test("an instance that was never read passes: only outputs hold the figure", () => {
  expect(runOnStack(storageHeadroom, { instances: [{ properties: { storageSpace: 100 } }] }).violations).toEqual([]);
  expect(run(0, 0).violations).toEqual([]);
});

test("an unknown figure of one instance does not hide another that is full", () => {
  const outcome = runOnStack(storageHeadroom, {
    instances: [
      { name: "new", properties: { usedStorageSpace: unknown, usableStorageSpace: unknown } },
      { name: "full", properties: { usedStorageSpace: 99, usableStorageSpace: 100 } },
    ],
  });
  expect(outcome).toMatchObject({ on: ["full"], undecided: expect.stringContaining(".usedStorageSpace") });
  expect(run(unknown, 100).undecided).toContain(".usedStorageSpace");
});

test("a wrong share is refused with its path", () => {
  expect(() => run(1, 100, { maximumUsedPercent: 100 })).toThrow(
    "maximumUsedPercent must be a whole number from 1 to 99",
  );
});
