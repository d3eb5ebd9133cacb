import { z } from "zod";
import { instancePolicy } from "../definition/instancePolicy";

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
  check({ properties: { sslEnable } }, _settings, report) {
    if (sslEnable === true) return;
    report({
      property: "sslEnable",
      value: sslEnable,
      rule: "clients must connect with TLS",
      remedy: "Set sslEnable to true",
    });
  },
});
