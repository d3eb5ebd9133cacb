import {
  configurePolicy,
  maintenanceWindowSet,
  maintenanceWindowSpread,
  PolicyConfigError,
  securityGroup,
  storageMaximum,
  tls,
} from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, runOnStack } from "../policyRun";

test("other defaults take effect without any configuration, and stand in the JSON schema", () => {
  const variant = configurePolicy(storageMaximum, { maximumGb: 300, enforcementLevel: "mandatory" });
  expect(variant.enforcementLevel).toBe("mandatory");
  expect(variant.configSchema?.properties.maximumGb).toMatchObject({ default: 300, minimum: 100 });
  expect(runOnInstance(variant, { properties: { storageSpace: 301 } }).violations).toHaveLength(1);
});

test("a configuration still goes before the other defaults", () => {
  const variant = configurePolicy(storageMaximum, { maximumGb: 300 });
  const outcome = runOnInstance(variant, { properties: { storageSpace: 301 }, config: { maximumGb: 400 } });
  expect(outcome.violations).toEqual([]);
});

test("the policy it was made from stays as it is", () => {
  configurePolicy(storageMaximum, { maximumGb: 300, enforcementLevel: "disabled" });
  expect(storageMaximum.enforcementLevel).toBe("advisory");
  expect(storageMaximum.configSchema?.properties.maximumGb).toMatchObject({ default: 1500 });
});

test("a variant of a variant keeps what it does not change", () => {
  const variant = configurePolicy(configurePolicy(storageMaximum, { maximumGb: 300 }), "mandatory");
  expect(variant.enforcementLevel).toBe("mandatory");
  expect(variant.configSchema?.properties.maximumGb).toMatchObject({ default: 300 });
});

test("stack policies can be varied too", () => {
  const variant = configurePolicy(maintenanceWindowSpread, { maximum: 1 });
  const instances = [{ properties: {} }, { properties: {} }];
  expect(runOnStack(variant, { instances }).violations).toHaveLength(1);
});

test("a list turns a policy on that did not apply", () => {
  const variant = configurePolicy(securityGroup, { allowed: ["sg-1"] });
  expect(runOnInstance(variant, { properties: { securityGroupId: "sg-2" } }).violations).toHaveLength(1);
});

test("a setting of undefined leaves the default", () => {
  const variant = configurePolicy(storageMaximum, { maximumGb: undefined });
  expect(variant.configSchema?.properties.maximumGb).toMatchObject({ default: 1500 });
});

test("the remediation can be turned on where there is one", () => {
  expect(configurePolicy(maintenanceWindowSet, "remediate").enforcementLevel).toBe("remediate");
  expect(configurePolicy(maintenanceWindowSet, "remediate").remediateResource).toBeDefined();
  expect(() => configurePolicy(tls, "remediate")).toThrow(
    new PolicyConfigError(
      'The configuration of policy rabbitmq-tls is wrong: enforcementLevel "remediate" is not possible, since its ' +
        'violations cannot be mended without guessing; use "mandatory".',
    ),
  );
});

test("mistakes are refused with their paths", () => {
  expect(() => configurePolicy(storageMaximum, { maximumGb: 0 })).toThrow(
    "rabbitmq-storage-maximum is wrong: maximumGb must be a whole number from 100 to 210000.",
  );
  expect(() => configurePolicy(storageMaximum, "loud" as "advisory")).toThrow(
    'enforcementLevel must be one of "advisory", "mandatory", "remediate", "disabled"',
  );
});

test("a policy without settings takes an object with the level alone", () => {
  expect(configurePolicy(tls, { enforcementLevel: "mandatory" }).enforcementLevel).toBe("mandatory");
});

test.each([null, 5, true, ["mandatory"]])("%j is no setting", (setting) => {
  expect(() => configurePolicy(tls, setting as never)).toThrow(
    new PolicyConfigError(
      "The configuration of policy rabbitmq-tls is wrong: it must be an enforcement level or an object of settings.",
    ),
  );
});

test.each(["__proto__", "constructor", "toString"])("%s is the name of no setting, as any other", (name) => {
  expect(() => configurePolicy(tls, JSON.parse(`{ "${name}": {} }`))).toThrow(
    new PolicyConfigError(
      `The configuration of policy rabbitmq-tls is wrong: ${name} is no setting; there are none but enforcementLevel.`,
    ),
  );
});

test.each([undefined, null, { name: "rabbitmq-tls" }])("%j is no policy", (policy) => {
  expect(() => configurePolicy(policy as never, "mandatory")).toThrow(
    new PolicyConfigError("configurePolicy takes a policy of this package; look at the name of the import."),
  );
});
