import { deletionProtection } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (isOn: unknown, { stack = "prod", protect = false, config = {} } = {}) =>
  runOnInstance(deletionProtection, { properties: { deletionProtection: isOn }, stack, protect, config });

test("an instance with deletionProtection or with protect passes", () => {
  expect(run(true).violations).toEqual([]);
  expect(run(undefined, { protect: true }).violations).toEqual([]);
  expect(run(false, { protect: true }).violations).toEqual([]);
});

test("an unprotected instance of a production stack violates", () => {
  expect(run(undefined).violations).toEqual([
    "deletionProtection is not set, but an instance of stack prod must be protected from deletion. " +
      "Set deletionProtection to true, or the resource option protect.",
  ]);
  expect(run(false).violations).toHaveLength(1);
});

test("other stacks pass, and the stacks are a setting", () => {
  expect(run(undefined, { stack: "dev" }).violations).toEqual([]);
  expect(run(undefined, { stack: "dev", config: { stacks: ["*"] } }).violations).toHaveLength(1);
  expect(run(undefined, { stack: "dev", config: { stacks: ["dev"] } }).violations).toHaveLength(1);
  expect(run(undefined, { stack: "dev-2", config: { stacks: ["dev"] } }).violations).toEqual([]);
});

test("a value that a preview does not know leaves the policy undecided, unless protect is on", () => {
  expect(run(unknown).undecided).toContain(".deletionProtection");
  expect(run(unknown, { protect: true }).undecided).toBeUndefined();
});

test("wrong stacks are refused with their path", () => {
  expect(() => run(true, { config: { stacks: "prod" } })).toThrow("stacks must be a list of names");
});
