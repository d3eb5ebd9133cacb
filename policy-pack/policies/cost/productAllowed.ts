import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";
import { listText } from "../definition/violation";
import { fittingProductIds } from "../productCatalogue";
import { products, textList } from "../settingSchemas";

const settings = z.strictObject({
  allowed: textList("product IDs")
    .describe("IDs of the products that may be ordered, such as c6.4u8g.cluster with any number of nodes")
    .default([]),
  products,
});

/** The product is an allowed one. */
export const productAllowed = instancePolicy({
  name: "rabbitmq-product-allowed",
  displayName: "Product",
  subject: "cost",
  description: "The product of a RabbitMQ instance is on the allow list.",
  severity: "medium",
  enforcementLevel: "mandatory",
  remediationSteps: "Choose an allowed product. On an existing instance this may replace it; see resize.",
  settings,
  notApplicable({ allowed }) {
    return allowed.length === 0 ? "no allowed products are configured" : undefined;
  },
  check(instance, config, report) {
    if (fittingProductIds(instance, config.allowed, config).length > 0) return;
    const { properties } = instance;
    const { productId } = properties;
    report({
      property: productId ? "productId" : "product",
      value: productId || (properties.product ? { ...properties.product } : undefined),
      rule: "only the products on the policy's allow list may be ordered",
      remedy: `Choose one of the products ${listText(config.allowed)}`,
    });
  },
});
