import { passwordChange } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const run = (
  mode: unknown,
  {
    version = "v2",
    stack = "prod",
    config = { allowed: ["refuse", "record"] },
    engineVersion = undefined as unknown,
  } = {},
) =>
  runOnInstance(passwordChange, {
    properties: { passwordChange: mode, apiVersion: version, engineVersion },
    stack,
    config,
  });

test("an allowed mode passes, any other violates", () => {
  expect(run("refuse").violations).toEqual([]);
  expect(run("record").violations).toEqual([]);
  expect(run("reset").violations).toEqual([
    'passwordChange is "reset", but in stack prod only "refuse" or "record" may be used. ' +
      'Set passwordChange to "refuse" or "record".',
  ]);
  expect(run("replace", { version: "v1.0" }).violations).toHaveLength(1);
});

test("a mode that is left out is that of the version of the API", () => {
  expect(run(undefined).violations).toEqual([
    'passwordChange is not set, but in stack prod only "refuse" or "record" may be used, and left out it is "reset" on ' +
      'API v2. Set passwordChange to "refuse" or "record".',
  ]);
  expect(run(undefined, { version: "v1.0" }).violations).toEqual([]);
  expect(run(undefined, { version: "v1.0", config: { allowed: ["reset"] } }).violations[0]).toContain(
    'and left out it is "refuse" on API v1.0',
  );
});

test("while the version does not show, both modes that it may be must be allowed", () => {
  const open = (properties: object, allowed: string[]) =>
    runOnInstance(passwordChange, { properties: { ...properties }, stack: "prod", config: { allowed } }).violations
      .length;
  expect(open({}, ["refuse"])).toBe(1);
  expect(open({}, ["reset"])).toBe(1);
  expect(open({}, ["reset", "refuse"])).toBe(0);
  expect(open({ passwordChange: "record" }, ["record"])).toBe(0);
  expect(open({ productId: "c6.2u4g.single" }, ["reset"])).toBe(0);
});

test("inputs of v1.0 may be those of an instance that v2 has taken over", () => {
  const properties = { productId: "00300-30109-0--0" };
  const config = { allowed: ["refuse"] };
  expect(runOnInstance(passwordChange, { properties, stack: "prod", config }).violations).toEqual([
    'passwordChange is not set, but in stack prod only "refuse" may be used, and left out it is "reset" on API v2. ' +
      'Set passwordChange to "refuse".',
  ]);
});

test("an instance that has no password needs no mode", () => {
  expect(run(undefined, { engineVersion: "AMQP-0-9-1" }).violations).toEqual([]);
  expect(run("replace", { engineVersion: "AMQP-0-9-1" }).violations).toHaveLength(1);
  expect(run(undefined, { engineVersion: unknown }).violations).toHaveLength(1);
});

test("it applies to chosen stacks, and not to exempt ones", () => {
  const violations = (stack: string, settings: object) =>
    run("reset", { stack, config: { allowed: ["refuse"], ...settings } }).violations.length;
  expect(violations("dev", {})).toBe(0);
  expect(violations("dev", { stacks: ["*"] })).toBe(1);
  expect(violations("dev-2", { stacks: ["*"], exemptStacks: ["dev", "dev-*"] })).toBe(0);
  expect(violations("prod", { stacks: ["*"], exemptStacks: ["dev", "dev-*"] })).toBe(1);
});

test("without allowed modes it does not apply", () => {
  expect(runOnInstance(passwordChange, { properties: {}, stack: "prod" }).notApplicable).toBe(
    "no allowed values of passwordChange are configured",
  );
});

test("a mode that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown).undecided).toContain(".passwordChange");
});

test("wrong settings are refused with their paths", () => {
  const config = (settings: object) => ({ config: settings as { allowed: string[] } });
  expect(() => run("reset", config({ allowed: ["rotate"] }))).toThrow("allowed[0] must be one of refuse, reset");
  expect(() => run("reset", config({ allowed: ["reset"], exemptStacks: "dev" }))).toThrow(
    "exemptStacks must be a list of names",
  );
});
