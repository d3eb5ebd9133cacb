/** What Pulumi sends in place of a value that is not known yet in a preview. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value, or anything inside it, is not known yet. */
export function containsUnknown(value: unknown): boolean {
  if (value === unknownValue) return true;
  if (Array.isArray(value)) return value.some(containsUnknown);
  if (value !== null && typeof value === "object") return Object.values(value).some(containsUnknown);
  return false;
}

/** A text that is known; undefined for anything else. */
export function knownText(value: unknown): string | undefined {
  return typeof value === "string" && value !== unknownValue ? value : undefined;
}
