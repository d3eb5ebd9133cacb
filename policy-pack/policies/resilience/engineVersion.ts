import { z } from "zod";
import { isAmqpEngine, isLegacyEngineVersion } from "../../../provider/instance/properties/versionRules";
import type { Instance } from "../definition/instance";
import { instancePolicy } from "../definition/instancePolicy";
import { choiceText, listText } from "../definition/violation";
import { textList } from "../settingSchemas";

const settings = z.strictObject({
  allowed: textList("versions")
    .min(1, { error: "must hold at least one version" })
    .describe("engine versions that may be used; 3.7.17 is that of API v1.0, AMQP-0-9-1 another engine of API v2")
    .default(["3.7.17", "3.8.35", "3.12.13"]),
  required: z
    .boolean({ error: "must be true or false" })
    .describe("whether the program must set engineVersion")
    .default(false),
});

/** The allowed versions that the instance's version of the API makes, all of them if that is none. */
function choicesFor({ apiVersion }: Instance, allowed: readonly string[]): readonly string[] {
  if (apiVersion === undefined) return allowed;
  const choices = allowed.filter((version) => isLegacyEngineVersion(version) === (apiVersion === "v1.0"));
  return choices.length > 0 ? choices : allowed;
}

/** The engine version is an allowed one. */
export const engineVersion = instancePolicy({
  name: "rabbitmq-engine-version",
  displayName: "Engine version",
  subject: "resilience",
  description: "The engine version of a RabbitMQ instance is one of the allowed ones.",
  severity: "medium",
  enforcementLevel: "advisory",
  remediationSteps:
    "Set engineVersion to an allowed version. On an existing instance this replaces it and its messages are lost.",
  settings,
  check(instance, { allowed, required }, report) {
    const { engineVersion: version } = instance.properties;
    if (version ? allowed.includes(version) : !required) return;
    report({
      property: "engineVersion",
      value: version || undefined,
      rule: `only ${listText(allowed)} may be used${isAmqpEngine(version) ? ", and this is an engine without TLS and plugins" : ""}`,
      remedy: `Set engineVersion to ${choiceText(choicesFor(instance, allowed))}`,
    });
  },
});
