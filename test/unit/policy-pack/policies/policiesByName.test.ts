import * as exported from "pulumi-huaweicloud-dms-rabbitmq/policies";

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
