import { type CloudName, cloudTraits } from "../catalogue/clouds";
import { DmsError } from "../errors/dmsError";
import { type Instance, isAmqp, isServing } from "./instance";
import type { JsonObject } from "./instanceFields";
import type { Model } from "./model";

const usualPlugins = ["rabbitmq_federation", "rabbitmq_shovel", "rabbitmq_consistent_hash_exchange"];

/** Withdrawn in most clouds in 2024. */
const withdrawnPlugins = [
  "rabbitmq_amqp1_0",
  "rabbitmq_delayed_message_exchange",
  "rabbitmq_sharding",
  "rabbitmq_tracing",
  "rabbitmq_mqtt",
  "rabbitmq_web_mqtt",
  "rabbitmq_stomp",
  "rabbitmq_web_stomp",
];

function pluginsOf(cloud: CloudName | undefined): readonly string[] {
  return cloudTraits(cloud).hasAllPlugins ? [...usualPlugins, ...withdrawnPlugins] : usualPlugins;
}

/** The plugins of an instance as the API shows them. @throws DmsError 111400007 for AMQP-0-9-1, which has none */
export function pluginsForm(instance: Instance, cloud: CloudName | undefined): Record<string, unknown> {
  demandRabbitmq(instance);
  return {
    plugins_modifying: instance.transition?.operation === "plugins",
    plugins: pluginsOf(cloud).map((name) => {
      const isOn = instance.plugins.includes(name);
      return { name, enable: isOn, running: isOn, version: instance.fields.engine_version };
    }),
  };
}

/**
 * Switches plugins on or off: `plugins` has their names with commas between them.
 *
 * @returns the id of the job
 * @throws DmsError 111400007, 111400063 where the kind of instance forbids it, 111400970, 111400026
 */
export function changePlugins(
  instance: Instance,
  body: JsonObject,
  context: { model: Model; cloud: CloudName | undefined },
): string {
  demandRabbitmq(instance);
  const { enable, plugins: written } = body;
  if (typeof enable !== "boolean") throw new DmsError("111400063", "enable");
  if (typeof written !== "string" || written.trim() === "") throw new DmsError("111400063", "plugins");
  const names = written.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !pluginsOf(context.cloud).includes(name));
  if (unknown !== undefined) throw new DmsError("111400970", unknown);
  if (enable && !names.every((name) => isPossible(name, instance))) throw new DmsError("111400063", "plugins");
  if (!isServing(instance)) throw new DmsError("111400026");
  const others = instance.plugins.filter((name) => !names.includes(name));
  return context.model.begin(instance, "plugins", {
    plugins: enable ? [...others, ...new Set(names)] : others,
    task: { params: { enable, plugins: written } },
  });
}

/** Shovels are for single nodes without TLS, federations for instances without. */
function isPossible(name: string, { fields }: Instance): boolean {
  if (name === "rabbitmq_shovel") return fields.type === "single" && !fields.ssl_enable;
  return name !== "rabbitmq_federation" || !fields.ssl_enable;
}

function demandRabbitmq(instance: Instance): void {
  if (isAmqp(instance)) throw new DmsError("111400007");
}
