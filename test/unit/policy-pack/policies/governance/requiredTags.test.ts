import { requiredTags } from "pulumi-huaweicloud-dms-rabbitmq/policies";
import { runOnInstance, unknown } from "../../policyRun";

const team = { keys: ["team"] };
const run = (tags: unknown, config: Record<string, unknown> = team, apiVersion: string | undefined = "v2") =>
  runOnInstance(requiredTags, { properties: { tags, apiVersion }, config });

test("an instance with the tags passes, whatever others it has", () => {
  expect(run({ team: "orders", cost: "7" }).violations).toEqual([]);
  expect(run({ team: "" }).violations).toEqual([]);
});

test("each tag that is missing violates by itself", () => {
  expect(run({ Team: "orders" }, { keys: ["team", "cost"] }).violations).toEqual([
    "tags.team is not set, but an instance must have this tag. Add team to tags or to huaweicloud:defaultTags.",
    "tags.cost is not set, but an instance must have this tag. Add cost to tags or to huaweicloud:defaultTags.",
  ]);
  expect(run(undefined).violations).toHaveLength(1);
  expect(run(undefined, team, "").violations).toHaveLength(1);
});

test("a tag has one of the agreed values, in which * stands for any characters", () => {
  const config = { values: { team: ["orders", "billing-*"] } };
  expect(run({ team: "orders" }, config).violations).toEqual([]);
  expect(run({ team: "billing-eu" }, config).violations).toEqual([]);
  expect(run({ team: "billing" }, config).violations).toEqual([
    'tags.team is "billing", but this tag must be "orders" or "billing-*". ' +
      "Give team another value in tags or in huaweicloud:defaultTags.",
  ]);
  expect(run({}, config).violations).toEqual([]);
  expect(run({}, { ...config, ...team }).violations).toHaveLength(1);
});

test.each([
  ["outputs", { apiVersion: "v1.0" }],
  ["inputs", { productId: "00300-30109-0--0" }],
])("an instance that its %s show to be of API v1.0 violates, and the way on leads to v2", (_what, properties) => {
  const config = { keys: ["team", "cost"], values: { team: ["orders"] } };
  expect(runOnInstance(requiredTags, { properties, config }).violations).toEqual([
    "tags is not set, but an instance must have the tags team, cost, and API v1.0 has none. Move the instance to API v2 " +
      "with huaweicloud:apiVersion (HW_DMS_API_VERSION), then add them to tags or to huaweicloud:defaultTags.",
  ]);
  expect(runOnInstance(requiredTags, { properties, config: { values: config.values } }).violations).toEqual([]);
});

test("without keys and values it does not apply", () => {
  expect(run({}, {}).notApplicable).toBe("no required tags are configured");
});

test("a value that a preview does not know hides nothing that the others tell", () => {
  expect(run(unknown).undecided).toContain(".tags");
  expect(run({ team: unknown })).toEqual({ violations: [], on: [] });
  const config = { keys: ["cost"], values: { team: ["orders"], zone: ["a"] } };
  expect(run({ team: unknown, zone: "b" }, config)).toMatchObject({
    violations: [expect.stringContaining("tags.cost is not set"), expect.stringContaining('tags.zone is "b"')],
    undecided: expect.stringContaining(".tags.team"),
  });
});

test("wrong settings are refused with their paths", () => {
  expect(() => run({}, { keys: [""] })).toThrow("keys[0] must be a text that is not empty");
  expect(() => run({}, { values: { team: [] } })).toThrow("values.team must hold at least one value");
  expect(() => run({}, { values: ["orders"] })).toThrow("values must be an object such as");
});
