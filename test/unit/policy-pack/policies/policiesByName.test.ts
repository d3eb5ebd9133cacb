import * as exported from "pulumi-huaweicloud-dms-rabbitmq/policies";
import fc from "../../../support/fastCheck";
import { runOnInstance, runOnStack } from "../policyRun";

const policies = Object.entries(exported.policiesByName);

test.each(policies)("%s stands under its own name", (name, policy) => {
  expect(policy.name).toBe(name);
});

test.each(policies)("%s says all that a person needs", (_name, policy) => {
  expect(policy.displayName).toMatch(/^[A-Zv]/);
  expect(policy.description).toMatch(/^[A-Z].*\.$/);
  expect(policy.remediationSteps).toMatch(/^[A-Z].*\.$/);
  expect(policy.severity).toMatch(/^(low|medium|high|critical)$/);
  expect(policy.enforcementLevel).toMatch(/^(advisory|mandatory)$/);
  for (const property of Object.values(policy.configSchema?.properties ?? {})) {
    expect(property.description).toBeTruthy();
    expect(property).toHaveProperty("default");
  }
});

test("no two policies have the same name", () => {
  const subjects = Object.values(exported).filter(Array.isArray);
  expect(subjects.flat()).toHaveLength(policies.length);
});

test("every policy is exported by itself", () => {
  const objects = new Set<unknown>(Object.values(exported));
  for (const [, policy] of policies) expect(objects).toContain(policy);
});

const propertyNames = [
  "name",
  "accessUser",
  "password",
  "storageSpace",
  "storageSpecCode",
  "usedStorageSpace",
  "usableStorageSpace",
  "productId",
  "product",
  "resourceSpecCode",
  "specification",
  "brokerNum",
  "totalStorageSpace",
  "apiVersion",
  "maintainBegin",
  "maintainEnd",
  "sslEnable",
  "enablePublicIp",
  "publicIpId",
  "securityGroupId",
  "deletionProtection",
  "passwordChange",
  "resize",
  "engineVersion",
  "enterpriseProjectId",
  "diskEncryptedKey",
  "enableAcl",
  "tags",
];

// Without these the policies would leave the values aside.
const configs: Record<string, Record<string, unknown>> = {
  "rabbitmq-maintenance-window-blackout": { blackouts: [{ from: "01:00", to: "03:00" }] },
  "rabbitmq-public-access": { allowedNames: ["orders-*"] },
  "rabbitmq-security-group": { allowed: ["sg-1"] },
  "rabbitmq-disk-encryption": { allowed: ["key-1"] },
  "rabbitmq-password-change": { allowed: ["refuse"] },
  "rabbitmq-required-tags": { keys: ["team"], values: { team: ["orders"] } },
  "rabbitmq-product-allowed": { allowed: ["00300-30109-0--0"] },
};

test.each(policies)("%s bears values of any type, which the provider's check refuses", (name, policy) => {
  const shape = Object.fromEntries(propertyNames.map((property) => [property, fc.jsonValue({ maxDepth: 1 })]));
  fc.assert(
    fc.property(fc.record(shape, { requiredKeys: [] }), (properties) => {
      const instance = { name: "orders", stack: "prod", properties };
      const config = configs[name] ?? {};
      if ("validateStack" in policy) runOnStack(policy, { instances: [instance, instance, instance], config });
      else runOnInstance(policy, { ...instance, config });
    }),
    { numRuns: 300 },
  );
});

test("the remediation bears values of any type too", () => {
  const { definition } = exported.maintenanceWindowSet;
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (maintainBegin, maintainEnd) => {
      const properties = Object.assign({}, { maintainBegin, maintainEnd });
      const instance = {
        urn: "",
        logicalName: "orders",
        stack: "prod",
        isProtected: false,
        properties: properties as object,
      };
      definition.remedy?.(instance, { begin: "22:00" });
    }),
  );
});
