import { z } from "zod";
import type { Instance } from "../definition/instance";
import { stackPolicy } from "../definition/stackPolicy";
import { runEach } from "../definition/unknownValues";
import { productOf, totalVcpus, unknownProduct } from "../productCatalogue";
import { products, wholeNumber } from "../settingSchemas";

const settings = z.strictObject({
  maximum: wholeNumber({ minimum: 1, maximum: 10_000_000 })
    .describe("most vCPUs that all RabbitMQ instances of a stack may have together")
    .default(192),
  products,
});

/** The instances of a stack together have no more vCPUs than agreed. */
export const vcpuStackTotal = stackPolicy({
  name: "rabbitmq-vcpu-stack-total",
  displayName: "vCPUs of a stack",
  subject: "cost",
  description: "The vCPUs of all RabbitMQ instances of a stack do not exceed the agreed total.",
  severity: "medium",
  enforcementLevel: "advisory",
  remediationSteps: "Choose smaller products, remove instances, or have the total of the policy raised.",
  settings,
  checkAll(instances, config, report) {
    const { maximum } = config;
    let total = 0;
    const add = (instance: Instance) => () => {
      const product = productOf(instance.properties, config);
      if (product) {
        total += totalVcpus(product);
        return;
      }
      const { reason, ...unknown } = unknownProduct(instance.properties, config);
      report({ ...unknown, rule: `a stack may have at most ${maximum} vCPUs, and ${reason}` }, instance);
    };
    const judge = () => {
      if (total <= maximum) return;
      report({
        property: `product of the stack's ${instances.length} RabbitMQ instances together`,
        value: total,
        unit: "vCPUs",
        rule: `a stack may have at most ${maximum} vCPUs`,
        remedy: `Choose smaller products for some instances, ${total - maximum} vCPUs less in all`,
      });
    };
    runEach([...instances.map(add), judge]);
  },
});
