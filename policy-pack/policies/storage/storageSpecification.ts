import { z } from "zod";
import { isLegacyStorageSpecCode } from "../../../provider/instance/properties/versionRules";
import type { Instance } from "../definition/instance";
import { instancePolicy } from "../definition/instancePolicy";
import { choiceText, listText } from "../definition/violation";

const specificationsOfV1 = ["dms.physical.storage.normal", "dms.physical.storage.high", "dms.physical.storage.ultra"];

/** Not every cloud has all of them. */
const specificationsOfV2 = [
  "dms.physical.storage.high.v2",
  "dms.physical.storage.ultra.v2",
  "dms.physical.storage.general",
  "dms.physical.storage.extreme",
];

const codeRule = {
  error: "must be a code that begins with dms.physical.storage., such as dms.physical.storage.ultra.v2",
};

const settings = z.strictObject({
  allowed: z
    .array(z.string(codeRule).regex(/^dms\.physical\.storage\.[a-z0-9.]+$/, codeRule), {
      error: "must be a list of storage I/O specifications",
    })
    .min(1, { error: "must hold at least one storage I/O specification" })
    .describe("values of storageSpecCode that may be chosen")
    .default([...specificationsOfV1, ...specificationsOfV2]),
});

/** The allowed codes that the instance's version of the API has, all of them if that is none. */
function choicesFor({ apiVersion }: Instance, allowed: readonly string[]): readonly string[] {
  if (apiVersion === undefined) return allowed;
  const choices = allowed.filter((code) => isLegacyStorageSpecCode(code) === (apiVersion === "v1.0"));
  return choices.length > 0 ? choices : allowed;
}

/** The storage I/O specification is an allowed one. */
export const storageSpecification = instancePolicy({
  name: "rabbitmq-storage-specification",
  displayName: "Storage I/O specification",
  subject: "storage",
  description: "The storage I/O specification is one of the allowed ones.",
  severity: "medium",
  enforcementLevel: "mandatory",
  remediationSteps:
    "Set storageSpecCode to an allowed value. On an existing instance this replaces it and its messages are lost.",
  settings,
  check(instance, { allowed }, report) {
    const { storageSpecCode } = instance.properties;
    if (!storageSpecCode || allowed.includes(storageSpecCode)) return;
    report({
      property: "storageSpecCode",
      value: storageSpecCode,
      rule: `only ${listText(allowed)} may be chosen`,
      remedy: `Set storageSpecCode to ${choiceText(choicesFor(instance, allowed))}`,
    });
  },
});
