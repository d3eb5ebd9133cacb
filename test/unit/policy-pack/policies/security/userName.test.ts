import { userName } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (accessUser: unknown, config = {}) => runOnInstance(userName, { properties: { accessUser }, config });

test("a name of one's own passes", () => {
  expect(run("orders").violations).toEqual([]);
});

test.each(["admin", "guest", "root", "rabbitmq", "Administrator", "ROOT"])("%s violates", (name) => {
  expect(run(name).violations).toEqual([
    `accessUser is "${name}", but it is one of the well-known user names that attackers try first. ` +
      "Set accessUser to a name of your own, such as one after the application.",
  ]);
});

test("a name that only holds a well-known one passes", () => {
  expect(run("admin-of-orders").violations).toEqual([]);
});

test("the list is a setting, without regard to letter case", () => {
  expect(run("Shop", { forbidden: ["sHOP"] }).violations).toHaveLength(1);
  expect(run("admin", { forbidden: ["shop"] }).violations).toEqual([]);
  expect(run("admin", { forbidden: [] }).violations).toEqual([]);
});

test("a name that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown).undecided).toContain(".accessUser");
});

test("a wrong list is refused with its path", () => {
  expect(() => run("orders", { forbidden: [7] })).toThrow("forbidden[0] must be a text that is not empty");
});
