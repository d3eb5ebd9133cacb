import { createRequire } from "node:module";
import type { ResourceValidationArgs } from "@pulumi/policy";
import { maintenanceWindowSet } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { rabbitmqInstanceType } from "../../../../../sdk/resourceType";
import { runOnInstance, unknown } from "../../policyRun";

const { unknownCheckingProxy } = createRequire(__filename)("@pulumi/policy/proxy") as {
  unknownCheckingProxy(properties: object): Record<string, unknown>;
};

const run = (properties: Record<string, unknown>, config = {}) =>
  runOnInstance(maintenanceWindowSet, { properties, config });

function remediate(properties: Record<string, unknown>, { config = {}, type = rabbitmqInstanceType } = {}) {
  const props = unknownCheckingProxy(properties);
  const args = {
    type,
    props,
    urn: `urn:pulumi:dev::shop::${type}::orders`,
    name: "orders",
    opts: { protect: false },
    getConfig: () => config,
    notApplicable: () => undefined,
  } as unknown as ResourceValidationArgs;
  return { props, result: maintenanceWindowSet.remediateResource?.(args) };
}

test("a window that is set passes", () => {
  expect(run({ maintainBegin: "22:00", maintainEnd: "02:00" }).violations).toEqual([]);
});

test("a missing window violates, and the message proposes one", () => {
  expect(run({}).violations).toEqual([
    "maintainBegin is not set, but the maintenance time window must be set in the program. " +
      'Set maintainBegin and maintainEnd, for example to "02:00" and "06:00".',
  ]);
  expect(run({}, { begin: "22:00" }).violations[0]).toContain('"22:00" and "02:00"');
});

test("half a window violates on the missing half", () => {
  expect(run({ maintainBegin: "22:00" }).violations[0]).toMatch(/^maintainEnd is not set/);
  expect(run({ maintainEnd: "02:00" }).violations[0]).toMatch(/^maintainBegin is not set/);
  expect(run({ maintainBegin: "", maintainEnd: "" }).violations).toHaveLength(1);
});

test("a window that a preview does not know leaves the policy undecided", () => {
  expect(run({ maintainBegin: unknown, maintainEnd: unknown }).undecided).toContain(".maintainBegin");
});

test("a start of no supported window is refused with its path", () => {
  expect(() => run({}, { begin: "03:00" })).toThrow("begin must be the start of a supported window: 22:00, 02:00");
});

test("the remediation sets both ends of a missing window in the very object it got", () => {
  const properties = { name: "orders", __provider: "text" };
  const { props, result } = remediate(properties);
  expect(result).toBe(props);
  expect(properties).toEqual({
    name: "orders",
    __provider: "text",
    maintainBegin: "02:00",
    maintainEnd: "06:00",
  });
});

test("the remediation sets the window of the settings", () => {
  const properties = {};
  remediate(properties, { config: { begin: "22:00" } });
  expect(properties).toEqual({ maintainBegin: "22:00", maintainEnd: "02:00" });
});

test("the remediation completes half a window without guessing", () => {
  const begun = { maintainBegin: "18:00" };
  remediate(begun);
  expect(begun).toEqual({ maintainBegin: "18:00", maintainEnd: "22:00" });
  const ended = { maintainEnd: "14:00" };
  remediate(ended);
  expect(ended).toEqual({ maintainBegin: "10:00", maintainEnd: "14:00" });
});

test("the remediation leaves a set window and other resources alone", () => {
  expect(remediate({ maintainBegin: "10:00", maintainEnd: "14:00" }).result).toBeUndefined();
  const other = {};
  expect(remediate(other, { type: "other:index:Thing" }).result).toBeUndefined();
  expect(other).toEqual({});
});

test("the remediation is off by default", () => {
  expect(maintenanceWindowSet.enforcementLevel).toBe("advisory");
});
