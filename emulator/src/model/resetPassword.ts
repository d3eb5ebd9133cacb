import { DmsError } from "../errors/dmsError";
import { type Instance, isAmqp, isServing } from "./instance";
import { type JsonObject, readField } from "./instanceFields";
import type { Model } from "./model";

/**
 * Gives the user of an instance another password, which counts when the promise is kept.
 *
 * @throws DmsError 111400007 for AMQP-0-9-1, which has none, 111400012, 111400026
 */
export async function resetPassword(instance: Instance, body: JsonObject, model: Model): Promise<void> {
  if (isAmqp(instance)) throw new DmsError("111400007");
  const password = readField({ password: body.new_password }, "password", "v2");
  if (!isServing(instance)) throw new DmsError("111400026");
  await model.changePassword(instance, password);
}
