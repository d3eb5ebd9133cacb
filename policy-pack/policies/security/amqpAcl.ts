import { z } from "zod";
import { isAmqpEngine } from "../../../provider/instance/properties/versionRules";
import { instancePolicy } from "../definition/instancePolicy";

/** An instance of AMQP-0-9-1, which needs no user, tells users apart. */
export const amqpAcl = instancePolicy({
  name: "rabbitmq-amqp-acl",
  displayName: "Access control of AMQP-0-9-1",
  subject: "security",
  description: "An instance of engine version AMQP-0-9-1 tells users apart by access control lists.",
  severity: "high",
  enforcementLevel: "mandatory",
  remediationSteps: "Set enableAcl to true; it changes in place. Clients need a user of the instance from then on.",
  settings: z.strictObject({}),
  check({ properties }, _settings, report) {
    // Read apart, so that an engine that is not known yet hides nothing of other engines.
    if (!isAmqpEngine(properties.engineVersion)) return;
    const { enableAcl } = properties;
    if (enableAcl === true) return;
    report({
      property: "enableAcl",
      value: enableAcl,
      rule: "an instance of AMQP-0-9-1 must tell users apart by access control lists",
      remedy: "Set enableAcl to true",
    });
  },
});
