import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { productOf, productText, totalVcpus, unknownProduct } from "../productCatalogue";
import { products, wholeNumber } from "../settingSchemas";

const settings = z.strictObject({
  maximum: wholeNumber({ minimum: 1, maximum: 100_000 })
    .describe("most vCPUs that one instance may have, all nodes together")
    .default(48),
  products,
});

/** No instance has more vCPUs than agreed. */
export const vcpuMaximum = instancePolicy({
  name: "rabbitmq-vcpu-maximum",
  displayName: "vCPUs of an instance",
  subject: "cost",
  description: "The vCPUs of a RabbitMQ instance, all nodes together, do not exceed the agreed maximum.",
  severity: "medium",
  enforcementLevel: "advisory",
  remediationSteps: "Choose a smaller product, or have the maximum of the policy raised.",
  settings,
  check({ properties }, config, report) {
    const product = productOf(properties, config);
    const { maximum } = config;
    if (!product) {
      const { reason, ...unknown } = unknownProduct(properties, config);
      report({ ...unknown, rule: `an instance may have at most ${maximum} vCPUs, and ${reason}` });
      return;
    }
    const total = totalVcpus(product);
    if (total <= maximum) return;
    report({
      property: properties.product ? "product" : "productId",
      value: properties.product ? { ...product } : properties.productId,
      rule: `this is ${productText(product)}, ${total} vCPUs in all, and an instance may have at most ${maximum}`,
      remedy: `Choose a product with at most ${maximum} vCPUs in all`,
    });
  },
});
