import { maintenanceWindowSpread } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnStack, unknown } from "../../policyRun";

const run = (begins: unknown[], config = {}) =>
  runOnStack(maintenanceWindowSpread, {
    instances: begins.map((maintainBegin, index) => ({ name: `broker-${index + 1}`, properties: { maintainBegin } })),
    config,
  });

test("instances in different windows pass", () => {
  expect(run(["22:00", "02:00", "06:00"], { maximum: 1 }).violations).toEqual([]);
});

test("as many as may share a window pass, each further one is named", () => {
  expect(run(["22:00", "22:00"]).violations).toEqual([]);
  expect(run(["22:00", "22:00", "22:00"])).toMatchObject({
    violations: [
      'maintainBegin is "22:00", but 3 instances of the stack (broker-1, broker-2, broker-3) share the window ' +
        "22:00–02:00, and at most 2 may. Set maintainBegin and maintainEnd of this instance to another window.",
    ],
    on: ["broker-3"],
  });
});

test("forms of the same window count as one, and a missing window as the default one", () => {
  expect(run(["22:00", "22:00:00"], { maximum: 1 }).on).toEqual(["broker-2"]);
  expect(run(["02:00", undefined], { maximum: 1 }).on).toEqual(["broker-2"]);
});

test("a window that a preview does not know does not hide what the known ones share", () => {
  const outcome = run([unknown, "22:00", "22:00"], { maximum: 1 });
  expect(outcome.on).toEqual(["broker-3"]);
  expect(outcome.undecided).toContain(".maintainBegin");
});

test("a wrong number is refused with its path", () => {
  expect(() => run(["22:00"], { maximum: 0 })).toThrow("maximum must be a whole number from 1 to 1000");
});

test("of very many instances each message names the first ones", () => {
  const instances = Array.from({ length: 2000 }, (_, index) => ({ name: `i${index}`, properties: {} }));
  const { violations } = runOnStack(maintenanceWindowSpread, { instances });
  expect(violations).toHaveLength(1998);
  expect(violations[0]).toContain("2000 instances of the stack (i0, i1, ");
  expect(violations[0]).toContain(", i19, 1980 more) share the window");
});
