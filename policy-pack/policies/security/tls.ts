import { z } from "zod";
import { isAmqpEngine } from "../../../provider/instance/properties/versionRules";
import { instancePolicy } from "../definition/instancePolicy";
import { ifKnown } from "../definition/unknownValues";

/** Clients connect with TLS. */
export const tls = instancePolicy({
  name: "rabbitmq-tls",
  displayName: "TLS",
  subject: "security",
  description: "Clients connect to the RabbitMQ instance with TLS.",
  severity: "high",
  enforcementLevel: "advisory",
  remediationSteps:
    "Set sslEnable to true. On an existing instance this replaces it and its messages are lost, so plan it.",
  settings: z.strictObject({}),
  check({ properties }, _settings, report) {
    const { sslEnable } = properties;
    if (sslEnable === true) return;
    const isAmqp = isAmqpEngine(ifKnown(() => properties.engineVersion));
    report({
      property: "sslEnable",
      value: sslEnable,
      rule: `clients must connect with TLS${isAmqp ? ", which engineVersion AMQP-0-9-1 lacks" : ""}`,
      remedy: isAmqp
        ? "Choose a version of RabbitMQ as engineVersion, and set sslEnable to true"
        : "Set sslEnable to true",
    });
  },
});
