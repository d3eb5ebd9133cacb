import { z } from "zod";
import type { Instance } from "../definition/instance";
import { stackPolicy } from "../definition/stackPolicy";
import { runEach } from "../definition/unknownValues";
import { wholeNumber } from "../settingSchemas";

const settings = z.strictObject({
  maximumUsedPercent: wholeNumber({ minimum: 1, maximum: 99 })
    .describe("share of the usable storage space, in percent, that may be used")
    .default(80),
});

/** Warns of an instance whose storage space is nearly full, as far as the state knows. */
export const storageHeadroom = stackPolicy({
  name: "rabbitmq-storage-headroom",
  displayName: "Storage headroom",
  subject: "storage",
  description: "The used share of an instance's storage space, as of the last deployment or refresh, leaves headroom.",
  severity: "medium",
  enforcementLevel: "advisory",
  remediationSteps:
    "Run `pulumi refresh` to read the present figures. Then consume or purge messages, or extend the storage space.",
  settings,
  checkAll(instances, { maximumUsedPercent }, report) {
    const judge = (instance: Instance) => () => {
      const { usedStorageSpace: used, usableStorageSpace: usable } = instance.properties;
      if (typeof used !== "number" || typeof usable !== "number" || usable <= 0) return;
      const percent = (used / usable) * 100;
      if (percent <= maximumUsedPercent) return;
      const violation = {
        property: "usedStorageSpace",
        value: used,
        unit: "GB",
        rule:
          `of ${usable} GB usable, at most ${maximumUsedPercent} % should be used, and as of the last deployment or ` +
          `refresh it was ${Math.floor(percent)} %`,
        remedy:
          "Run `pulumi refresh` for the present figure; if it stays, consume or purge messages, or extend storageSpace",
      };
      report(violation, instance);
    };
    runEach(instances.map(judge));
  },
});
