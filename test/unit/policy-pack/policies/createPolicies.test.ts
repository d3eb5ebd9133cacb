import { createPolicies, PolicyConfigError, policiesByName } from "pulumi-huaweicloud-dms-rabbitmq/policies";

const level = (policies: ReturnType<typeof createPolicies>, name: string) =>
  policies.find((policy) => policy.name === name)?.enforcementLevel;
const defaultOf = (policies: ReturnType<typeof createPolicies>, name: string, setting: string) =>
  policies.find((policy) => policy.name === name)?.configSchema?.properties[setting]?.default;

test("without options it gives every policy as it is", () => {
  const policies = createPolicies();
  expect(policies.map(({ name }) => name)).toEqual(Object.keys(policiesByName));
  for (const policy of policies) {
    const original = Object.values(policiesByName).find(({ name }) => name === policy.name);
    expect(policy.enforcementLevel).toBe(original?.enforcementLevel);
    expect(policy.configSchema).toEqual(original?.configSchema);
  }
});

test("a preset sets levels and defaults", () => {
  const policies = createPolicies({ preset: "strict" });
  expect(level(policies, "rabbitmq-naming")).toBe("mandatory");
  expect(defaultOf(policies, "rabbitmq-password-strength", "minimumLength")).toBe(16);
});

test("settings of a policy go before the shared ones, and those before the preset", () => {
  const policies = createPolicies({
    preset: "strict",
    stacks: ["live"],
    policies: { "rabbitmq-replacement-guard": { stacks: ["main"] } },
  });
  expect(defaultOf(policies, "rabbitmq-deletion-protection", "stacks")).toEqual(["live"]);
  expect(defaultOf(policies, "rabbitmq-cluster-required", "stacks")).toEqual(["live"]);
  expect(defaultOf(policies, "rabbitmq-replacement-guard", "stacks")).toEqual(["main"]);
  expect(level(policies, "rabbitmq-replacement-guard")).toBe("mandatory");
});

test("shared settings reach every policy that has them", () => {
  const products = [{ productId: "own", type: "single", vcpus: 1, memoryGb: 2, nodes: 1 }] as const;
  const policies = createPolicies({ timeZone: "Asia/Dubai", windowTimeZone: "Asia/Shanghai", products: [...products] });
  for (const name of ["rabbitmq-maintenance-window-hours", "rabbitmq-maintenance-window-blackout"]) {
    expect(defaultOf(policies, name, "timeZone")).toBe("Asia/Dubai");
    expect(defaultOf(policies, name, "windowTimeZone")).toBe("Asia/Shanghai");
  }
  expect(defaultOf(policies, "rabbitmq-vcpu-maximum", "products")).toEqual(products);
});

test("a level alone is a setting", () => {
  const policies = createPolicies({ policies: { "rabbitmq-tls": "disabled" } });
  expect(level(policies, "rabbitmq-tls")).toBe("disabled");
});

test("what does not exist is refused by name", () => {
  const anything = (options: object) => () => createPolicies(options);
  expect(anything({ preset: "lax" })).toThrow(
    "The preset lax does not exist; there are: baseline, production, strict.",
  );
  expect(anything({ policies: { "rabbitmq-tsl": "mandatory" } })).toThrow("The policy rabbitmq-tsl does not exist");
  expect(anything({ zone: "UTC" })).toThrow("The option zone does not exist; there are: preset, policies, stacks");
});

test("a wrong setting is refused with policy and path", () => {
  const hours = { "rabbitmq-maintenance-window-hours": { allowed: [{ from: "22:00", to: "26:00" }] } };
  expect(() => createPolicies({ policies: hours })).toThrow(
    "The configuration of policy rabbitmq-maintenance-window-hours is wrong: allowed[0].to must be a time of day",
  );
  expect(() => createPolicies({ timeZone: "Dubai" })).toThrow("timeZone must be an IANA time zone");
});

test.each(["__proto__", "constructor", "toString"])("%s is the name of nothing, as any other", (name) => {
  const named = JSON.parse(`{ "${name}": "mandatory" }`);
  expect(() => createPolicies(named)).toThrow(`The option ${name} does not exist`);
  expect(() => createPolicies({ preset: name as "strict" })).toThrow(`The preset ${name} does not exist`);
  expect(() => createPolicies({ policies: named })).toThrow(`The policy ${name} does not exist`);
});

test.each([null, 5, ["strict"]])("%j in place of an object or a name is refused in a sentence", (value) => {
  const given = value as never;
  const text = JSON.stringify(value);
  expect(() => createPolicies(given)).toThrow(
    new PolicyConfigError(`What createPolicies takes must be an object, not ${text}.`),
  );
  expect(() => createPolicies({ policies: given })).toThrow(
    new PolicyConfigError(`The option policies must be an object, not ${text}.`),
  );
  expect(() => createPolicies({ preset: given })).toThrow(`The preset ${text} does not exist; there are: baseline`);
  expect(() => createPolicies({ policies: { "rabbitmq-tls": given } })).toThrow(
    "The configuration of policy rabbitmq-tls is wrong: it must be an enforcement level or an object of settings.",
  );
});
