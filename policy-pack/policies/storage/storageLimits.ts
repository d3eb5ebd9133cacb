import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { productOf } from "../productCatalogue";
import { products } from "../settingSchemas";

const maximumGb = 90_000;
const minimumGb = 100;
const perNodeRule = { error: "must be 100, 200 or 300" };

const settings = z.strictObject({
  clusterGbPerNode: z
    .literal([100, 200, 300], perNodeRule)
    .describe(
      "least GB for each node of a cluster; the API reference lists 100, 200 and 300 without saying which applies when",
    )
    .default(100),
  products,
});

/** The storage space lies within the limits of table 5-2. */
export const storageLimits = instancePolicy({
  name: "rabbitmq-storage-limits",
  displayName: "Storage limits",
  subject: "storage",
  description: "The storage space is from 100 GB to 90000 GB; a cluster has at least 100 GB for each of its nodes.",
  severity: "high",
  enforcementLevel: "mandatory",
  remediationSteps:
    "Set storageSpace to a whole number of GB from 100 to 90000, for a cluster to at least 100 times the number of its " +
    "nodes.",
  settings,
  check({ properties }, config, report) {
    const { storageSpace } = properties;
    if (typeof storageSpace !== "number") return;
    if (storageSpace > maximumGb) {
      report({
        property: "storageSpace",
        value: storageSpace,
        unit: "GB",
        rule: `an instance holds at most ${maximumGb} GB`,
        remedy: `Set storageSpace to ${maximumGb} or less`,
      });
      return;
    }
    if (storageSpace < minimumGb) {
      report({
        property: "storageSpace",
        value: storageSpace,
        unit: "GB",
        rule: `an instance holds at least ${minimumGb} GB`,
        remedy: `Set storageSpace to ${minimumGb} or more`,
      });
      return;
    }
    const product = productOf(properties, config);
    if (product?.type !== "cluster") return;
    const minimum = product.nodes * config.clusterGbPerNode;
    if (storageSpace >= minimum) return;
    report({
      property: "storageSpace",
      value: storageSpace,
      unit: "GB",
      rule: `a cluster of ${product.nodes} nodes holds at least ${product.nodes} × ${config.clusterGbPerNode} = ${minimum} GB`,
      remedy: `Set storageSpace to ${minimum} or more, or choose a product with fewer nodes`,
    });
  },
});
