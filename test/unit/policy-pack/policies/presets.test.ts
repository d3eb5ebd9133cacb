import { createPolicies, type PolicyName, presets } from "pulumi-huaweicloud-dms-rabbitmq/policies";

const ranks = ["disabled", "advisory", "mandatory"];
const levels = (preset: keyof typeof presets) =>
  new Map(createPolicies({ preset }).map(({ name, enforcementLevel = "" }) => [name, ranks.indexOf(enforcementLevel)]));

test.each(Object.keys(presets) as (keyof typeof presets)[])("the preset %s is valid", (preset) => {
  expect(createPolicies({ preset })).toHaveLength(28);
});

test("each preset is at least as strict as the one before", () => {
  const [baseline, production, strict] = [levels("baseline"), levels("production"), levels("strict")];
  for (const [name, rank] of baseline) {
    expect(production.get(name)).toBeGreaterThanOrEqual(rank);
    expect(strict.get(name)).toBeGreaterThanOrEqual(production.get(name) ?? 0);
  }
});

test("the strict preset stops everything but a nearly full disk, which no change of the program mends", () => {
  const advisory = createPolicies({ preset: "strict" }).filter(
    ({ enforcementLevel }) => enforcementLevel !== "mandatory",
  );
  expect(advisory.map(({ name }) => name)).toEqual(["rabbitmq-storage-headroom"] satisfies PolicyName[]);
});

test("no preset turns the remediation on", () => {
  for (const preset of Object.keys(presets) as (keyof typeof presets)[]) {
    expect(createPolicies({ preset }).map(({ enforcementLevel }) => enforcementLevel)).not.toContain("remediate");
  }
});
