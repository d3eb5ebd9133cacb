import { z } from "zod";
import { type Instance, textOf } from "../definition/instance";
import { instancePolicy } from "../definition/instancePolicy";
import { matchesAny } from "../namePatterns";
import { namePatterns } from "../settingSchemas";

const settings = z.strictObject({
  allowedNames: namePatterns
    .describe(
      "instances that may be public, with TLS only, by their logical or instance name; * stands for any characters",
    )
    .default([]),
});

// The instance name is read last: a preview may not know it.
function isListed({ logicalName, properties }: Instance, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return false;
  if (matchesAny(patterns, logicalName)) return true;
  const name = textOf(properties.name);
  return name !== "" && matchesAny(patterns, name);
}

/** No instance is reachable from the internet, but for listed ones with TLS. */
export const publicAccess = instancePolicy({
  name: "rabbitmq-public-access",
  displayName: "Public access",
  subject: "security",
  description: "A RabbitMQ instance has no public access, unless it is listed by name and uses TLS.",
  severity: "critical",
  enforcementLevel: "mandatory",
  remediationSteps:
    "Set enablePublicIp to false and leave out publicIpId. If the instance must be public, have its name listed in " +
    "allowedNames and set sslEnable to true.",
  settings,
  check(instance, { allowedNames }, report) {
    const { properties } = instance;
    // An elastic IP address alone makes an instance public with its next change.
    const isEnabled = properties.enablePublicIp === true;
    if (!isEnabled && !properties.publicIpId) return;
    if (!isListed(instance, allowedNames)) {
      report({
        property: isEnabled ? "enablePublicIp" : "publicIpId",
        value: isEnabled ? true : properties.publicIpId,
        rule: "only instances listed in the policy's allowedNames may be public",
        remedy: "Set enablePublicIp to false and leave out publicIpId, or have the instance listed",
      });
      return;
    }
    if (properties.sslEnable === true) return;
    report({
      property: "sslEnable",
      value: properties.sslEnable,
      rule: "a public instance must use TLS",
      remedy: "Set sslEnable to true, or enablePublicIp to false",
    });
  },
});
