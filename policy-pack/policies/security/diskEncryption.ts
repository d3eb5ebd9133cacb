import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { choiceText } from "../definition/violation";
import { moveToV2 } from "../moveToV2";
import { textList } from "../settingSchemas";

const settings = z.strictObject({
  allowed: textList("KMS key IDs").describe("IDs of the KMS keys that may be used; empty: any").default([]),
});

/** The disks are encrypted. */
export const diskEncryption = instancePolicy({
  name: "rabbitmq-disk-encryption",
  displayName: "Disk encryption",
  subject: "security",
  description: "The disks of a RabbitMQ instance are encrypted by a key of KMS, which only API v2 can.",
  severity: "medium",
  enforcementLevel: "advisory",
  remediationSteps:
    "Set diskEncryptedKey, on API v1.0 after moving to API v2. On an existing instance this replaces it and its messages " +
    "are lost, so plan it.",
  settings,
  check({ apiVersion, properties: { diskEncryptedKey: key } }, { allowed }, report) {
    if (key && (allowed.length === 0 || allowed.includes(key))) return;
    const choice = allowed.length > 0 ? choiceText(allowed) : "the ID of a KMS key";
    if (key) {
      report({
        property: "diskEncryptedKey",
        value: key,
        rule: "only the KMS keys on the policy's allow list may be used",
        remedy: `Set diskEncryptedKey to ${choice}`,
      });
      return;
    }
    const isOfV1 = apiVersion === "v1.0";
    report({
      property: "diskEncryptedKey",
      value: undefined,
      rule: `the disks must be encrypted${isOfV1 ? ", which API v1.0 cannot do" : ""}`,
      remedy: isOfV1
        ? `${moveToV2}, then set diskEncryptedKey to ${choice}, which replaces an existing instance`
        : `Set diskEncryptedKey to ${choice}, which replaces an existing instance`,
    });
  },
});
