import * as pulumi from "@pulumi/pulumi";
import { aliasesWithEarlier } from "../../../sdk/earlierAliases";
import { earlierInstanceType, earlierUrn, rabbitmqInstanceType } from "../../../sdk/resourceType";

const urn = (type: string, name = "orders") => `urn:pulumi:dev::shop::${type}::${name}`;

function resolved(aliases: Parameters<typeof aliasesWithEarlier>[0]) {
  return Promise.all(
    aliasesWithEarlier(aliases).map((alias) => new Promise((resolve) => pulumi.output(alias).apply(resolve))),
  );
}

test("an instance is found under the earlier type", async () => {
  expect(await resolved(undefined)).toEqual([{ type: earlierInstanceType }]);
});

test("each alias of the program comes first, and also counts under the earlier type", async () => {
  const moved = { name: "before", parent: pulumi.rootStackResource };
  expect(await resolved([moved, pulumi.output({ project: "old" }), urn(rabbitmqInstanceType, "before")])).toEqual([
    moved,
    { project: "old" },
    urn(rabbitmqInstanceType, "before"),
    { ...moved, type: earlierInstanceType },
    { project: "old", type: earlierInstanceType },
    urn(earlierInstanceType, "before"),
    { type: earlierInstanceType },
  ]);
});

test("an alias that names a type keeps it", async () => {
  expect((await resolved([{ type: "other:index:Thing" }]))[1]).toEqual({ type: "other:index:Thing" });
});

test.each([
  [urn(rabbitmqInstanceType), urn(earlierInstanceType)],
  [urn(`my:index:Shop$${rabbitmqInstanceType}`), urn(`my:index:Shop$${earlierInstanceType}`)],
  [urn(`${rabbitmqInstanceType}$my:index:Part`), urn(`${earlierInstanceType}$my:index:Part`)],
  [urn(`${rabbitmqInstanceType}Plugin`), urn(`${rabbitmqInstanceType}Plugin`)],
  [urn(earlierInstanceType), urn(earlierInstanceType)],
])("the URN %s was %s before", (now, before) => {
  expect(earlierUrn(now)).toBe(before);
});
