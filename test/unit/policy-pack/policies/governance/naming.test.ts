import { naming, PolicyConfigError } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (name: unknown, config = {}) => runOnInstance(naming, { properties: { name }, config });

test("a name that follows the pattern passes", () => {
  expect(run("orders-prod").violations).toEqual([]);
});

test("a name that does not violates", () => {
  expect(run("Orders_1").violations).toEqual([
    'name is "Orders_1", but a name must match ^[a-z][a-z0-9-]*$. Set name to one that matches, such as "orders-prod".',
  ]);
});

test("the pattern is a setting and covers as much as its anchors say", () => {
  expect(run("shop-orders-prod", { pattern: "^shop-" }).violations).toEqual([]);
  expect(run("my-shop-orders", { pattern: "^shop-" }).violations).toHaveLength(1);
  expect(run("my-shop-orders", { pattern: "shop" }).violations).toEqual([]);
  expect(run("x", { pattern: "^shop-", example: "" }).violations[0]).toMatch(/Set name to one that matches\.$/);
});

test("a name that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown).undecided).toContain(".name");
});

test("what is no regular expression is refused with its path", () => {
  expect(() => run("orders", { pattern: "(" })).toThrow("pattern must be a regular expression");
  expect(() => run("orders", { pattern: "" })).toThrow("pattern must be a regular expression");
});

test("a regular expression that takes too long is refused with the name of its setting and what to do", () => {
  const name = `${"a".repeat(60)}!`;
  expect(() => run(name, { pattern: "^(a+)+$" })).toThrow(
    new PolicyConfigError(
      `The configuration of policy rabbitmq-naming is wrong: pattern gives no answer within 2 seconds for the name "${name}"; ` +
        "write it without a repetition of what is itself repeated, such as (a+)+.",
    ),
  );
});
