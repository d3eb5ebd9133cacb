import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { matchesAny } from "../namePatterns";
import { nodesOf, productOf, productText, unknownProduct } from "../productCatalogue";
import { products, stackNames, wholeNumber } from "../settingSchemas";

const settings = z.strictObject({
  stacks: stackNames,
  minimumNodes: wholeNumber({ minimum: 2, maximum: 100 }).describe("least number of nodes").default(3),
  products,
});

/** In chosen stacks an instance is a cluster. */
export const clusterRequired = instancePolicy({
  name: "rabbitmq-cluster-required",
  displayName: "Cluster",
  subject: "resilience",
  description: "In chosen stacks a RabbitMQ instance is a cluster.",
  severity: "high",
  enforcementLevel: "advisory",
  remediationSteps:
    "Choose the product of a cluster. On an existing single node this replaces it and its messages are lost. A cluster of " +
    "API v2 gets more nodes in place with brokerNum.",
  settings,
  check({ stack, properties }, config, report) {
    if (!matchesAny(config.stacks, stack)) return;
    const { minimumNodes } = config;
    const nodes = nodesOf(properties, config);
    const rule = `an instance of stack ${stack} must be a cluster of at least ${minimumNodes} nodes`;
    if (nodes === undefined) {
      const { reason, ...unknown } = unknownProduct(properties, config);
      report({ ...unknown, rule: `${rule}, and ${reason}` });
      return;
    }
    if (nodes >= minimumNodes) return;
    const product = productOf(properties, config);
    const counted = nodes === 1 ? "a single node" : `an instance of ${nodes} nodes`;
    const what = `this is ${product ? productText(product) : counted}, and ${rule}`;
    if (product?.type === "cluster" && !properties.product && nodes === properties.brokerNum) {
      report({ property: "brokerNum", value: nodes, rule: what, remedy: `Set brokerNum to ${minimumNodes} or more` });
      return;
    }
    report({
      property: properties.product ? "product" : "productId",
      value: properties.product ? { ...product } : properties.productId,
      rule: what,
      remedy: `Choose the product of a cluster, such as { type: "cluster", vcpus: 4, memoryGb: 8, nodes: ${Math.max(3, minimumNodes)} }`,
    });
  },
});
