import { storageSpecification } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const ultra = "dms.physical.storage.ultra";
const high = "dms.physical.storage.high";
const normal = "dms.physical.storage.normal";
const run = (storageSpecCode: unknown, config = {}) =>
  runOnInstance(storageSpecification, { properties: { storageSpecCode }, config });

const ofV2 = ["high.v2", "ultra.v2", "general", "extreme"].map((name) => `dms.physical.storage.${name}`);

test.each([ultra, high, normal, ...ofV2])("%s passes by default", (code) => {
  expect(run(code).violations).toEqual([]);
});

test("a specification that is not allowed violates", () => {
  expect(run(normal, { allowed: [high, ultra] }).violations).toEqual([
    `storageSpecCode is "${normal}", but only ${high}, ${ultra} may be chosen. ` +
      `Set storageSpecCode to "${high}" or "${ultra}".`,
  ]);
});

test("a specification that nobody knows violates until it is allowed", () => {
  const other = "dms.physical.storage.turbo";
  expect(run(other).violations).toHaveLength(1);
  expect(run(other, { allowed: [other] }).violations).toEqual([]);
});

test("what to do names those of the version of the API, and all where that has none or does not show", () => {
  const remedy = (apiVersion: string | undefined, allowed: string[]) =>
    runOnInstance(storageSpecification, { properties: { storageSpecCode: "ssd", apiVersion }, config: { allowed } })
      .violations[0]?.split(". ")
      .at(-1);
  const both = [ultra, "dms.physical.storage.ultra.v2"];
  expect(remedy("v2", both)).toBe('Set storageSpecCode to "dms.physical.storage.ultra.v2".');
  expect(remedy("v1.0", both)).toBe(`Set storageSpecCode to "${ultra}".`);
  expect(remedy(undefined, both)).toBe(`Set storageSpecCode to "${ultra}" or "dms.physical.storage.ultra.v2".`);
  expect(remedy("v2", [ultra])).toBe(`Set storageSpecCode to "${ultra}".`);
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
    "allowed[1] must be a code that begins with dms.physical.storage.",
  );
  expect(() => run(ultra, { allowed: [] })).toThrow("allowed must hold at least one storage I/O specification");
});
