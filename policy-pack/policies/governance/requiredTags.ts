import { z } from "zod";
import { textOf } from "../definition/instance";
import { instancePolicy } from "../definition/instancePolicy";
import { isRecord } from "../definition/settings";
import { runEach } from "../definition/unknownValues";
import { choiceText, listText } from "../definition/violation";
import { moveToV2 } from "../moveToV2";
import { matchesAny } from "../namePatterns";
import { namePatterns, textList } from "../settingSchemas";

const settings = z.strictObject({
  keys: textList("tag keys").describe("keys of the tags that an instance must have").default([]),
  values: z
    .record(z.string(), namePatterns.min(1, { error: "must hold at least one value" }), {
      error: 'must be an object such as { "team": ["orders", "billing-*"] }',
    })
    .describe("values that a tag may have, if it is there, by its key; * stands for any characters")
    .default({}),
});

/** Tags by their keys; none for a value of another type, which only the provider's check refuses. */
function tagsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** The instance has the agreed tags, so that others find it and its cost. */
export const requiredTags = instancePolicy({
  name: "rabbitmq-required-tags",
  displayName: "Required tags",
  subject: "governance",
  description: "A RabbitMQ instance has the agreed tags, with the agreed values; only API v2 has tags.",
  severity: "low",
  enforcementLevel: "mandatory",
  remediationSteps:
    "Add the tags to the property tags or to huaweicloud:defaultTags, on API v1.0 after moving to API v2; the instance goes " +
    "on running.",
  settings,
  notApplicable({ keys, values }) {
    return keys.length === 0 && Object.keys(values).length === 0 ? "no required tags are configured" : undefined;
  },
  check({ apiVersion, properties }, { keys, values }, report) {
    if (apiVersion === "v1.0") {
      if (keys.length === 0) return;
      report({
        property: "tags",
        value: undefined,
        rule: `an instance must have the tags ${listText(keys)}, and API v1.0 has none`,
        remedy: `${moveToV2}, then add them to tags or to huaweicloud:defaultTags`,
      });
      return;
    }
    const tags = tagsOf(properties.tags);
    for (const key of keys.filter((key) => !Object.hasOwn(tags, key))) {
      report({
        property: `tags.${key}`,
        value: undefined,
        rule: "an instance must have this tag",
        remedy: `Add ${key} to tags or to huaweicloud:defaultTags`,
      });
    }
    const judgeValue =
      ([key, patterns]: [string, readonly string[]]) =>
      () => {
        if (!Object.hasOwn(tags, key) || matchesAny(patterns, textOf(tags[key]))) return;
        report({
          property: `tags.${key}`,
          value: tags[key],
          rule: `this tag must be ${choiceText(patterns)}`,
          remedy: `Give ${key} another value in tags or in huaweicloud:defaultTags`,
        });
      };
    runEach(Object.entries(values).map(judgeValue));
  },
});
