import { z } from "zod";
import { isLegacyProductId } from "../../../provider/client/dms/product";
import { textOf } from "../definition/instance";
import { instancePolicy } from "../definition/instancePolicy";
import { nodesOf } from "../productCatalogue";
import { products } from "../settingSchemas";

/** Most GB of an instance: of API v1.0 (table 5-2), and of the largest cluster of v2. */
const maximumGb = { "v1.0": 90_000, v2: 210_000 };
const minimumGb = 100;

/** GB by which API v2 sells storage, and the most for each of its nodes. */
const ofV2 = { stepGb: 100, maximumGbPerNode: 30_000 };

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

/** The storage space lies within the limits of the version of the API. */
export const storageLimits = instancePolicy({
  name: "rabbitmq-storage-limits",
  displayName: "Storage limits",
  subject: "storage",
  description:
    "The storage space is from 100 GB to 90000 GB, on API v2 a multiple of 100 GB and at most 30000 GB for each node; a " +
    "cluster has at least 100 GB for each of its nodes.",
  severity: "high",
  enforcementLevel: "mandatory",
  remediationSteps:
    "Set storageSpace to a whole number of GB from 100 to 90000, on API v2 to a multiple of 100 and at most 30000 times the " +
    "number of nodes; for a cluster to at least 100 times the number of its nodes.",
  settings,
  check({ apiVersion, properties }, config, report) {
    const { storageSpace } = properties;
    if (typeof storageSpace !== "number") return;
    const violate = (rule: string, remedy: string) =>
      report({ property: "storageSpace", value: storageSpace, unit: "GB", rule, remedy });
    // What holds for every product is judged before the product is looked at, which a preview may not know.
    const most = maximumGb[apiVersion ?? "v2"];
    if (storageSpace > most) {
      violate(`an instance holds at most ${most} GB`, `Set storageSpace to ${most} or less`);
      return;
    }
    if (storageSpace < minimumGb) {
      violate(`an instance holds at least ${minimumGb} GB`, `Set storageSpace to ${minimumGb} or more`);
      return;
    }
    // An instance keeps what API v1.0 made it with when v2 takes it over.
    const isOfToday = apiVersion === "v2" && !isLegacyProductId(textOf(properties.productId));
    if (isOfToday && storageSpace % ofV2.stepGb !== 0) {
      const [below, above] = [Math.floor, Math.ceil].map((round) => round(storageSpace / ofV2.stepGb) * ofV2.stepGb);
      violate(`API v2 sells storage by ${ofV2.stepGb} GB`, `Set storageSpace to ${below} or ${above}`);
    }
    const nodes = nodesOf(properties, config);
    if (nodes === undefined) return;
    const mostOfNodes = nodes * ofV2.maximumGbPerNode;
    if (isOfToday && storageSpace > mostOfNodes) {
      violate(
        `${nodeText(nodes)} of API v2 holds at most ${nodes} × ${ofV2.maximumGbPerNode} = ${mostOfNodes} GB`,
        `Set storageSpace to ${mostOfNodes} or less`,
      );
    }
    const minimum = nodes * config.clusterGbPerNode;
    if (nodes === 1 || storageSpace >= minimum) return;
    const grown = isOfToday ? ", which it has grown to if nodes were added" : "";
    violate(
      `${nodeText(nodes)} holds at least ${nodes} × ${config.clusterGbPerNode} = ${minimum} GB`,
      `Set storageSpace to ${minimum} or more${grown}, or choose a product with fewer nodes`,
    );
  },
});

function nodeText(nodes: number): string {
  return nodes === 1 ? "a single node" : `a cluster of ${nodes} nodes`;
}
