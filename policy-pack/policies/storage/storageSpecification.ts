import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { choiceText, listText } from "../definition/violation";

const specifications = [
  "dms.physical.storage.normal",
  "dms.physical.storage.high",
  "dms.physical.storage.ultra",
] as const;

const settings = z.strictObject({
  allowed: z
    .array(z.enum(specifications, { error: `must be one of ${specifications.join(", ")}` }), {
      error: "must be a list of storage I/O specifications",
    })
    .min(1, { error: "must hold at least one storage I/O specification" })
    .describe("values of storageSpecCode that may be chosen")
    .default([...specifications]),
});

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
  check({ properties: { storageSpecCode } }, { allowed }, report) {
    if (!storageSpecCode || allowed.some((code) => code === storageSpecCode)) return;
    report({
      property: "storageSpecCode",
      value: storageSpecCode,
      rule: `only ${listText(allowed)} may be chosen`,
      remedy: `Set storageSpecCode to ${choiceText(allowed)}`,
    });
  },
});
