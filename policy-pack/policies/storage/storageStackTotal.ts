import { z } from "zod";
import { stackPolicy } from "../definition/stackPolicy";
import { runEach } from "../definition/unknownValues";
import { wholeNumber } from "../settingSchemas";

const settings = z.strictObject({
  maximumGb: wholeNumber({ minimum: 100, maximum: 100_000_000 })
    .describe("most GB that all RabbitMQ instances of a stack may have together")
    .default(6000),
});

/** The instances of a stack together have no more storage space than agreed. */
export const storageStackTotal = stackPolicy({
  name: "rabbitmq-storage-stack-total",
  displayName: "Storage of a stack",
  subject: "storage",
  description: "The storage space of all RabbitMQ instances of a stack does not exceed the agreed total.",
  severity: "medium",
  enforcementLevel: "advisory",
  remediationSteps: "Order less storage space, remove instances, or have the total of the policy raised.",
  settings,
  checkAll(instances, { maximumGb }, report) {
    let total = 0;
    const add =
      ({ properties }: (typeof instances)[number]) =>
      () => {
        const { storageSpace, totalStorageSpace } = properties;
        // The storage of API v2 grows with the nodes, whatever the program still declares.
        const spaces = [storageSpace, totalStorageSpace].filter((space) => typeof space === "number");
        total += Math.max(0, ...spaces);
      };
    const judge = () => {
      if (total <= maximumGb) return;
      report({
        property: `storageSpace of the stack's ${instances.length} RabbitMQ instances together`,
        value: total,
        unit: "GB",
        rule: `a stack may have at most ${maximumGb} GB`,
        remedy: `Lower the storageSpace of some instances by ${total - maximumGb} GB in all`,
      });
    };
    runEach([...instances.map(add), judge]);
  },
});
