import type {
  derivedProperties,
  inputProperties,
  ObservedInputName,
  observedProperties,
} from "../../provider/instance/properties/instanceProperties";
import type { NamesWith, ValuesOf } from "../../provider/resource/declaration";

type Inputs = Pick<typeof inputProperties, ObservedInputName | "storageSpace" | "region" | "projectId">;
type Derived = Omit<typeof derivedProperties, NamesWith<typeof derivedProperties, { secret: true }>>;

/**
 * An instance as the service describes it (tables 5-6 and 5-21), in the names of `RabbitmqInstance`. `storageSpace` is
 * the usable space where the service does not tell the ordered one; region and project are those of the lookup.
 */
export type InstanceResult = ValuesOf<
  Inputs & typeof observedProperties & Derived,
  "instanceId" | "hosts" | "publicHosts" | "region" | "projectId"
>;
