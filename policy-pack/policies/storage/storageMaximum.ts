import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { wholeNumber } from "../settingSchemas";

const settings = z.strictObject({
  maximumGb: wholeNumber({ minimum: 100, maximum: 210_000 })
    .describe("most GB that one instance may have")
    .default(1500),
});

/** No instance has more storage space than agreed. */
export const storageMaximum = instancePolicy({
  name: "rabbitmq-storage-maximum",
  displayName: "Storage of an instance",
  subject: "storage",
  description: "The storage space of a RabbitMQ instance does not exceed the agreed maximum.",
  severity: "medium",
  enforcementLevel: "advisory",
  remediationSteps: "Order less storage space, or have the maximum of the policy raised.",
  settings,
  check({ properties: { storageSpace } }, { maximumGb }, report) {
    if (typeof storageSpace !== "number" || storageSpace <= maximumGb) return;
    report({
      property: "storageSpace",
      value: storageSpace,
      unit: "GB",
      rule: `an instance may have at most ${maximumGb} GB`,
      remedy: `Set storageSpace to ${maximumGb} or less`,
    });
  },
});
