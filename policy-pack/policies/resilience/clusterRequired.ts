import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { matchesAny } from "../namePatterns";
import { productOf, productText } from "../productCatalogue";
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
    "Choose the product of a cluster. On an existing instance this replaces it and its messages are lost.",
  settings,
  check({ stack, properties }, config, report) {
    if (!matchesAny(config.stacks, stack)) return;
    const product = productOf(properties, config);
    const rule = `an instance of stack ${stack} must be a cluster of at least ${config.minimumNodes} nodes`;
    if (!product) {
      report({
        property: "productId",
        value: properties.productId,
        rule: `${rule}, and the policy does not know this product`,
        remedy: "Describe the product in words with product, or add it to the policy's products",
      });
      return;
    }
    if (product.type === "cluster" && product.nodes >= config.minimumNodes) return;
    report({
      property: properties.product ? "product" : "productId",
      value: properties.product ? { ...product } : properties.productId,
      rule: `this is ${productText(product)}, and ${rule}`,
      remedy: `Choose the product of a cluster, such as { type: "cluster", vcpus: 4, memoryGb: 8, nodes: ${Math.max(3, config.minimumNodes)} }`,
    });
  },
});
