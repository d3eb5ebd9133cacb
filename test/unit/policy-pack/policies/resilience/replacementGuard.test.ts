import { replacementGuard } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (properties: Record<string, unknown>, { stack = "prod", config = {} } = {}) =>
  runOnInstance(replacementGuard, { properties, stack, config });

test("an instance that refuses, records or extends passes", () => {
  expect(run({}).violations).toEqual([]);
  expect(run({ passwordChange: "refuse", resize: "refuse" }).violations).toEqual([]);
  expect(run({ passwordChange: "record", resize: "extend" }).violations).toEqual([]);
});

test("each permission to replace violates by itself", () => {
  expect(run({ passwordChange: "replace", resize: "replace" }).violations).toEqual([
    'passwordChange is "replace", but in stack prod a changed password must not replace an instance and lose its ' +
      'messages. Leave passwordChange out, or set it to "reset" or "record".',
    'resize is "replace", but in stack prod a changed size must not replace an instance and lose its messages. ' +
      'Leave resize out, or set it to "extend".',
  ]);
});

test("stacks that are not chosen may replace", () => {
  expect(run({ resize: "replace" }, { stack: "dev" }).violations).toEqual([]);
  expect(run({ resize: "replace" }, { stack: "dev", config: { stacks: ["d*"] } }).violations).toHaveLength(1);
});

test("a value that a preview does not know does not hide the other", () => {
  expect(run({ passwordChange: unknown, resize: "replace" })).toMatchObject({
    violations: [expect.stringContaining("resize")],
    undecided: expect.stringContaining(".passwordChange"),
  });
});

test("wrong stacks are refused with their path", () => {
  expect(() => run({}, { config: { stacks: [""] } })).toThrow("stacks[0] must be a name");
});
