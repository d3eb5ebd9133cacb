import { providerText } from "../../sdk/providerText";
import { rabbitmqInstanceType } from "../../sdk/resourceType";
import type { ApiVersion, Instance } from "../client";
import { checkInstance } from "../instance/check/offlineCheck";
import { declaredByProgram } from "../instance/properties/declaredRecord";
import { instanceOutputs } from "../instance/properties/instanceOutputs";
import { hiddenProperties } from "../instance/properties/instanceProperties";
import { safeProperties } from "../instance/properties/safeProperties";
import type { Properties } from "../resource/properties";
import type { Declaration } from "./declaredArguments";

/** One resource in the file for `pulumi import --file`. */
export interface ImportEntry {
  type: string;
  name: string;
  id: string;
  inputs: Properties;
  outputs: Properties;
}

/** What an entry is made from. */
export interface ImportEntryOptions {
  logicalName: string;
  instance: Instance;
  declaration: Declaration;
  region: string;
  projectId: string;
  /** The version of the API that read the instance, and that is to manage it. */
  apiVersion: ApiVersion;
}

/**
 * The entry whose import gives the state that the provider itself would have stored, without what the service does
 * not tell: the password and, from some servers, the storage I/O specification.
 */
export function importEntry(options: ImportEntryOptions): ImportEntry {
  const { logicalName, instance, declaration, region, projectId, apiVersion } = options;
  const recorded = declaration.arguments.filter((argument) => argument.recorded);
  const values = Object.fromEntries(recorded.map(({ name, value }) => [name, value]));
  const { inputs } = checkInstance({ region, apiVersion }, {}, values);
  const declared = declaredByProgram(inputs);
  const outputs = instanceOutputs(instance, inputs, { region, projectId, declared, apiVersion });
  const provider = { [hiddenProperties.provider]: providerText };
  return {
    type: rabbitmqInstanceType,
    name: logicalName,
    id: instance.instanceId,
    inputs: { ...safeProperties(inputs), ...provider },
    outputs: { ...safeProperties(outputs), ...provider },
  };
}
