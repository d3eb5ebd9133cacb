import type {
  derivedProperties,
  inputProperties,
  ObservedInputName,
  observedProperties,
  providerProperties,
} from "../../provider/instance/properties/instanceProperties";
import type { ValuesOf } from "../../provider/resource/declaration";

type Inputs = Pick<typeof inputProperties, ObservedInputName | "storageSpace" | "region" | "projectId">;

/**
 * An instance as the service describes it (tables 5-6 and 5-21), in the names of `RabbitmqInstance`. `storageSpace` is
 * the usable space where the service does not tell the ordered one; region and project are those of the lookup.
 *
 * @interface
 */
export type InstanceResult = ValuesOf<
  Inputs & typeof observedProperties & typeof providerProperties & typeof derivedProperties,
  "instanceId" | "hosts" | "publicHosts" | "region" | "projectId"
>;
