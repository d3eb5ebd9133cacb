import { storageSpecification } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const ultra = "dms.physical.storage.ultra";
const high = "dms.physical.storage.high";
const normal = "dms.physical.storage.normal";
const run = (storageSpecCode: unknown, config = {}) =>
  runOnInstance(storageSpecification, { properties: { storageSpecCode }, config });

test.each([ultra, high, normal])("%s passes by default", (code) => {
  expect(run(code).violations).toEqual([]);
});

test("a specification that is not allowed violates", () => {
  expect(run(normal, { allowed: [high, ultra] }).violations).toEqual([
    `storageSpecCode is "${normal}", but only ${high}, ${ultra} may be chosen. ` +
      `Set storageSpecCode to "${high}" or "${ultra}".`,
  ]);
});

test("one allowed specification is the narrowest choice", () => {
  expect(run(ultra, { allowed: [ultra] }).violations).toEqual([]);
  expect(run(high, { allowed: [ultra] }).violations).toHaveLength(1);
});

test("a specification that a preview does not know leaves the policy undecided", () => {
  expect(run(unknown).undecided).toContain(".storageSpecCode");
});

test("an unknown code and an empty list are refused with their paths", () => {
  expect(() => run(ultra, { allowed: [ultra, "ssd"] })).toThrow(
    "allowed[1] must be one of dms.physical.storage.normal",
  );
  expect(() => run(ultra, { allowed: [] })).toThrow("allowed must hold at least one storage I/O specification");
});
