import type { Instance } from "./instance";

/** States in which an instance serves, and so can be changed: a failed extension leaves it as it was. */
export function isServing({ fields }: Instance): boolean {
  return fields.status === "RUNNING" || fields.status === "EXTENDEDFAILED";
}
